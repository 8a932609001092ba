import { chiSquaredUpper } from './chisquared';
import { solveSymmetric } from './cholesky';
import { fisherExact } from './fisherexact';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** People of one band before: `after[arm][j]` of cohort `arm` were in band j after. */
export interface BandsAfter {
  readonly after: readonly [readonly number[], readonly number[]];
}

/** A test of bands by cohort, by its name. The exact method has no statistic and no df. */
export interface BandArmTest {
  readonly method: 'Mantel–Haenszel' | 'chi-squared' | 'Fisher exact';
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number;
  readonly n: readonly [number, number];
}

/** Did the bands fill differently in the two cohorts? */
export interface BandArms {
  /** Among people of the same band before. */
  readonly given: Result<BandArmTest>;
  /** Bands after, whatever the band before. */
  readonly after: Result<BandArmTest>;
}

type Table = readonly [readonly number[], readonly number[]];

const FEWEST_EXPECTED = 5;

function sizes([none, one]: Table): readonly [number, number] {
  return [sum(none), sum(one)];
}

function expectations(table: Table): readonly (readonly [number, number])[] {
  const [none, one] = sizes(table);
  const all = none + one;
  return table[0].map((count, j) => {
    const total = count + (table[1][j] ?? 0);
    return [(total * none) / all, (total * one) / all];
  });
}

/** Bands nobody was in after say nothing. */
function filled(tables: readonly Table[], bands: number): readonly number[] {
  return Array.from({ length: bands }, (_, j) => j).filter((j) =>
    tables.some(([none, one]) => (none[j] ?? 0) + (one[j] ?? 0) > 0),
  );
}

function crude(tables: readonly Table[], bands: number): Result<BandArmTest> {
  const used = filled(tables, bands);
  const table = [0, 1].map((arm) => used.map((j) => sum(tables.map((one) => one[arm]?.[j] ?? 0))));
  const [none = [], one = []] = table;
  const n = sizes([none, one]);
  if (Math.min(...n) === 0) return withhold('one_group', 0);
  if (used.length < 2) return withhold('one_band', n[0] + n[1]);
  const expected = expectations([none, one]);
  if (expected.every((pair) => Math.min(...pair) >= FEWEST_EXPECTED)) {
    const statistic = sum(
      expected.flatMap(([e0, e1], j) => [((none[j] ?? 0) - e0) ** 2 / e0, ((one[j] ?? 0) - e1) ** 2 / e1]),
    );
    const df = used.length - 1;
    return { method: 'chi-squared', statistic, df, p: chiSquaredUpper(statistic, df), n };
  }
  const p = fisherExact(none.map((count, j) => [count, one[j] ?? 0]));
  return p === null
    ? withhold('singular', n[0] + n[1])
    : { method: 'Fisher exact', statistic: null, df: null, p, n };
}

function stratified(all: readonly Table[], bands: number): Result<BandArmTest> {
  const tables = all.filter((table) => Math.min(...sizes(table)) > 0);
  if (tables.length === 0) return withhold('no_common_strata', 0);
  const used = filled(tables, bands);
  const n = [0, 1].map((arm) => sum(tables.map((table) => sizes(table)[arm] ?? 0)));
  const [none = 0, one = 0] = n;
  if (used.length < 2) return withhold('one_band', none + one);
  const expected = used.map((j) =>
    [0, 1].map((arm) => sum(tables.map((table) => expectations(table)[j]?.[arm] ?? 0))),
  );
  if (!expected.every((pair) => Math.min(...pair) >= FEWEST_EXPECTED))
    return withhold('singular', none + one);
  const free = used.slice(0, -1);
  const apart = free.map((j, i) => sum(tables.map((table) => table[1][j] ?? 0)) - (expected[i]?.[1] ?? 0));
  const spread = free.map((i) =>
    free.map((j) =>
      sum(
        tables.map((table) => {
          const [n0, n1] = sizes(table);
          const people = n0 + n1;
          const total = (band: number) => (table[0][band] ?? 0) + (table[1][band] ?? 0);
          const within = (i === j ? people * total(i) : 0) - total(i) * total(j);
          return (((n0 / people) * n1) / people) * (within / (people - 1));
        }),
      ),
    ),
  );
  const solved = solveSymmetric(spread, apart);
  if (solved === null) return withhold('singular', none + one);
  const statistic = Math.max(0, sum(apart.map((gap, i) => gap * (solved[i] ?? 0))));
  const df = free.length;
  return { method: 'Mantel–Haenszel', statistic, df, p: chiSquaredUpper(statistic, df), n: [none, one] };
}

/**
 * Did the two cohorts end in different bands, among people who started in the same band, and whatever they started in?
 * One entry for each band before, with the people of each cohort by band after.
 *
 * `given`: generalised Mantel–Haenszel test over the bands before, without continuity correction; `after`: chi-squared
 * on the sums, without correction, or Fisher's exact test where fewer than 5 people are expected in a cell. Bands nobody
 * ended in are dropped, each lowering `df` by one. Withheld: `invalid`; `one_group` when a cohort is empty; `one_band`
 * when everybody ended in one band; `no_common_strata` when no band before has people of both; `singular` when bands
 * are too sparse: for `given` fewer than 5 expected in a cell over all bands before, for `after` too many tables for the exact test.
 *
 * Landis, Heyman & Koch (1978). R: `mantelhaen.test(x, correct = FALSE)` on after × cohort × before;
 * `chisq.test(x, correct = FALSE)`; `fisher.test(x)`.
 */
export function bandArms(before: readonly BandsAfter[]): Result<BandArms> {
  const bands = before[0]?.after[0].length ?? 0;
  const sound = before.every(({ after }) =>
    after.every((arm) => arm.length === bands && arm.every((one) => Number.isSafeInteger(one) && one >= 0)),
  );
  if (!sound || bands < 2) return withhold('invalid');
  const tables = before.map(({ after }) => after);
  return { given: stratified(tables, bands), after: crude(tables, bands) };
}
