import type { Evidence, FlowFinding, Outcome, OutcomeFinding } from './evidence';
import { count, day, digitsFor, percent, plain, pValue, signed, withheldWords } from './numbers';
import type { PairRule, Scope } from './scope';
import { isHidden, leadOutcome, usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';

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

/** Text with `{…}` around its numbers, as parts. */
function write(text: string): readonly Part[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') ? { kind: 'number', text: piece.slice(1, -1) } : { kind: 'text', text: piece },
    );
}

/** "people referred from 1 April 2024, at Harbour". */
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
  return `First score: the one labelled as the start, otherwise the nearest to referral from ${plain(rule.before, 0)} days before to ${plain(rule.after, 0)} days after. Last score: the one with the latest stage label, otherwise the latest at least ${plain(rule.gap, 0)} days after the first.`;
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
  if (lost === 0) return ' Everyone was asked again.';
  return ` ${fractionWords(lost)} were not asked again.`;
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
  return `${capital(measure.noun)} was ${way} at follow-up among the people asked twice.${lostSentence(overall)}`;
}

function withheldHeadline(outcome: Outcome): string {
  if (usable(outcome.change)) return '';
  switch (outcome.change.withheld) {
    case 'no_pairs':
      return 'nobody has two usable scores.';
    case 'no_spread':
      return 'everyone changed by the same amount.';
    case 'no_change':
      return 'no one changed.';
    default:
      return 'too few were asked twice to say.';
  }
}

/** The estimate in one sentence, with its n, its interval and the share followed up. */
export function outcomeSentence(finding: OutcomeFinding, design: Design = 'one group'): readonly Part[] {
  const { measure, overall } = finding;
  const { x, n } = overall.followedUp;
  const asked = `Among {${count(x)}} of {${count(n)}} people with a first score (${'{'}${count(overall.referred)}} were referred)`;
  if (!usable(overall.change)) return write(`${asked}: ${withheldWords(overall.change)}`);
  const digits = digitsFor(measure);
  const { mean, interval95 } = overall.change;
  const way = direction(overall);
  if (way === 'unsure') {
    return write(
      `${asked}, it is too uncertain to say whether ${measure.noun} rose or fell: the average change was {${signed(mean, digits)}} points, and the data fit anything from {${signed(interval95.lower, digits)}} to {${signed(interval95.upper, digits)}}.`,
    );
  }
  const noun = mean > 0 ? 'rise' : 'fall';
  const size: readonly [number, number] =
    mean > 0 ? [interval95.lower, interval95.upper] : [-interval95.upper, -interval95.lower];
  return [
    ...write(`${asked}, referral `),
    { kind: 'verb', text: verbs[design] },
    ...write(
      ` an average ${noun} in ${measure.noun} of {${plain(Math.abs(mean), digits)}} points on a scale from {${plain(measure.range[0], 0)}} to {${plain(measure.range[1], 0)}}${measure.better === 'lower' ? ' where lower is better' : ''}. The data fit an average ${noun} between {${plain(size[0], digits)}} and {${plain(size[1], digits)}}.`,
    ),
    ...(design === 'one group'
      ? write(' There is no comparison group here: part of this may have happened without any support.')
      : []),
  ];
}

/** Title and lead of the Outcomes page: the lead measure's. */
export function outcomesTitle(evidence: Evidence): string {
  const lead = leadOutcome(evidence);
  return lead === undefined ? 'No measure has a usable score.' : outcomeTitle(lead);
}

export function outcomesLead(evidence: Evidence): readonly Part[] {
  const lead = leadOutcome(evidence);
  return lead === undefined
    ? write('Open a file with first and last scores, or check the mapping.')
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
      : `by at least ${plain(points ?? 0, digitsOf(points))}`;
  return `${percent(improved.share)} improved ${by}, ${percent(worsened.share)} worsened, and ${percent(unchanged.share)} did neither`;
}

function digitsOf(points: number | null): number {
  return points === null || Number.isInteger(points) ? 0 : 1;
}

/** Whether the groups differ, from the test of the difference and never from one group's interval. */
export function forestTitle(finding: OutcomeFinding): string {
  const { by, measure } = finding;
  if (by === null) return '';
  const name = by.name.toLowerCase();
  if (!usable(by.difference)) return `Change in ${measure.noun} by ${name}`;
  return by.difference.pHolm < 0.05
    ? `Change in ${measure.noun} differed by ${name}`
    : `Too uncertain to say whether change in ${measure.noun} differed by ${name}`;
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
  return lost === undefined || lost === 0
    ? `Where people moved between bands of ${finding.measure.noun}`
    : `Where people moved between bands of ${finding.measure.noun}, and the ${percent(lost)} with no second score`;
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
  if (!usable(missing)) return [withheldWords(missing)];
  const sentences = [
    `If the ${plain(missing.lost, 0)} people without a usable last score had not changed at all, the average change would be ${signed(missing.carriedForward, digits)}.`,
  ];
  if (usable(change)) {
    const estimate = missing.tippingEstimate.delta;
    const limit = usable(missing.tippingLimit) ? missing.tippingLimit.delta : null;
    const worse = (delta: number): string =>
      `${plain(Math.abs(delta), digits)} points ${delta < 0 ? 'lower' : 'higher'}`;
    sentences.push(
      `It would vanish if their change was on average ${worse(estimate)} than that of the people who answered${limit === null ? '' : `, and be too uncertain to call at ${worse(limit)}`}.`,
    );
  }
  if (usable(missing.bounds)) {
    sentences.push(
      `Whatever happened to them, the average over everyone lies between ${signed(missing.bounds.lower, digits)} and ${signed(missing.bounds.upper, digits)}.`,
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
  const lost =
    isHidden(followedUp.n) || isHidden(followedUp.x)
      ? ''
      : `: ${plain(followedUp.n - followedUp.x, 0)} have no usable last score`;
  return `All ${plain(unpaired.nLast, 0)} last scores less all ${plain(unpaired.nFirst, 0)} first scores gives ${signed(unpaired.difference, digits)}. It compares different people${lost}.`;
}

export function flowTitle(flow: FlowFinding): string {
  const usablePair = flow.steps.at(-1);
  if (usablePair === undefined || isHidden(usablePair.reached.x))
    return `Who came and who stayed, on ${flow.measure.short}`;
  return `${percent(usablePair.reached.share)} of the people referred have two usable scores on ${flow.measure.short}`;
}

export function flowSentence(flow: FlowFinding): string {
  const steps = flow.steps.map(({ name, reached }) => `${name.toLowerCase()} ${count(reached.x)}`);
  const largest = flow.steps
    .slice(1)
    .filter(({ lost }) => typeof lost === 'number')
    .toSorted(
      (a, b) => (typeof b.lost === 'number' ? b.lost : 0) - (typeof a.lost === 'number' ? a.lost : 0),
    )[0];
  const where =
    largest === undefined || largest.lost === 0
      ? ''
      : ` The largest loss, ${count(largest.lost)} people, is before the step “${largest.name.toLowerCase()}”.`;
  return `${capital(steps.join(', '))}.${where}`;
}

export { withheldWords };
