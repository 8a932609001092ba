import { continuedFraction } from './continuedfraction';
import { deviance, logGammaOnePlus, stirlingError } from './gammafunction';
import { ALL_ABOVE, ALL_BELOW, type Tails } from './tails';

/**
 * xᵃ e⁻ˣ / Γ(a + 1) for a ≥ 0, x ≥ 0: the Poisson probability of a events when x are expected, with a not held to whole
 * numbers. Accurate to the size of its own logarithm, however large a and x are.
 *
 * R: `dpois(a, x)` for whole a. Source: Loader (2000), the saddle-point form.
 */
export function poissonTerm(x: number, a: number): number {
  if (a === 0) return Math.exp(-x);
  if (x === 0) return 0;
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Σ xⁿ / ((a+1) … (a+n)) from n = 0: the lower tail over its leading term. All terms positive. */
function lowerSeries(x: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; ; n++) {
    term *= x / (a + n);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The upper tail when a < 1 and x ≤ 1, where it can be far below 1 while the lower tail is all but 1. */
function upperNearZero(x: number, a: number): number {
  let power = 1;
  let sum = 0;
  for (let n = 1; ; n++) {
    power *= -x / n;
    const next = sum + power / (a + n);
    if (next === sum) break;
    sum = next;
  }
  const logLeading = a * Math.log(x) - logGammaOnePlus(a);
  return -Math.expm1(logLeading) - Math.exp(logLeading) * a * sum;
}

/** The upper tail by Legendre's continued fraction, for x beyond a + 1, or beyond 1 when a < 1. */
function upperFraction(x: number, a: number): number {
  const fraction = continuedFraction(
    (i) => -i * (i - a),
    (i) => x + 1 - a + 2 * i,
  );
  return (poissonTerm(x, a) * a) / fraction;
}

/**
 * The regularised incomplete gamma function, both tails: the share of a gamma distribution of shape `a` (> 0) and rate 1
 * that lies below and above x ≥ 0.
 *
 * R: `pgamma(x, a)` and `pgamma(x, a, lower.tail = FALSE)`.
 */
export function incompleteGamma(x: number, a: number): Tails {
  if (x <= 0) return ALL_ABOVE;
  if (x === Infinity) return ALL_BELOW;
  if (a < 1 && x <= 1) {
    return { lower: poissonTerm(x, a) * lowerSeries(x, a), upper: upperNearZero(x, a) };
  }
  if (a >= 1 && x < a + 1) {
    const lower = poissonTerm(x, a) * lowerSeries(x, a);
    return { lower, upper: 1 - lower };
  }
  const upper = upperFraction(x, a);
  return { lower: 1 - upper, upper };
}
