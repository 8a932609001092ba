import { balanceLines } from './comparisonbanner';
import type { ComparisonFinding } from './comparison';
import { apartSentence } from './comparisondoubts';
import { aheadOf, headlineOf, namesOf, rawSentence, shownEstimates } from './comparisonwords';
import { digitsFor, percent, plain, range, signed, withheldWords } from './numbers';
import { type Part, phrase } from './phrase';
import { usable } from './select';

/** Were they alike before, and are they once weighted? */
export function balanceTitle({ balance }: ComparisonFinding): string {
  if (!usable(balance)) return 'Whether they are alike cannot be shown';
  const { covariates } = balance;
  const over = (when: 'before' | 'after'): number =>
    covariates.filter(({ [when]: { difference } }) =>
      usable(difference)
        ? Math.abs(difference.sd) > balanceLines.alike
        : difference.withheld === 'wholly_apart',
    ).length;
  const [before, after] = [over('before'), over('after')];
  const of = `of ${plain(covariates.length, 0)} characteristics`;
  if (before === 0)
    return `Alike in all ${plain(covariates.length, 0)} characteristics looked at, before any weighting`;
  return after === 0
    ? `Unlike in ${plain(before, 0)} ${of}, alike in all once weighted`
    : `Unlike in ${plain(before, 0)} ${of}, still in ${plain(after, 0)} once weighted`;
}

export function balanceSentence(finding: ComparisonFinding): string {
  const { balance } = finding;
  if (!usable(balance)) return withheldWords(balance);
  const [asked, against] = namesOf(finding);
  const { before, after } = balance.largest;
  const largest =
    usable(before) && usable(after)
      ? ` The largest was ${plain(before.sd, 2)} (${before.name}) and is ${plain(after.sd, 2)} once weighted (${after.name}).`
      : '';
  return `“${asked}” less “${against}”, in standard deviations: up to ${plain(balanceLines.alike, 1)} is taken as alike, from ${plain(balanceLines.apart, 2)} as apart. Only what was recorded can be looked at.${largest} ${apartSentence(finding) ?? ''}`.trim();
}

/** Is there somebody alike in the other cohort? */
export function overlapTitle({ overlap }: ComparisonFinding): string {
  if (!usable(overlap)) return 'For whom there is somebody alike cannot be shown';
  const [, { share }] = overlap.outside;
  return share === 0
    ? 'For everybody asked about there is somebody alike to be held against'
    : `For ${percent(share)} of those asked about there is nobody alike to be held against`;
}

export function overlapSentence(finding: ComparisonFinding): string {
  const { overlap } = finding;
  if (!usable(overlap)) return withheldWords(overlap);
  const [asked, against] = namesOf(finding);
  const [other, own] = overlap.outside;
  return `How likely each person was to be in “${asked}”, judged from what was known of them at the start. Where both cohorts have people, like can be compared with like. ${percent(own.share)} of “${asked}” and ${percent(other.share)} of “${against}” lie outside the stretch that both have.`;
}

/** Do the ways to compare tell the same story? With the gate closed only what describes is there. */
export function comparisonForestTitle(finding: ComparisonFinding): string {
  if (!finding.gate.opened) return 'The difference as it is, with nothing adjusted for: a description';
  const known = shownEstimates(finding).flatMap(({ adjusted, estimate }) =>
    usable(estimate) ? [{ adjusted, ahead: aheadOf(estimate.interval, finding.measure) }] : [],
  );
  const adjusted = known.filter((one) => one.adjusted);
  const raw = known.find((one) => !one.adjusted);
  const [first, ...others] = adjusted;
  if (first === undefined) return 'The difference by every method';
  if (others.some(({ ahead }) => ahead !== first.ahead))
    return 'Not every way to adjust tells the same story';
  return raw !== undefined && raw.ahead !== first.ahead
    ? 'Adjusting changes the story that the raw difference tells'
    : 'Raw and adjusted tell the same story';
}

export function comparisonForestSentence(finding: ComparisonFinding): readonly Part[] {
  if (!finding.gate.opened) return rawSentence(finding);
  const headline = headlineOf(finding);
  const raw = finding.estimates.find(({ adjusted }) => !adjusted);
  if (headline === undefined || !usable(headline.estimate)) return phrase`There is no headline estimate.`;
  const digits = digitsFor(finding.measure);
  const [asked, against] = namesOf(finding);
  const of = ({ difference, interval }: typeof headline.estimate): string =>
    `${signed(difference, digits)} points (95% interval ${range(interval, digits)})`;
  const beside =
    raw !== undefined && raw !== headline && usable(raw.estimate)
      ? `; with nothing adjusted for, ${of(raw.estimate)}`
      : '';
  return phrase`“${asked}” less “${against}”. The headline, ${headline.name.slice(0, 1).toLowerCase() + headline.name.slice(1)}: ${of(headline.estimate)}${beside}. ${headline.note}`;
}
