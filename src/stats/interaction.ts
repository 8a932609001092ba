import { armEffect, armErrors, restsOnOne } from './armeffect';
import type { ArmEffect, ArmErrors } from './armeffect';
import { solveSymmetric } from './cholesky';
import { fisherUpper } from './fisher';
import { clusteredVariance, leastSquares, patternsOf } from './leastsquares';
import type { LeastSquares } from './leastsquares';
import { dot } from './matrix';
import type { Matrix } from './matrix';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { checkScores, scoreTotals } from './scorerows';
import type { ScoreRow, ScoreTable } from './scorerows';

/** People of one level of a subgroup: the levels are numbered, and have no order. */
export interface LevelRow extends ScoreRow {
  readonly level: number;
}

/** A test that several differences are one. */
export interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** The difference between the cohorts among people of one level, in points; withheld, `one_group`, where a cohort has fewer than two. */
export interface LevelEffect {
  readonly level: number;
  /** `n[1]` people are in the cohort asked about. */
  readonly n: readonly [number, number];
  readonly effect: Result<ArmEffect>;
}

/** Does the difference between two cohorts differ between levels? */
export interface Interaction {
  /** People in the levels compared. */
  readonly n: number;
  /** The only licence for saying that it does: lm's F test. */
  readonly test: FTest;
  /** Wald's test by HC3, F on the same degrees of freedom; `alone` when it rests on one person. */
  readonly robust: Result<FTest>;
  /** Wald's test by CR1, F with G - 1; null where fewer than two clusters are given, `few_sites` when they cannot tell. */
  readonly clustered: Result<FTest> | null;
  /** All levels, ascending. */
  readonly levels: readonly LevelEffect[];
  /** With two levels compared, the difference among people of the second less that among the first; null with more. */
  readonly between: Result<ArmEffect> | null;
  readonly aliased: readonly string[];
}

interface Level {
  readonly level: number;
  readonly n: readonly [number, number];
}

function levelsOf(rows: readonly LevelRow[]): readonly Level[] {
  const members = new Map<number, LevelRow[]>();
  for (const row of rows) {
    const known = members.get(row.level);
    if (known === undefined) members.set(row.level, [row]);
    else known.push(row);
  }
  return [...members].sort(([a], [b]) => a - b).map(([level, some]) => ({ level, n: scoreTotals(some).n }));
}

/** Wald's statistic for coefficients that are all 0, over their number; null when their variances say less than that. */
function wald(fit: LeastSquares, places: readonly number[], variances: Matrix, df2: number): FTest | null {
  const asked = places.map((place) => fit.beta[place] ?? 0);
  const solved = solveSymmetric(
    places.map((i) => places.map((j) => variances[i]?.[j] ?? 0)),
    asked,
  );
  if (solved === null) return null;
  const f = Math.max(0, dot(asked, solved)) / places.length;
  return Number.isFinite(f) ? { f, df1: places.length, df2, p: fisherUpper(f, places.length, df2) } : null;
}

function robustTest(errors: ArmErrors, places: readonly number[]): Result<FTest> {
  const { fit, robust } = errors;
  const only = (place: number) => fit.beta.map((_, j) => (j === place ? 1 : 0));
  if (places.some((place) => restsOnOne(errors, only(place)))) return withhold('alone', fit.n);
  return wald(fit, places, robust.matrix, fit.df) ?? withhold('exact_scores', fit.n);
}

function clusteredTest(fit: LeastSquares, places: readonly number[]): Result<FTest> | null {
  if (fit.clusters < 2) return null;
  const found =
    fit.clusters > places.length + 1 ? wald(fit, places, clusteredVariance(fit), fit.clusters - 1) : null;
  return found ?? withhold('few_sites', fit.n);
}

/**
 * Does one cohort gain more than the other by an amount that depends on the level of a subgroup? A difference here and
 * none there is not an answer: only this test is. With the difference held equal in the first score at every level.
 *
 * Levels where a cohort has fewer than two people are left out of the model and keep their place in the list. Slopes of
 * the first score and of covariates are those of all levels together. Withheld: as `ancova`; `one_group` when fewer
 * than two levels can be compared.
 *
 * R: `anova(lm(last ~ first + arm + level), lm(last ~ first + arm * level))`; `lmtest::waldtest` of the two with
 * `vcov = sandwich::vcovHC(fit, "HC3")`; levels as contrasts of the second, `between` its coefficient `arm:level`.
 */
export function interaction(table: ScoreTable<LevelRow>): Result<Interaction> {
  const checked = checkScores(table);
  if (isWithheld(checked)) return checked;
  const { names, rows } = checked;
  if (!rows.every(({ level }) => Number.isFinite(level))) return withhold('invalid');
  const levels = levelsOf(rows);
  const compared = levels.filter(({ n }) => Math.min(...n) >= 2).map(({ level }) => level);
  if (compared.length < 2) return withhold('one_group', compared.length);
  const inside = rows.filter(({ level }) => compared.includes(level));
  const [base, ...others] = compared;
  const full = leastSquares(
    patternsOf(inside, (row) => [
      ...row.covariates,
      ...others.map((level) => (row.level === level ? 1 : 0)),
      row.first,
      row.arm,
      ...others.map((level) => (row.level === level ? row.arm : 0)),
    ]),
    ({ last }) => last,
  );
  if (isWithheld(full)) return full;
  const arm = names.length + others.length + 1;
  const found = [arm, ...others.map((_, j) => arm + 1 + j)].map(full.place);
  const places = found.flatMap((place) => place ?? []);
  const [ofArm, ...ofOthers] = places;
  if (places.length < found.length || ofArm === undefined) return withhold('arm_told', full.n);
  const errors = armErrors(full);
  const summed = (...asked: readonly (number | undefined)[]): Result<ArmEffect> =>
    armEffect(
      errors,
      full.beta.map((_, j) => (asked.includes(j) ? 1 : 0)),
    );
  const effect = (level: number): Result<ArmEffect> =>
    level === base ? summed(ofArm) : summed(ofArm, ofOthers[others.indexOf(level)]);
  // Wald's test by the model's own variance is the F of the two models, without fitting the smaller one.
  const test = wald(full, ofOthers, errors.naive, full.df);
  if (test === null) return withhold('invalid');
  return {
    n: full.n,
    test,
    robust: robustTest(errors, ofOthers),
    clustered: clusteredTest(full, ofOthers),
    levels: levels.map(({ level, n }) => ({
      level,
      n,
      effect: compared.includes(level) ? effect(level) : withhold('one_group', Math.min(...n)),
    })),
    between: others.length === 1 ? summed(...ofOthers) : null,
    aliased: full.aliased.flatMap((column) => names[column] ?? []),
  };
}
