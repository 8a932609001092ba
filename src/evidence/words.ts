import type { Evidence, FlowFinding, Outcome, OutcomeFinding } from './evidence';
import {
  asDefined,
  count,
  day,
  digitsFor,
  people,
  percent,
  plain,
  pValue,
  signed,
  withheldWords,
} from './numbers';
import type { PairRule, Scope } from './scope';
import { isHidden, leadOutcome, usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';
import { reasons } from '../vocabulary/reasons';

/** A piece of a sentence. A `verb` comes from the ladder below and nowhere else. */
export interface Part {
  readonly kind: 'text' | 'number' | 'verb';
  readonly text: string;
}

/** What the design lets a sentence claim. */
export type Design = 'one group' | 'comparison with a failed check' | 'comparison';

/** The only verbs that may join a service to a change. */
export const verbs: Readonly<Record<Design, string>> = {
  'one group': 'was followed by',
  'comparison with a failed check': 'may have led to',
  comparison: 'probably led to',
};

export function say(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** A sentence as parts: text as written, numbers and verbs where they are put in. */
function phrase(texts: TemplateStringsArray, ...between: readonly (string | Part)[]): readonly Part[] {
  return texts
    .flatMap((text, at): readonly Part[] => {
      const next = between[at];
      const part = typeof next === 'string' ? ({ kind: 'text', text: next } as const) : next;
      return [{ kind: 'text', text }, ...(part === undefined ? [] : [part])];
    })
    .filter(({ text }) => text !== '');
}

function number(text: string): Part {
  return { kind: 'number', text };
}

/** "people referred from 1 April 2024, site: Harbour or Vale". */
export function scopeWords(scope: Scope): string {
  const dates =
    scope.from !== undefined && scope.to !== undefined
      ? `people referred from ${day(scope.from)} to ${day(scope.to)}`
      : scope.from !== undefined
        ? `people referred from ${day(scope.from)}`
        : scope.to !== undefined
          ? `people referred up to ${day(scope.to)}`
          : 'everyone referred';
  const filters = scope.filters.map(
    ({ dimension, levels }) =>
      `${(dimensionById.get(dimension)?.name ?? dimension).toLowerCase()}: ${levels.join(' or ')}`,
  );
  const episodes = scope.episodes === 'all' ? ['every referral, not only the first'] : [];
  return [dates, ...filters, ...episodes].join(', ');
}

/** The rule that says which scores are first and last, as printed with every result. */
export function ruleWords(rule: PairRule): string {
  return `First score: the one labelled as the start, otherwise the nearest to referral from ${days(rule.before)} before to ${days(rule.after)} after. Last score: the one with the latest stage label, otherwise the latest at least ${days(rule.gap)} after the first.`;
}

function days(n: number): string {
  return n === 1 ? '1 day' : `${plain(n, 0)} days`;
}

/** "Two in five", for a share; the nearest simple fraction. */
export function fractionWords(share: number): string {
  const fractions: readonly (readonly [number, string])[] = [
    [0.05, 'One in twenty'],
    [0.1, 'One in ten'],
    [0.2, 'One in five'],
    [0.25, 'One in four'],
    [1 / 3, 'One in three'],
    [0.4, 'Two in five'],
    [0.5, 'Half'],
    [0.6, 'Three in five'],
    [2 / 3, 'Two in three'],
    [0.75, 'Three in four'],
    [0.8, 'Four in five'],
    [0.9, 'Nine in ten'],
  ];
  if (share < 0.025) return 'Few';
  if (share > 0.95) return 'Almost all';
  const nearest = fractions.toSorted((a, b) => Math.abs(a[0] - share) - Math.abs(b[0] - share))[0];
  return nearest?.[1] ?? 'Some';
}

type Direction = 'higher' | 'lower' | 'unsure';

function direction(outcome: Outcome): Direction | undefined {
  if (!usable(outcome.change)) return undefined;
  const { lower, upper } = outcome.change.interval95;
  return lower > 0 ? 'higher' : upper < 0 ? 'lower' : 'unsure';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lostShare(outcome: Outcome): number | undefined {
  const { share } = outcome.followedUp;
  return typeof share === 'number' ? 1 - share : undefined;
}

function lostSentence(outcome: Outcome): string {
  const lost = lostShare(outcome);
  if (lost === undefined) return '';
  if (lost === 0) return ' Everyone has a usable second score.';
  if (lost < 0.025) return ' Almost everyone has a usable second score.';
  return ` ${fractionWords(lost)} have no usable second score.`;
}

/** Nouns such as "anxiety symptoms" are many, "loneliness" is one. */
function was(noun: string): string {
  return /[^siu]s$/.test(noun) ? 'were' : 'was';
}

/** The finding as a headline: direction only where the interval excludes no change, and who is missing beside it. */
export function outcomeTitle(finding: OutcomeFinding): string {
  const { measure, overall } = finding;
  const way = direction(overall);
  if (measure.kind === 'ordinal')
    return `${capital(measure.noun)}: where people stood first and last.${lostSentence(overall)}`;
  if (way === undefined) return `${capital(measure.noun)}: ${withheldHeadline(overall)}`;
  if (way === 'unsure') {
    return `Too uncertain to say whether ${measure.noun} rose or fell among the people asked twice.${lostSentence(overall)}`;
  }
  return `${capital(measure.noun)} ${was(measure.noun)} ${way} at follow-up among the people asked twice.${lostSentence(overall)}`;
}

function withheldHeadline(outcome: Outcome): string {
  if (usable(outcome.change)) return '';
  switch (outcome.change.withheld) {
    case 'small_number':
    case 'one_pair':
    case 'too_few':
      return 'too few people have two scores to say.';
    default:
      return `${reasons[outcome.change.withheld].says}.`;
  }
}

/** "2,486 of 4,212 people with a first score (4,740 were referred)"; nothing where a profile hides the counts. */
function asked({ followedUp: { x, n }, referred }: Outcome): readonly Part[] | undefined {
  if (isHidden(x) || isHidden(n)) return undefined;
  const start = phrase`${number(count(x))} of ${number(count(n))} ${n === 1 ? 'person' : 'people'} with a first score`;
  return isHidden(referred)
    ? start
    : [...start, ...phrase` (${number(count(referred))} ${referred === 1 ? 'was' : 'were'} referred)`];
}

function withheldSentence({ measure, overall }: OutcomeFinding): readonly Part[] {
  if (usable(overall.change)) return [];
  const { says, remedy } = reasons[overall.change.withheld];
  const who = asked(overall);
  return [
    ...(who === undefined ? [] : [...who, ...phrase` had a usable second one. `]),
    ...phrase`The average change in ${measure.noun} is not shown: ${says}. ${remedy}`,
  ];
}

/** The estimate in one sentence, with its n, its interval and the share followed up. */
export function outcomeSentence(finding: OutcomeFinding, design: Design = 'one group'): readonly Part[] {
  const { measure, overall } = finding;
  if (!usable(overall.change)) return withheldSentence(finding);
  const { mean, interval95 } = overall.change;
  const among = phrase`Among `.concat(asked(overall) ?? phrase`the people with two usable scores`);
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

/** Improved beside worsened, always both. */
export function distributionTitle(finding: OutcomeFinding): string {
  const { counts, kind, points } = finding.overall.moved;
  if (!usable(counts)) return `How ${finding.measure.noun} changed, person by person`;
  const { improved, unchanged, worsened } = counts;
  const by =
    kind === 'reliable change'
      ? 'by more than the measure’s own noise'
      : `by at least ${points === null ? 'the threshold' : `${asDefined(points)} ${points === 1 ? 'point' : 'points'}`}`;
  const shares = [improved, worsened, unchanged].map(({ share }) => share);
  if (shares.every((share) => typeof share !== 'number'))
    return `How ${finding.measure.noun} changed, person by person: too few people to show`;
  if (shares.some((share) => typeof share !== 'number')) {
    const [up, down, neither] = shares.map(percent);
    return `Moved ${by}: improved ${up ?? ''}; worsened ${down ?? ''}; neither ${neither ?? ''}`;
  }
  return `${percent(improved.share)} improved ${by}, ${percent(worsened.share)} worsened, and ${percent(unchanged.share)} did neither`;
}

/** Whether the groups differ, from the test of the difference and never from one group's interval. */
export function forestTitle(finding: OutcomeFinding): string {
  const { by, measure } = finding;
  if (by === null) return '';
  const groups = dimensionById.get(by.dimension)?.plural ?? 'groups';
  if (!usable(by.difference)) return `Change in ${measure.noun}: ${groups} side by side`;
  return by.difference.pHolm < 0.05
    ? `Change in ${measure.noun} differed between ${groups}`
    : `Too uncertain to say whether change in ${measure.noun} differed between ${groups}`;
}

export function forestSentence(finding: OutcomeFinding): string {
  const { by } = finding;
  if (by === null) return '';
  const hidden =
    by.hidden === 0
      ? ''
      : ` ${plain(by.hidden, 0)} ${by.hidden === 1 ? 'group is' : 'groups are'} not shown because fewer than 10 people have two scores.`;
  if (!usable(by.difference)) return `No test of the difference: ${withheldWords(by.difference)}${hidden}`;
  const { f, df1, df2, p, pHolm } = by.difference;
  return `Difference between the groups: ${pValue(pHolm)} after Holm’s correction over the measures shown (unadjusted ${pValue(p)}; Welch F = ${plain(f, 2)} on ${plain(df1, 0)} and ${plain(df2, 1)} degrees of freedom). A group’s own interval does not say whether it differs from another.${hidden}`;
}

export function movementTitle(finding: OutcomeFinding): string {
  const lost = lostShare(finding.overall);
  return lost === undefined || lost < 0.005
    ? `Where people moved between bands of ${finding.measure.noun}`
    : `Where people moved between bands of ${finding.measure.noun}, and the ${percent(lost)} with no usable second score`;
}

export function movementSentence(finding: OutcomeFinding): string {
  const movement = finding.overall.movement;
  if (movement === null) return '';
  const source = movement.verified ? '' : ' The bands are a convention whose source is not verified.';
  if (!usable(movement.test)) return `${withheldWords(movement.test)}${source}`;
  const { statistic, df, p } = movement.test;
  return `Among those with two scores, the shares in the bands ${p < 0.05 ? 'changed' : 'changed by an amount that chance alone could give'} (Stuart–Maxwell ${plain(statistic, 1)} on ${plain(df, 0)} degrees of freedom, ${pValue(p)}).${source}`;
}

/** What the people who were lost could do to the estimate. */
export function missingSentences(finding: OutcomeFinding): readonly string[] {
  const { missing, change } = finding.overall;
  const digits = digitsFor(finding.measure);
  if (!usable(missing)) {
    return [
      missing.withheld === 'all_kept'
        ? 'No one was lost, so nothing needs to be assumed about them.'
        : withheldWords(missing),
    ];
  }
  const sentences = [
    `If the ${people(missing.lost)} without a usable last score had not changed at all, the average change would be ${signed(missing.carriedForward, digits)}.`,
  ];
  if (usable(change) && direction(finding.overall) !== 'unsure') {
    const estimate = missing.tippingEstimate.delta;
    const limit = usable(missing.tippingLimit) ? missing.tippingLimit.delta : null;
    const worse = (delta: number): string =>
      `${plain(Math.abs(delta), digits)} points ${delta < 0 ? 'lower' : 'higher'}`;
    sentences.push(
      `The average change would vanish if theirs was on average ${worse(estimate)} than that of the people who answered${limit === null ? '' : `, and be too uncertain to call at ${worse(limit)}`}.`,
    );
  }
  if (usable(missing.bounds)) {
    sentences.push(
      `Whatever happened to them, the average change over everyone lies between ${signed(missing.bounds.lower, digits)} and ${signed(missing.bounds.upper, digits)}.`,
    );
  }
  return sentences;
}

export function expectedSentence(finding: OutcomeFinding): string {
  const { expected } = finding.overall;
  const { measure } = finding;
  if (!usable(expected)) return withheldWords(expected);
  const digits = digitsFor(measure);
  const sizes = expected.rows.map((row) => row.expected);
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  const source = expected.verified ? '' : ' (population figure: a convention, source not verified)';
  const towards = measure.better === 'higher' ? low > 0 : high < 0;
  if (!towards)
    return `People did not start worse than ${expected.population}, so chance alone would not be expected to bring an improvement${source}.`;
  return `People are referred at a low point. A change of ${signed(low, digits)} to ${signed(high, digits)} would be expected from that alone${source}.`;
}

export function unpairedSentence(finding: OutcomeFinding): string {
  const { unpaired, followedUp } = finding.overall;
  if (!usable(unpaired)) return withheldWords(unpaired);
  const digits = digitsFor(finding.measure);
  const { x, n, share } = followedUp;
  const lost =
    isHidden(n) || isHidden(x) || typeof share !== 'number' || n === x
      ? ''
      : `: ${plain(n - x, 0)} of those with a first score ${n - x === 1 ? 'has' : 'have'} no usable last one`;
  return `The average of all ${plain(unpaired.nLast, 0)} last scores less that of all ${plain(unpaired.nFirst, 0)} first scores is ${signed(unpaired.difference, digits)} points. It compares different people${lost}.`;
}

export function flowTitle(flow: FlowFinding): string {
  const usablePair = flow.steps.at(-1);
  if (usablePair === undefined || typeof usablePair.reached.share !== 'number')
    return `Who came and who stayed, on ${flow.measure.short}`;
  return `${percent(usablePair.reached.share)} of the people referred have two usable scores on ${flow.measure.short}`;
}

export function flowSentence(flow: FlowFinding): string {
  const steps = flow.steps.map(
    ({ name, reached }) =>
      `${name.toLowerCase()} ${isHidden(reached.x) ? 'not shown, few people' : count(reached.x)}`,
  );
  const largest = flow.steps
    .slice(1)
    .filter(({ lost }) => typeof lost === 'number')
    .toSorted(
      (a, b) => (typeof b.lost === 'number' ? b.lost : 0) - (typeof a.lost === 'number' ? a.lost : 0),
    )[0];
  const where =
    largest === undefined || largest.lost === 0
      ? ''
      : ` The largest loss, ${people(largest.lost)}, is before the step “${largest.name.toLowerCase()}”.`;
  return `${capital(steps.join('; '))}.${where}`;
}

export { withheldWords };
