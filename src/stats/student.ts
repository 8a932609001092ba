import { requireProbability, requireThat } from './domain';
import { deviance, stirlingError } from './gammafunction';
import { incompleteBeta } from './incompletebeta';
import { inverseBeta } from './inverseincomplete';
import { normalDensity, normalQuantile, normalUpper } from './normal';
import type { Tails } from './tails';

/** Where |t| / √df is larger, the tail is its leading power to the last digit, and t² may be too large to hold. */
const POWER_ALONE = 1e9;

function requireArguments(t: number, df: number): void {
  requireThat(!Number.isNaN(t), 'student', 't must be a number', t);
  requireThat(df > 0, 'student', 'df must be > 0', df);
}

/** The density at 0: Γ((df + 1)/2) / (√(π df) Γ(df/2)). */
function peak(df: number): number {
  const half = df / 2;
  const exponent = stirlingError(half + 0.5) - stirlingError(half) - deviance(half, half + 0.5);
  return Math.exp(exponent) / Math.sqrt(2 * Math.PI);
}

function density(t: number, df: number): number {
  if (df === Infinity) return normalDensity(t);
  const r = Math.abs(t) / Math.sqrt(df);
  const logSpread = r > POWER_ALONE ? 2 * Math.log(r) : Math.log1p(r * r);
  return peak(df) * Math.exp((-(df + 1) / 2) * logSpread);
}

/** The share between −|t| and |t|, and the share outside. */
function insideOutside(t: number, df: number): { readonly inside: number; readonly outside: number } {
  if (df === Infinity)
    return { inside: 1 - 2 * normalUpper(Math.abs(t)), outside: 2 * normalUpper(Math.abs(t)) };
  const r = Math.abs(t) / Math.sqrt(df);
  if (r > POWER_ALONE) {
    const outside = (2 * peak(df) * Math.exp(-df * Math.log(r))) / Math.sqrt(df);
    return { inside: 1 - outside, outside };
  }
  const { lower, upper } = incompleteBeta((r * r) / (1 + r * r), 1 / (1 + r * r), 0.5, df / 2);
  return { inside: lower, outside: upper };
}

/** How likely values near t are, for Student's t with df > 0 degrees of freedom (not held to whole numbers; Infinity is the normal). R: `dt(t, df)`. */
export function studentDensity(t: number, df: number): number {
  requireArguments(t, df);
  return density(t, df);
}

/** The share of Student's t below t. R: `pt(t, df)`. */
export function studentLower(t: number, df: number): number {
  return studentUpper(-t, df);
}

/** The share of Student's t above t, exact far into the tail. R: `pt(t, df, lower.tail = FALSE)`. */
export function studentUpper(t: number, df: number): number {
  requireArguments(t, df);
  const { inside, outside } = insideOutside(t, df);
  return t < 0 ? 0.5 + inside / 2 : outside / 2;
}

/** The two-sided p value of a t statistic: the share further from 0 than |t|. R: `2 * pt(-abs(t), df)`. */
export function studentTwoSided(t: number, df: number): number {
  requireArguments(t, df);
  return insideOutside(t, df).outside;
}

/** The t that a share p of Student's t lies below; ∓Infinity at 0 and 1. R: `qt(p, df)`. */
export function studentQuantile(p: number, df: number): number {
  requireProbability(p, 'student');
  requireThat(df > 0, 'student', 'df must be > 0', df);
  if (df === Infinity) return normalQuantile(p);
  const outside = 2 * Math.min(p, 1 - p);
  const tails: Tails = { lower: 2 * Math.abs(p - 0.5), upper: outside };
  const size = Math.sqrt(df) * Math.exp(inverseBeta(tails, 0.5, df / 2) / 2);
  return p < 0.5 ? -size : size;
}
