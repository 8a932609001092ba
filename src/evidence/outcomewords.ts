import type { Evidence, Outcome, OutcomeFinding } from './evidence';
import { direction } from './direction';
import { lostSentence } from './lostwords';
import { asDefined, count, digitsFor, peopleOf, plain, range, reasonWords, signed, unitOf } from './numbers';
import { capital, type Design, number, type Part, phrase, verbs } from './phrase';
import type { Counted } from './scope';
import { isHidden, leadOutcome, usable } from './select';
import type { Withheld } from '../stats/result';
import { reasons } from '../vocabulary/reasons';

/** Nouns such as "anxiety symptoms" are many, "loneliness" is one. */
function was(noun: string): string {
  return /[^siu]s$/.test(noun) ? 'were' : 'was';
}

/** Under five pairs an average is of these people alone: it is greyed, and said to be too few to generalise. */
export function isFew({ change }: Outcome): boolean {
  return usable(change) && change.n < 5;
}

/** The finding as a headline: direction only where the interval excludes no change, and who is missing beside it. */
export function outcomeTitle(finding: OutcomeFinding): string {
  const { measure, overall, counted } = finding;
  const among = counted === 'people' ? 'the people asked twice' : 'the referrals with two scores';
  const way = direction(overall);
  if (measure.kind === 'ordinal')
    return `${capital(measure.noun)}: where ${counted} stood first and last.${lostSentence(overall, counted)}`;
  if (way === undefined) return `${capital(measure.noun)}: ${withheldHeadline(finding)}`;
  if (usable(overall.change) && isFew(overall))
    return `${capital(measure.noun)}: ${peopleOf(counted, overall.change.n)} with two scores, too few to generalise.${lostSentence(overall, counted)}`;
  if (way === 'unsure') {
    return `Too uncertain to say whether ${measure.noun} rose or fell among ${among}.${lostSentence(overall, counted)}`;
  }
  return `${capital(measure.noun)} ${was(measure.noun)} ${way} at follow-up among ${among}.${lostSentence(overall, counted)}`;
}

function withheldHeadline({ overall: { change, constantChange }, counted }: OutcomeFinding): string {
  if (usable(change)) return '';
  switch (change.withheld) {
    case 'small_number':
    case 'one_pair':
    case 'too_few':
      return `too few ${counted} have two scores to say.`;
    default:
      return `${noChangeWords(change, constantChange, counted)}.`;
  }
}

/** Why there is no estimate; where everybody changed by the same amount, by how much. */
function noChangeWords({ withheld }: Withheld, constantChange: number | null, counted: Counted): string {
  if (withheld !== 'no_spread' || constantChange === null) return reasonWords(withheld, counted);
  const who = counted === 'people' ? 'everyone' : 'every score';
  const points = `${constantChange > 0 ? '+' : ''}${asDefined(constantChange)} ${Math.abs(constantChange) === 1 ? 'point' : 'points'}`;
  return `${who} changed by exactly ${points}, so no test or interval can be computed`;
}

/** "2,486 of 4,212 people with a first score (4,740 were referred)"; nothing where a profile hides the counts. */
function asked({ overall, counted }: OutcomeFinding): readonly Part[] | undefined {
  const { referred } = overall;
  const { x, n } = overall.followedUp;
  if (isHidden(x) || isHidden(n)) return undefined;
  const start = phrase`${number(count(x))} of ${number(count(n))} ${n === 1 ? unitOf(counted) : counted} with a first score`;
  return isHidden(referred)
    ? start
    : counted === 'people'
      ? [...start, ...phrase` (${number(count(referred))} ${referred === 1 ? 'was' : 'were'} referred)`]
      : [...start, ...phrase` (${number(count(referred))} in all)`];
}

function withheldSentence(finding: OutcomeFinding): readonly Part[] {
  const { measure, overall, counted } = finding;
  if (usable(overall.change)) return [];
  const says = noChangeWords(overall.change, overall.constantChange, counted);
  const { remedy } = reasons[overall.change.withheld];
  const who = asked(finding);
  return [
    ...(who === undefined ? [] : [...who, ...phrase` had a usable second one. `]),
    ...phrase`The average change in ${measure.noun} is not shown: ${says}. ${remedy}`,
  ];
}

/** The estimate in one sentence, with its n, its interval and the share followed up. */
export function outcomeSentence(finding: OutcomeFinding, design: Design = 'one group'): readonly Part[] {
  const { measure, overall, counted } = finding;
  if (!usable(overall.change)) return withheldSentence(finding);
  const { mean, interval95 } = overall.change;
  const among = phrase`Among `.concat(asked(finding) ?? phrase`the ${counted} with two usable scores`);
  if (isFew(overall)) {
    const digits = digitsFor(measure);
    return [
      ...among,
      ...phrase`, the average change in ${measure.noun} was ${number(signed(mean, digits))} points (95% interval ${number(range(interval95, digits))}). They are too few to generalise: this describes them alone.`,
    ];
  }
  if (direction(overall) === 'unsure') {
    const change = (x: number): Part => number(signed(x, digitsFor(measure)));
    return [
      ...among,
      ...phrase`, it is too uncertain to say whether ${measure.noun} rose or fell: the average change was ${change(mean)} points, and the data fit anything from ${change(interval95.lower)} to ${change(interval95.upper)}.`,
    ];
  }
  const noun = mean > 0 ? 'rise' : 'fall';
  const [near, far] =
    mean > 0 ? [interval95.lower, interval95.upper] : [-interval95.upper, -interval95.lower];
  const digits = digitsToShow(near, digitsFor(measure));
  const size = (x: number): Part => number(plain(Math.abs(x), digits));
  const end = (x: number): Part => number(asDefined(x));
  const [low, high] = measure.range;
  return [
    ...among,
    ...phrase`, referral ${{ kind: 'verb', text: verbs[design] }} an average ${noun} in ${measure.noun} of ${size(mean)} points on a scale from ${end(low)} to ${end(high)}${measure.better === 'lower' ? ' where lower is better' : ''}. The data fit an average ${noun} between ${size(near)} and ${size(far)}.`,
    ...(design === 'one group'
      ? phrase` There is no comparison group here: part of this may have happened without any support.`
      : []),
  ];
}

/** Enough decimals that a limit which is not zero does not read as zero. */
function digitsToShow(x: number, digits: number): number {
  return [digits, digits + 1, digits + 2].find((one) => Number(Math.abs(x).toFixed(one)) !== 0) ?? digits;
}

/** Title and lead of the Outcomes page: the lead measure's. */
export function outcomesTitle(evidence: Evidence): string {
  const lead = leadOutcome(evidence);
  return lead === undefined ? 'No measure has a usable score.' : outcomeTitle(lead);
}

export function outcomesLead(evidence: Evidence): readonly Part[] {
  const lead = leadOutcome(evidence);
  return lead === undefined
    ? phrase`Open a file with first and last scores, or check the mapping.`
    : outcomeSentence(lead);
}
