import { requireProbability, requireThat } from './domain';
import { incompleteGamma, poissonTerm } from './incompletegamma';
import { smallestCount } from './smallestcount';
import { ALL_ABOVE, type Tails } from './tails';

function requireMean(mean: number): void {
  requireThat(mean >= 0 && mean < Infinity, 'poisson', 'mean must be >= 0 and finite', mean);
}

function requireArguments(k: number, mean: number): void {
  requireMean(mean);
  requireThat(Number.isInteger(k), 'poisson', 'k must be a whole number', k);
}

function tails(k: number, mean: number): Tails {
  requireArguments(k, mean);
  if (k < 0) return ALL_ABOVE;
  const { lower, upper } = incompleteGamma(mean, k + 1);
  return { lower: upper, upper: lower };
}

/** The probability of exactly k events when `mean` are expected. R: `dpois(k, mean)`. */
export function poissonDensity(k: number, mean: number): number {
  requireArguments(k, mean);
  return k < 0 ? 0 : poissonTerm(mean, k);
}

/** The probability of k events or fewer. R: `ppois(k, mean)`. */
export function poissonLower(k: number, mean: number): number {
  return tails(k, mean).lower;
}

/** The probability of more than k events. R: `ppois(k, mean, lower.tail = FALSE)`. */
export function poissonUpper(k: number, mean: number): number {
  return tails(k, mean).upper;
}

/** The smallest k with a probability of at least p of k events or fewer; Infinity at p = 1. R: `qpois(p, mean)`. */
export function poissonQuantile(p: number, mean: number): number {
  requireMean(mean);
  requireProbability(p, 'poisson');
  if (p === 0 || mean === 0) return 0;
  if (p === 1) return Infinity;
  return smallestCount(p, (k) => poissonLower(k, mean), mean, Math.sqrt(mean), Infinity);
}
