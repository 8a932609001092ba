import { requireProbability, requireThat } from './domain';
import { binomialTerm, incompleteBeta } from './incompletebeta';
import { smallestCount } from './smallestcount';
import { ALL_ABOVE, ALL_BELOW, type Tails } from './tails';

function requireParameters(size: number, prob: number): void {
  requireThat(Number.isInteger(size) && size >= 0, 'binomial', 'size must be a whole number >= 0', size);
  requireProbability(prob, 'binomial', 'prob');
}

function requireArguments(k: number, size: number, prob: number): void {
  requireParameters(size, prob);
  requireThat(Number.isInteger(k), 'binomial', 'k must be a whole number', k);
}

function tails(k: number, size: number, prob: number): Tails {
  requireArguments(k, size, prob);
  if (k < 0) return ALL_ABOVE;
  if (k >= size) return ALL_BELOW;
  return incompleteBeta(1 - prob, prob, size - k, k + 1);
}

/** The probability of exactly k successes in `size` trials. R: `dbinom(k, size, prob)`. */
export function binomialDensity(k: number, size: number, prob: number): number {
  requireArguments(k, size, prob);
  return k < 0 || k > size ? 0 : binomialTerm(prob, 1 - prob, k, size - k);
}

/** The probability of k successes or fewer. R: `pbinom(k, size, prob)`. */
export function binomialLower(k: number, size: number, prob: number): number {
  return tails(k, size, prob).lower;
}

/** The probability of more than k successes. R: `pbinom(k, size, prob, lower.tail = FALSE)`. */
export function binomialUpper(k: number, size: number, prob: number): number {
  return tails(k, size, prob).upper;
}

/** The smallest k with a probability of at least p of k successes or fewer. R: `qbinom(p, size, prob)`. */
export function binomialQuantile(p: number, size: number, prob: number): number {
  requireParameters(size, prob);
  requireProbability(p, 'binomial');
  if (p === 0 || prob === 0) return 0;
  if (p === 1 || prob === 1) return size;
  const mean = size * prob;
  const deviation = Math.sqrt(mean * (1 - prob));
  return smallestCount(p, (k) => binomialLower(k, size, prob), mean, deviation, size);
}
