import { balanceLines } from './comparegate';
import type { ComparisonFinding } from './comparison';
import { apartSentence } from './comparisondoubts';
import { aheadOf, headlineOf, namesOf, nullSentence, rawSentence, shownEstimates } from './comparisonwords';
import { digitsFor, percent, plain, range, signed, withheldWords } from './numbers';
import { capital, type Part, phrase } from './phrase';
import { isHidden, usable } from './select';

/** Were they alike before, and are they once weighted? */
export function balanceTitle({ balance }: ComparisonFinding): string {
  if (!usable(balance)) return 'Whether they are alike cannot be shown';
  const { covariates, hidden } = balance;
  const over = (when: 'before' | 'after'): number =>
    covariates.filter(({ [when]: { difference } }) =>
      usable(difference)
        ? Math.abs(difference.sd) > balanceLines.alike
        : difference.withheld === 'wholly_apart',
    ).length;
  const [before, after] = [over('before'), over('after')];
  const n = plain(covariates.length, 0);
  const [looked, shown] = (hidden ?? 0) === 0 ? ['looked at', ''] : ['shown', ' shown'];
  if (covariates.length === 0) return 'No characteristic can be shown';
  if (covariates.length === 1) {
    const one = `in the one characteristic ${looked}`;
    if (before + after === 0) return `Alike ${one}, before any weighting`;
    return before === 0
      ? `Alike ${one} before, unlike once weighted`
      : `Unlike ${one}, ${after === 0 ? 'alike' : 'still'} once weighted`;
  }
  if (before + after === 0) return `Alike in all ${n} characteristics ${looked}, before any weighting`;
  const of = `${plain(before, 0)} of ${n} characteristics${shown}`;
  return after === 0
    ? `Unlike in ${of}, alike in all${shown} once weighted`
    : `Unlike in ${of}, in ${plain(after, 0)} once weighted`;
}

/** Rows that are not shown, with why; undefined where there are none. */
export function hiddenRowsSentence({ balance, counted }: ComparisonFinding): string | undefined {
  const hidden = usable(balance) ? (balance.hidden ?? 0) : 0;
  if (hidden === 0) return undefined;
  return hidden === 1
    ? `1 characteristic is not shown: few ${counted} are behind it.`
    : `${plain(hidden, 0)} characteristics are not shown: few ${counted} are behind each.`;
}

export function balanceSentence(finding: ComparisonFinding): string {
  const { balance } = finding;
  if (!usable(balance)) return withheldWords(balance, finding.counted);
  const [asked, against] = namesOf(finding);
  const { before, after } = balance.largest;
  const largest =
    usable(before) && usable(after)
      ? ` The largest was ${plain(before.sd, 2)} (${before.name}) and is ${plain(after.sd, 2)} once weighted (${after.name}).`
      : '';
  return [
    `“${asked}” less “${against}”, in standard deviations: up to ${plain(balanceLines.alike, 1)} is taken as alike, from ${plain(balanceLines.apart, 2)} as apart. Only what was recorded can be looked at.${largest}`,
    apartSentence(finding),
    hiddenRowsSentence(finding),
  ]
    .filter((one) => one !== undefined)
    .join(' ');
}

/** Is there somebody alike in the other cohort? */
export function overlapTitle({ overlap }: ComparisonFinding): string {
  if (!usable(overlap)) return 'For whom there is somebody alike cannot be shown';
  const [, { share }] = overlap.outside;
  if (isHidden(share))
    return 'For nearly everybody asked about, or for everybody, there is somebody alike to be held against';
  return share === 0
    ? 'For everybody asked about there is somebody alike to be held against'
    : `For ${percent(share)} of those asked about there is nobody alike to be held against`;
}

export function overlapSentence(finding: ComparisonFinding): string {
  const { overlap } = finding;
  if (!usable(overlap)) return withheldWords(overlap, finding.counted);
  const [asked, against] = namesOf(finding);
  const [other, own] = overlap.outside;
  const outside = (share: typeof own.share, name: string): string =>
    isHidden(share) ? `of “${name}” few ${finding.counted}, or none,` : `${percent(share)} of “${name}”`;
  const lie = `${outside(own.share, asked)} and ${outside(other.share, against)} lie outside the stretch that both have.`;
  return `How likely each person was to be in “${asked}”, judged from what was known of them at the start. Where both cohorts have people, like can be compared with like. ${capital(lie)}`;
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
  const nothing =
    aheadOf(headline.estimate.interval, finding.measure) === 'unsure' ? ` ${nullSentence(finding)}` : '';
  return phrase`“${asked}” less “${against}”. The headline, ${headline.name.slice(0, 1).toLowerCase() + headline.name.slice(1)}: ${of(headline.estimate)}${beside}. ${headline.note}${nothing}`;
}

/** Did more improve in one cohort, and more worsen? Nothing is adjusted for, so that no cohort is said to do better. */
export function sharesTitle(finding: ComparisonFinding): string {
  const [asked, against] = namesOf(finding);
  const says = finding.shares.map(({ id, shares: [held, own] }) =>
    isHidden(own.share) || isHidden(held.share)
      ? `how many ${id} is not shown for both`
      : `${percent(own.share)} of “${asked}” and ${percent(held.share)} of “${against}” ${id}`,
  );
  return says.length === 0 ? 'How many improved cannot be shown' : capital(says.join('; '));
}
