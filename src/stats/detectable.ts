import { noncentrality } from './noncentral';
import { normalQuantile } from './normal';
import { withhold } from './result';
import type { Result } from './result';
import { isScore } from './tally';
import { studentQuantile } from './student';

/** How sure a study has to be, and what makes it smaller than its number of people. */
export interface Demand {
  /** Chance of finding the difference if it is there; 0.8 unless said. */
  readonly power?: number;
  /** Two-sided level of the test; 0.05 unless said. */
  readonly alpha?: number;
  /** Factor by which clusters multiply the variance (`designEffect` in `intraclass.ts`), at least 1. */
  readonly designEffect?: number;
  /** Share of the people who will not be asked again, from 0 to under 1. */
  readonly lost?: number;
}

/** The smallest difference that a study of this size finds with the power asked for; unsigned, in the unit of the deviation. */
export interface Detectable {
  readonly difference: number;
  /** Of Student's t. */
  readonly df: number;
  readonly power: number;
  readonly alpha: number;
}

/** Shares of the group asked about that could be told from the other's; null where even 0 or 1 could not. */
export interface DetectableShare {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly power: number;
  readonly alpha: number;
}

interface Asked {
  readonly power: number;
  readonly alpha: number;
  readonly grown: number;
  readonly kept: number;
}

function askedOf({ power = 0.8, alpha = 0.05, designEffect = 1, lost = 0 }: Demand): Asked | null {
  const sound = alpha > 0 && alpha < 1 && power > alpha / 2 && power < 1 && lost >= 0 && lost < 1;
  if (!sound || !(designEffect >= 1 && designEffect < Infinity)) return null;
  return { power, alpha, grown: Math.sqrt(designEffect), kept: 1 - lost };
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** `error` is the standard error of the estimate where people are not in clusters. */
function detectable(
  { power, alpha, grown }: Asked,
  error: number,
  df: number,
  n: number,
): Result<Detectable> {
  if (!(df >= 1)) return withhold('too_few', n);
  const ncp = noncentrality(power, studentQuantile(1 - alpha / 2, df), df);
  return { difference: ncp * error * grown, df, power, alpha };
}

/**
 * What mean change could `n` pairs have shown? `sd` is the deviation of the change.
 *
 * Solves power = share above the limit of the noncentral t with ncp = difference × √n / sd, the upper tail only. People
 * lost are taken off n first. Withheld: `too_few` with fewer than two people left; `no_variance` when sd is 0; `invalid`.
 * R: `power.t.test(n, sd = sd, power = 0.8, type = "paired", strict = FALSE)$delta`.
 */
export function detectablePaired(n: number, sd: number, demand: Demand = {}): Result<Detectable> {
  const asked = askedOf(demand);
  if (asked === null || !isCount(n) || !isScore(sd) || sd < 0) return withhold('invalid');
  if (sd === 0) return withhold('no_variance', n);
  const left = n * asked.kept;
  return detectable(asked, sd / Math.sqrt(left), left - 1, n);
}

/**
 * What difference between two groups could have been shown? `n` people in each, `sd` within groups.
 *
 * As `detectablePaired`, ncp = difference / (sd √(1/n₀ + 1/n₁)) and n₀ + n₁ - 2 degrees of freedom. R: for groups of one size
 * `power.t.test(n, sd = sd, power = 0.8, strict = FALSE)$delta`.
 */
export function detectableDifference(
  n: readonly [number, number],
  sd: number,
  demand: Demand = {},
): Result<Detectable> {
  return detectableAdjusted(n, sd, { correlation: 0, covariates: 0 }, demand);
}

/** What an adjusted comparison knows beforehand: how last scores go with all that is adjusted for, and how many columns that is. */
export interface Adjustment {
  /** From -1 to 1, within groups: of the last score with the first, or with the prediction from all covariates. */
  readonly correlation: number;
  /** Columns adjusted for, the first score included. */
  readonly covariates: number;
}

/**
 * What adjusted difference between two groups could have been shown (analysis of covariance)? `sd` is that of the last score within groups.
 *
 * As `detectableDifference` with sd √(1 - r²) and one degree of freedom less for each column adjusted for. Withheld
 * also: `no_variance` when the correlation is 1 or -1.
 * R: `uniroot` of `pt(qt(0.975, df), df, d / (sd * sqrt(1 - r^2) * sqrt(1 / n0 + 1 / n1)), lower.tail = FALSE) - 0.8`.
 */
export function detectableAdjusted(
  n: readonly [number, number],
  sd: number,
  { correlation, covariates }: Adjustment,
  demand: Demand = {},
): Result<Detectable> {
  const asked = askedOf(demand);
  const sound =
    n.every(isCount) && isScore(sd) && sd >= 0 && isCount(covariates) && Math.abs(correlation) <= 1;
  if (asked === null || !sound) return withhold('invalid');
  const [one, other] = [n[0] * asked.kept, n[1] * asked.kept];
  const left = sd * Math.sqrt(1 - correlation ** 2);
  if (Math.min(...n) === 0) return withhold('one_group', 0);
  if (left === 0) return withhold('no_variance', n[0] + n[1]);
  return detectable(asked, left * Math.sqrt(1 / one + 1 / other), one + other - 2 - covariates, n[0] + n[1]);
}

/** How far a share lies from the other, less how far it has to lie to be found. */
function surplus(
  share: number,
  other: number,
  weights: readonly [number, number],
  z: readonly [number, number],
) {
  const [mine, others] = weights;
  const pooled = (share * mine + other * others) / (mine + others);
  const spread = (p: number) => p * (1 - p);
  const alike = Math.sqrt(spread(pooled) * (1 / mine + 1 / others));
  const apart = Math.sqrt(spread(share) / mine + spread(other) / others);
  return Math.abs(share - other) - z[0] * alike - z[1] * apart;
}

/** Where the surplus turns from below 0 to above it on the way to `end`; null when it does not. */
function crossing(from: number, end: number, of: (share: number) => number): number | null {
  if (!(of(end) > 0)) return null;
  let [near, far] = [from, end];
  for (;;) {
    const middle = near + (far - near) / 2;
    if (middle === near || middle === far) return far;
    if (of(middle) > 0) far = middle;
    else near = middle;
  }
}

/**
 * Which shares could have been told from `share` in the other group? `n` people in the group asked about and in the other.
 *
 * |p₁ - p₀| = z √(p̄q̄(1/n₁ + 1/n₀)) + z_b √(p₁q₁/n₁ + p₀q₀/n₀), p̄ over all people. Withheld: `one_group` when a group is empty;
 * `invalid`. R: `power.prop.test(n, p1 = share, power = 0.8, tol = 1e-14)$p2`; for groups of two sizes `uniroot` of the formula.
 */
export function detectableShare(
  n: readonly [number, number],
  share: number,
  demand: Demand = {},
): Result<DetectableShare> {
  const asked = askedOf(demand);
  if (asked === null || !n.every(isCount) || !(share >= 0 && share <= 1)) return withhold('invalid');
  if (Math.min(...n) === 0) return withhold('one_group', 0);
  const { power, alpha, kept, grown } = asked;
  const weights = [(n[0] * kept) / grown ** 2, (n[1] * kept) / grown ** 2] as const;
  const z = [normalQuantile(1 - alpha / 2), normalQuantile(power)] as const;
  const of = (one: number) => surplus(one, share, weights, z);
  return { lower: crossing(share, 0, of), upper: crossing(share, 1, of), power, alpha };
}
