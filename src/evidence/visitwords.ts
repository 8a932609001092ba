import { beyondExpected, expectedRange, expectedUseSentence, unexpectedSentences } from './expectationwords';
import { people, plain, unitOf } from './numbers';
import { capital, type Design, number, type Part, phrase, say, verbs } from './phrase';
import { awayWords, fewerRange, fewerWords, rateWords, ratioDirection, ratioLimit } from './ratiowords';
import { usable } from './select';
import { usesOf } from './servicewords';
import { noRatio, remedyOf, tooFew } from './visitreasons';
import type { ExpectedUse, VisitArm, VisitFinding } from './visits';
import type { EstimatedRatio } from '../stats/pairedrate';
import type { RatioOfRatios } from '../stats/rateratios';
import type { Withheld } from '../stats/result';

/** What the design of a finding lets a sentence claim. A check that could not be made has not been passed. */
export function visitDesign({ beyond, sure }: VisitFinding): Design {
  if (beyond === null) return 'one group';
  const parallel = usable(beyond.preTrend) && beyond.preTrend.p >= 0.05;
  const passed = parallel && (sure.step === 'Moderate' || sure.step === 'Stronger');
  return passed ? 'comparison' : 'comparison with a failed check';
}

/** How far from flat a comparison group may be for "by 12% more" to mean what it says. */
const nearlyFlat = 0.1;

/** The finding as a headline. What was seen never stands without what would have been anyway. */
export function visitTitle(finding: VisitFinding): string {
  const { beyond, expected } = finding;
  if (beyond !== null) return comparedTitle(finding, beyond.ratio);
  return expected === null ? unsaidTitle(finding) : followedTitle(finding, expected);
}

function fewTitle({ service }: VisitFinding, few: readonly Part[]): string {
  return `Too few to say whether ${usesOf(service)} changed: ${say(few)}.`;
}

/** With so few the counts are told and nothing is made of them. */
function fewSentence(finding: VisitFinding, few: readonly Part[]): readonly Part[] {
  return [
    ...few.map((part, at) => (at === 0 ? { ...part, text: capital(part.text) } : part)),
    ...phrase`. That is too few to say anything about anybody else, whatever their counts are.`,
    ...ratesSentence(finding),
  ];
}

function comparedTitle(finding: VisitFinding, ratio: NonNullable<VisitFinding['beyond']>['ratio']): string {
  const uses = usesOf(finding.service);
  const few = tooFew(finding);
  if (few !== undefined) return fewTitle(finding, few);
  if (!usable(ratio)) return `${capital(uses)}: ${noRatio(finding, ratio)}.`;
  const way = ratioDirection(ratio.interval95);
  if (way === 'unsure')
    return `Too uncertain to say whether ${uses} rose or fell beyond the change in the comparison group.`;
  const away = awayWords(ratio.ratio);
  const [own, other] = ratio.ratios;
  const flat = Math.abs(other - 1) <= nearlyFlat;
  if (flat && way === 'fewer' && own < 1)
    return `${capital(uses)} fell by ${away} more than in the comparison group.`;
  if (flat && way === 'more' && own > 1)
    return `${capital(uses)} rose by ${away} more than in the comparison group.`;
  return `${capital(uses)} ended ${away} ${way === 'fewer' ? 'below' : 'above'} where the change in the comparison group would have put them.`;
}

function unsaidTitle(finding: VisitFinding): string {
  const { service, referred } = finding;
  const few = tooFew(finding);
  if (few !== undefined) return fewTitle(finding, few);
  if (
    usable(referred.before) &&
    usable(referred.after) &&
    referred.before.events + referred.after.events === 0
  )
    return `No ${usesOf(service)} were counted before or after referral.`;
  return `${capital(usesOf(service))} before and after referral: whether they changed cannot be said.`;
}

/** As `visitTitle`, of one group; there is none without what would be expected anyway. */
export function followedTitle(finding: VisitFinding, expected: ExpectedUse): string {
  const { ratio } = finding.referred;
  const uses = usesOf(finding.service);
  const few = tooFew(finding);
  if (few !== undefined) return fewTitle(finding, few);
  if (!usable(ratio)) return `${capital(uses)}: ${noRatio(finding, ratio)}.`;
  const anyway = expectedRange(expected)
    .map(({ text }) => text)
    .join('');
  const { lower, upper } = limitsOf(ratio);
  if (ratioDirection({ lower, upper }) === 'unsure')
    return `Too uncertain to say whether ${uses} rose or fell after referral; ${anyway} would be expected anyway.`;
  if (ratio.kind === 'none_after')
    return `No ${uses} were counted after referral; ${anyway} would be expected anyway.`;
  const seen = fewerWords(ratio.ratio)
    .map(({ text }) => text)
    .join('');
  return `${seen} ${uses} after referral; ${anyway} would be expected anyway.`;
}

function limitsOf(ratio: Exclude<VisitArm['ratio'], Withheld>): {
  readonly lower: number;
  readonly upper: number;
} {
  return ratio.kind === 'none_after' ? { lower: 0, upper: ratio.upper } : ratio.interval95;
}

/** The finding in one or a few sentences, with its n and its interval. */
export function visitSentence(finding: VisitFinding): readonly Part[] {
  const { beyond, expected } = finding;
  const few = tooFew(finding);
  if (few !== undefined) return fewSentence(finding, few);
  if (beyond !== null)
    return usable(beyond.ratio)
      ? comparedSentence(finding, beyond.ratio)
      : withheldSentence(finding, beyond.ratio);
  return expected === null ? unsaidSentence(finding) : followedSentence(finding, expected);
}

