import { requireProbability, requireThat } from './domain';
import { incompleteGamma, poissonTerm } from './incompletegamma';
import { inverseGamma, tailsOf } from './inverseincomplete';
import type { Tails } from './tails';

function requireParameters(shape: number, rate: number): void {
  requireThat(shape > 0 && shape < Infinity, 'gamma', 'shape must be > 0 and finite', shape);
  requireThat(rate > 0 && rate < Infinity, 'gamma', 'rate must be > 0 and finite', rate);
}

function tails(x: number, shape: number, rate: number): Tails {
  requireParameters(shape, rate);
  requireThat(!Number.isNaN(x), 'gamma', 'x must be a number', x);
  return incompleteGamma(x * rate, shape);
}

/**
 * How likely values near x are, for a gamma distribution with this shape and rate (mean shape / rate). Infinity at 0 when shape < 1.
 *
 * R: `dgamma(x, shape, rate)`.
 */
export function gammaDensity(x: number, shape: number, rate = 1): number {
  requireParameters(shape, rate);
  requireThat(!Number.isNaN(x), 'gamma', 'x must be a number', x);
  if (x < 0 || x === Infinity) return 0;
  if (shape >= 1) return poissonTerm(x * rate, shape - 1) * rate;
  return x === 0 ? Infinity : (poissonTerm(x * rate, shape) * shape) / x;
}

/** The share of a gamma distribution below x. R: `pgamma(x, shape, rate)`. */
export function gammaLower(x: number, shape: number, rate = 1): number {
  return tails(x, shape, rate).lower;
}

/** The share of a gamma distribution above x. R: `pgamma(x, shape, rate, lower.tail = FALSE)`. */
export function gammaUpper(x: number, shape: number, rate = 1): number {
  return tails(x, shape, rate).upper;
}

/** The x that a share p of a gamma distribution lies below. R: `qgamma(p, shape, rate)`. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  requireParameters(shape, rate);
  requireProbability(p, 'gamma');
  return Math.exp(inverseGamma(tailsOf(p), shape)) / rate;
}
