import { differenceOf } from './difference';
import type { Difference } from './difference';
import { isConstant, moments } from './moments';
import { withhold } from './result';
import type { Result, Weighted } from './result';
import { sum } from './sum';
import { reach, size, tally } from './tally';

/** People alike: `stratum` names the bands they share, such as `female|65-74|low`. */
export interface StratumRow {
  readonly stratum: string;
  /** 1: the cohort asked about; 0: the cohort it is held against. */
  readonly arm: 0 | 1;
  /** A last score or a change, in points, or 0 and 1. */
  readonly outcome: number;
  readonly n: number;
}

/** One stratum with both cohorts in it; `weight` is that of each of its people of cohort 0, those of cohort 1 having 1. */
export interface Stratum {
  readonly stratum: string;
  readonly n: readonly [number, number];
  readonly difference: number;
  readonly weight: number;
}

/** Cohort 1 less people of cohort 0 in the same strata, weighted to cohort 1, in the unit of the outcome. */
export interface Stratified extends Difference {
  /** People in strata with both cohorts. */
  readonly n: readonly [number, number];
  /** How many people without weights would say as much as the weighted ones of cohort 0. */
  readonly effective: number;
  readonly strata: readonly Stratum[];
  /** Strata without anybody of the other cohort, and their people: the answer is not about them. */
  readonly dropped: { readonly strata: number; readonly n: readonly [number, number] };
}

interface Cell {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
  readonly reach: number;
}

function cell(values: readonly Weighted[]): Cell | null {
  const people = tally(values);
  if (people === null) return null;
  return size(people) === 0
    ? { n: 0, mean: 0, squares: 0, reach: 0 }
    : { ...moments(people), reach: reach(people) };
}

function cellsOf(rows: readonly StratumRow[]): readonly (readonly [string, Cell, Cell])[] | null {
  const by = new Map<string, [Weighted[], Weighted[]]>();
  for (const { stratum, arm, outcome, n } of rows) {
    if (arm !== 0 && arm !== 1) return null;
    const arms = by.get(stratum) ?? [[], []];
    arms[arm].push({ value: outcome, n });
    by.set(stratum, arms);
  }
  const cells: (readonly [string, Cell, Cell])[] = [];
  for (const [stratum, [none, one]] of [...by].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [without, asked] = [cell(none), cell(one)];
    if (without === null || asked === null) return null;
    if (without.n + asked.n > 0) cells.push([stratum, without, asked]);
  }
  return cells;
}

/**
 * How much higher or lower did people of cohort 1 end than people of cohort 0 in the same bands of everything that was
 * held equal? Each stratum's difference in means, weighted by its people of cohort 1: exact stratification, and on
 * bands that were made coarse, coarsened exact matching.
 *
 * The error is HC2 of the weighted line with one constant for each stratum, t on people less strata less one: with one
 * person of each cohort in every stratum it is the error of paired differences, which HC0 halves; and strata that
 * answer differently widen it. Strata without both cohorts are dropped and counted. Withheld: `no_common_strata` when
 * none is left; `one_group` when a cohort keeps fewer than two people; `no_variance` when nobody differs; `invalid`.
 *
 * Iacus, King & Porro (2012), Political Analysis 20. R: `m <- lm(outcome ~ arm + stratum, weights = w)` with w = 1 in
 * cohort 1 and n1/n0 of the stratum in cohort 0; `sandwich::vcovHC(m, "HC2")`.
 */
export function stratifiedDifference(rows: readonly StratumRow[]): Result<Stratified> {
  const cells = cellsOf(rows);
  if (cells === null) return withhold('invalid');
  const kept = cells.filter(([, none, one]) => none.n > 0 && one.n > 0);
  const lost = cells.filter(([, none, one]) => none.n === 0 || one.n === 0);
  const people = (list: typeof kept): readonly [number, number] => [
    sum(list.map(([, none]) => none.n)),
    sum(list.map(([, , one]) => one.n)),
  ];
  if (kept.length === 0) return withhold('no_common_strata', 0);
  const n = people(kept);
  if (Math.min(...n) < 2) return withhold('one_group', Math.min(...n));
  const total = n[1];
  const difference = sum(kept.map(([, none, one]) => (one.n / total) * (one.mean - none.mean)));
  const variance = sum(
    kept.map(([, none, one]) => {
      const apart = ((one.mean - none.mean - difference) / 2) ** 2;
      const squares = (of: Cell, leverage: number) => (of.squares + of.n * apart) / (1 - leverage);
      const weight = one.n / none.n;
      return (
        squares(one, (1 / one.n + 1 / total) / 2) +
        weight ** 2 * squares(none, (1 / none.n + weight / total) / 2)
      );
    }),
  );
  const se = Math.sqrt(variance) / total;
  const furthest = kept.reduce((far, [, none, one]) => Math.max(far, none.reach, one.reach), 0);
  if (!Number.isFinite(se)) return withhold('invalid');
  if (isConstant(se, furthest)) return withhold('no_variance', n[0] + n[1]);
  return {
    ...differenceOf(difference, se, n[0] + n[1] - kept.length - 1),
    n,
    effective: total ** 2 / sum(kept.map(([, none, one]) => one.n ** 2 / none.n)),
    strata: kept.map(([stratum, none, one]) => ({
      stratum,
      n: [none.n, one.n],
      difference: one.mean - none.mean,
      weight: one.n / none.n,
    })),
    dropped: { strata: lost.length, n: people(lost) },
  };
}
