import { type ComparedRow, type ComparedRows, firstScore } from './comparedrows';
import { shuffledPeople } from './shuffled';
import { size } from './size';
import type { ComparisonMethod } from '../evidence/comparison';
import { ancova } from '../stats/ancova';
import type { Difference } from '../stats/difference';
import { doublyRobust } from '../stats/doublyrobust';
import { matchedDifference } from '../stats/matcheddifference';
import { matchNearest } from '../stats/matching';
import type { Propensity } from '../stats/propensity';
import { propensity } from '../stats/propensity';
import { isWithheld, type Result } from '../stats/result';
import { stratifiedDifference } from '../stats/strata';
import { weightedDifference } from '../stats/weighting';
import { welch } from '../stats/welch';

export type ScoredRows = Result<Propensity<ComparedRow>>;

/** How likely everybody was to be in the cohort asked about, given their first score and what else was known. */
export function scored({ names, rows }: ComparedRows): ScoredRows {
  return propensity(
    [firstScore, ...names],
    rows.map((row) => ({ ...row, covariates: [row.first, ...row.covariates] })),
  );
}

/** Every estimate, raw of everybody and adjusted of those with somebody like them, whether or not it may be opened; `asked` is what the cohort asked about is called. */
export function comparedMethods(
  { all: everybody, alike: table }: { readonly all: ComparedRows; readonly alike: ComparedRows },
  scores: ScoredRows,
  asked: string,
): readonly ComparisonMethod[] {
  const { names, rows, perSite } = table;
  const of = (arm: 0 | 1): readonly ComparedRow[] => everybody.rows.filter((row) => row.arm === arm);
  const all = sizesOf(rows);
  const values = (arm: 0 | 1, value: (row: ComparedRow) => number) =>
    of(arm).map((row) => ({ value: value(row), n: row.n }));
  const raw = (value: (row: ComparedRow) => number) => welch(values(1, value), values(0, value));
  const bare = { names: [], rows: rows.map((row) => ({ ...row, covariates: [] })) };
  const sites = perSite ? ' People of one site are taken as alike.' : '';
  const alone = perSite ? ' People of one site are taken as different people.' : '';
  const about = `For people like those of “${asked}”.`;
  const held = (target: 'att' | 'ate' | 'overlap'): Result<Difference> => {
    if (isWithheld(scores)) return scores;
    const found = weightedDifference(scores, target);
    return isWithheld(found) ? found : found.by.stacked;
  };
  const model = (given: Parameters<typeof ancova>[0]): Result<Difference> => {
    const found = ancova(given);
    return isWithheld(found) ? found : found.adjusted;
  };
  const matched = byMatching(scores, all);
  const stratified = stratifiedDifference(bandsOfRows(rows));
  const row = (
    id: string,
    name: string,
    note: string,
    estimate: Result<Difference>,
    {
      adjusted = true,
      n = all,
    }: { readonly adjusted?: boolean; readonly n?: readonly [number, number] } = {},
  ): ComparisonMethod => ({ id, name, note, adjusted, n, estimate: plainly(estimate) });
  const robust = (): Result<Difference> => {
    if (isWithheld(scores)) return scores;
    const found = doublyRobust(scores, 'att');
    return isWithheld(found) ? found : found.by.influence;
  };
  const listed = [
    row(
      'doubly-robust',
      'Doubly robust',
      `${about} Weights and a line through the scores together: right if either is.${alone}`,
      robust(),
    ),
    row(
      'ancova-baseline',
      'Model with the first score',
      `People with the same first score are compared.${sites}`,
      model(bare),
    ),
    row(
      'ancova',
      'Model with all characteristics',
      `People with the same first score and the same characteristics are compared.${sites}`,
      model({ names, rows }),
    ),
    row('ipw-att', 'Weighted to the cohort asked about', `${about}${alone}`, held('att')),
    row(
      'ipw-ate',
      'Weighted to everybody',
      `For people like all of both cohorts together.${alone}`,
      held('ate'),
    ),
    row(
      'ipw-overlap',
      'Weighted to those alike',
      `For people who could have been in either cohort.${alone}`,
      held('overlap'),
    ),
    row('matched', 'Matched one to one', `${about} ${matched.note}`, matched.estimate, { n: matched.n }),
    row(
      'stratified',
      'Within bands',
      `${about} Compared within fifths of the first score${rows.some(({ sex }) => sex !== '') ? ' and sex' : ''}.${alone}`,
      stratified,
      isWithheld(stratified) ? {} : { n: stratified.n },
    ),
    row(
      'raw-change',
      'Raw difference in change',
      'Nothing is adjusted for. Of people with both scores it is the difference in differences.',
      raw(({ outcome }) => outcome),
      { adjusted: false, n: sizesOf(everybody.rows) },
    ),
    row(
      'raw-after',
      'Raw difference in last scores',
      'Nothing is adjusted for, not even the first score.',
      raw(({ last }) => last),
      { adjusted: false, n: sizesOf(everybody.rows) },
    ),
  ];
  // With nothing known beside the first score the simplest model is the headline, and a model with all of it is the same one.
  if (names.length > 0) return listed;
  const first = listed.filter(({ id }) => id === 'ancova-baseline');
  return [...first, ...listed.filter(({ id }) => id !== 'ancova-baseline' && id !== 'ancova')];
}

function sizesOf(rows: readonly ComparedRow[]): readonly [number, number] {
  const of = (arm: 0 | 1): number => size(rows.filter((row) => row.arm === arm));
  return [of(0), of(1)];
}

function byMatching(
  scores: ScoredRows,
  all: readonly [number, number],
): { readonly estimate: Result<Difference>; readonly n: readonly [number, number]; readonly note: string } {
  const rule = 'Each is matched with the nearest in the other cohort, within 0.2 standard deviations.';
  if (isWithheld(scores)) return { estimate: scores, n: all, note: rule };
  const people = shuffledPeople(scores.rows);
  const matching = matchNearest(people, { scale: 'logit', width: 0.2 });
  if (isWithheld(matching)) return { estimate: matching, n: all, note: rule };
  const found = matchedDifference(people, matching);
  const { matched, unmatched } = matching;
  const estimate =
    isWithheld(found) || found.clustered === null || isWithheld(found.clustered) ? found : found.clustered;
  return {
    estimate,
    n: [matched, matched],
    note: unmatched === 0 ? rule : `${rule} Those with nobody near enough are left out.`,
  };
}

/** Fifths of the first score of both cohorts together; equal scores are in one band. */
export function bandsOfRows(rows: readonly ComparedRow[]) {
  const counts = new Map<number, number>();
  for (const { first, n } of rows) counts.set(first, (counts.get(first) ?? 0) + n);
  const total = size(rows);
  const bands = new Map<number, number>();
  let below = 0;
  for (const [value, n] of [...counts].toSorted(([a], [b]) => a - b)) {
    bands.set(value, Math.min(4, Math.floor((5 * (below + n / 2)) / total)));
    below += n;
  }
  return rows.map(({ arm, first, outcome, sex, n }) => ({
    stratum: `${String(bands.get(first) ?? 0)}|${sex}`,
    arm,
    outcome,
    n,
  }));
}

/** What is shown of an estimate. */
function plainly(found: Result<Difference>): Result<Difference> {
  if (isWithheld(found)) return found;
  const { difference, se, t, df, p, interval } = found;
  return { difference, se, t, df, p, interval };
}
