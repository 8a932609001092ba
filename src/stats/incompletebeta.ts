import { continuedFraction } from './continuedfraction';
import { deviance, stirlingError } from './gammafunction';
import { ALL_ABOVE, ALL_BELOW, type Tails } from './tails';

/** log of Γ(a+b+1) / (Γ(a+1) Γ(b+1)), a > 0, b > 0: the logarithm of "a + b choose a" for real a and b. R: `lchoose(a + b, a)`. */
export function logChoose(a: number, b: number): number {
  const errors = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  const root = 0.5 * (Math.log1p(a / b) - Math.log(2 * Math.PI * a));
  return errors + root + a * Math.log1p(b / a) + b * Math.log1p(a / b);
}

/** b log y, where y = 1 − x and the smaller of the two is the one to trust. */
function logPower(b: number, x: number, y: number): number {
  return b * (x < 0.5 ? Math.log1p(-x) : Math.log(y));
}

/**
 * Γ(a+b+1) / (Γ(a+1) Γ(b+1)) xᵃ yᵇ with y = 1 − x, for a ≥ 0, b ≥ 0: the binomial probability of a successes and b
 * failures, with a and b not held to whole numbers. Both x and y are asked for, so that neither has to be found by subtraction.
 *
 * R: `dbinom(a, a + b, x)` for whole numbers. Source: Loader (2000), the saddle-point form.
 */
export function binomialTerm(x: number, y: number, a: number, b: number): number {
  if (a === 0 && b === 0) return 1;
  if (a === 0) return Math.exp(logPower(b, x, y));
  if (b === 0) return Math.exp(logPower(a, y, x));
  if (x === 0 || y === 0) return 0;
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const exponent = errors - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt(n / a / b / (2 * Math.PI));
}

/**
 * The lower tail by continued fraction, for x no further than just past the mean. Of the two ways to write the distance to the
 * mean, a − (a + b) x = (a + b) y − b, the one with the smaller terms is taken: with a at half a million the other costs five digits.
 *
 * Source: A. R. DiDonato and A. H. Morris, ACM Trans. Math. Softw. 18 (1992) 360, their BFRAC.
 */
function lowerFraction(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const short = a > b ? n * y - b : a - n * x;
  const fraction = continuedFraction(
    (i) => {
      const m = a + 2 * i - 1;
      return (((a + i - 1) / m) * (n + i - 1) * i * (b - i) * x * x) / m;
    },
    (i) => {
      const head = i === 0 ? 0 : i + (i * (b - i) * x) / (a + 2 * i - 1);
      return head + ((a + i) / (a + 2 * i + 1)) * (short + 1 + i * (1 + y));
    },
  );
  return (binomialTerm(x, y, a, b) * (a / n) * b) / fraction;
}

/**
 * The regularised incomplete beta function, both tails: the share of a beta distribution with shapes a > 0, b > 0 that lies
 * below and above x, where y = 1 − x.
 *
 * R: `pbeta(x, a, b)` and `pbeta(x, a, b, lower.tail = FALSE)`.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return ALL_ABOVE;
  if (y <= 0) return ALL_BELOW;
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = lowerFraction(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = lowerFraction(y, x, b, a);
  return { lower: 1 - upper, upper };
}