function withheldSentence(finding: VisitFinding, why: Withheld): readonly Part[] {
  return [
    ...phrase`The change in ${usesOf(finding.service)} is not shown: ${noRatio(finding, why)}. ${remedyOf(finding, why)}`,
    ...ratesSentence(finding),
  ];
}

/** The counts of one person’s referrals are added up where every referral is looked at. */
function whole({ counted }: VisitFinding): string {
  return counted === 'referrals' ? ' with all their referrals' : '';
}

/** With a comparison group: what is beyond its change, and both changes. */
function comparedSentence(finding: VisitFinding, found: RatioOfRatios): readonly Part[] {
  const uses = usesOf(finding.service);
  const { ratio, interval95, arm, comparison } = found;
  const among = phrase`Among ${number(people(arm.n))} referred${whole(finding)} and ${number(plain(comparison.n, 0))} of the comparison group, `;
  const rates = ratesSentence(finding);
  if (ratioDirection(interval95) === 'unsure')
    return [
      ...among,
      ...phrase`it is too uncertain to say whether ${uses} rose or fell beyond the comparison group’s change: the data fit anything from `,
      ...fewerRange(interval95),
      ...phrase` than that change would have left.`,
      ...rates,
    ];
  return [
    ...among,
    ...phrase`referral ${{ kind: 'verb', text: verbs[visitDesign(finding)] }} `,
    ...fewerWords(ratio, [interval95.lower, interval95.upper]),
    ...phrase` ${uses} than the comparison group’s change would have left (95% interval `,
    ...fewerRange(interval95),
    ...phrase`).`,
    ...rates,
  ];
}

/**
 * One group: what was seen beside what would be expected anyway. There is no such sentence without the expectation, which is why
 * it is asked for here.
 */
export function followedSentence(finding: VisitFinding, expected: ExpectedUse): readonly Part[] {
  const { ratio } = finding.referred;
  if (!usable(ratio)) return withheldSentence(finding, ratio);
  const uses = usesOf(finding.service);
  const among = phrase`Among ${number(people(ratio.n))} referred${whole(finding)}, `;
  const anyway = [...phrase` `, ...expectedUseSentence(finding, expected)];
  const seen = limitsOf(ratio);
  const way = ratioDirection(seen);
  const rates = ratesSentence(finding);
  if (way === 'unsure')
    return [
      ...among,
      ...phrase`it is too uncertain to say whether ${uses} rose or fell after referral: the data fit anything from `,
      ...fewerRange(seen),
      ...phrase`.`,
      ...anyway,
      ...phrase` There is no comparison group here.`,
      ...rates,
    ];
  const verb: Part = { kind: 'verb', text: verbs['one group'] };
  return [
    ...among,
    ...(ratio.kind === 'none_after'
      ? phrase`referral ${verb} no ${uses} at all (95% interval of the ratio from ${number('0')} to ${number(ratioLimit(ratio.upper))}, taking visits to come independently).`
      : followed(uses, ratio, verb)),
    ...anyway,
    ...phrase` ${againstExpected(way, seen, expected)} There is no comparison group here.`,
    ...rates,
  ];
}

function followed(uses: string, { ratio, interval95 }: EstimatedRatio, verb: Part): readonly Part[] {
  return [
    ...phrase`referral ${verb} `,
    ...fewerWords(ratio, [interval95.lower, interval95.upper]),
    ...phrase` ${uses} a year (95% interval `,
    ...fewerRange(interval95),
    ...phrase`).`,
  ];
}

function againstExpected(
  way: 'fewer' | 'more',
  seen: { readonly lower: number; readonly upper: number },
  expected: ExpectedUse,
): string {
  const noun = way === 'fewer' ? 'fall' : 'rise';
  switch (beyondExpected(seen, expected)) {
    case 'within':
      return `So the ${noun} is within what would be expected though nothing were done.`;
    case 'below':
      return way === 'fewer'
        ? 'The fall is larger than that. Whatever else changed at that time may be the reason.'
        : 'The rise is smaller than that.';
    case 'above':
      return way === 'fewer'
        ? 'The fall is smaller than that.'
        : 'Use rose where that would not be expected. Whatever else changed at that time may be the reason; a need that was not met before may now be.';
  }
}

/** One group, and nothing known of what would be expected: the rates, and no word on change. */
function unsaidSentence(finding: VisitFinding): readonly Part[] {
  const { before, after } = finding.referred;
  const none = usable(before) && usable(after) && before.events + after.events === 0;
  return [...phrase`${unexpectedSentences(finding).join(' ')}`, ...(none ? [] : ratesSentence(finding))];
}

/** " There were 6.5 GP contacts a year per person before and 5.5 after; in the comparison group 5.9 and 5.7." */
function ratesSentence({ service, counted, referred, comparison }: VisitFinding): readonly Part[] {
  const both = (arm: VisitArm): readonly [Part, Part] | undefined =>
    usable(arm.before) && usable(arm.after)
      ? [number(rateWords(arm.before.rate)), number(rateWords(arm.after.rate))]
      : undefined;
  const own = both(referred);
  if (own === undefined) return [];
  const other = comparison === null ? undefined : both(comparison);
  return [
    ...phrase` There were ${own[0]} ${usesOf(service)} a year per ${unitOf(counted)} before and ${own[1]} after`,
    ...(other === undefined ? [] : phrase`, and in the comparison group ${other[0]} and ${other[1]}`),
    ...phrase`.`,
  ];
}
