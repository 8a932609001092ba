import { logGamma } from './gammafunction';
import { binomialTerm, incompleteBeta, logChoose } from './incompletebeta';
import { incompleteGamma, poissonTerm } from './incompletegamma';
import { invert } from './invert';
import { normalQuantile } from './normal';
import type { Tails } from './tails';

/** Beyond this much below 0 on the log scale, a tail is its leading power to the last digit. */
const POWER_ALONE = -45;

/** The two areas a probability p leaves, the larger formed from the smaller without losing it. */
export function tailsOf(p: number): Tails {
  return { lower: p, upper: 1 - p };
}

/**
 * log x for the x that cuts a gamma distribution of shape `a` and rate 1 into the tails asked for. Works from the smaller
 * tail. −Infinity when nothing is to lie below, Infinity when nothing is to lie above.
 *
 * R: `log(qgamma(p, a))`.
 */
export function inverseGamma({ lower, upper }: Tails, a: number): number {
  if (lower === 0) return -Infinity;
  if (upper === 0) return Infinity;
  const power = (Math.log(lower) + logGamma(a + 1)) / a;
  if (power < POWER_ALONE) return power;
  const below = lower <= upper;
  const z = below ? normalQuantile(lower) : -normalQuantile(upper);
  const start = below ? Math.log(a) + z / Math.sqrt(a) : Math.log(a + z * Math.sqrt(a) + (z * z) / 2);
  const cut = (u: number) => {
    const x = Math.exp(u);
    const tails = incompleteGamma(x, a);
    return { area: below ? tails.lower : tails.upper, density: a * poissonTerm(x, a) };
  };
  return invert(cut, below ? 'below' : 'above', below ? lower : upper, start);
}

/** log x where the lower tail, taken as its leading power xᵃ / (a B(a, b)), is `area`. */
function logPowerOf(area: number, a: number, b: number): number {
  return (Math.log(area) - logChoose(a, b) + Math.log1p(a / b)) / a;
}

/**
 * log(x / (1 − x)) for the x that cuts a beta distribution into the tails asked for. On this scale neither end crowds the
 * other: odds are what F and t² are made of. Works from the smaller tail; ∓Infinity when nothing is to lie below or above.
 *
 * R: `qlogis(qbeta(p, a, b))`.
 */
export function inverseBeta({ lower, upper }: Tails, a: number, b: number): number {
  if (lower === 0) return -Infinity;
  if (upper === 0) return Infinity;
  const nearZero = logPowerOf(lower, a, b);
  if (nearZero + Math.log1p(b) < POWER_ALONE) return nearZero;
  const nearOne = logPowerOf(upper, b, a);
  if (nearOne + Math.log1p(a) < POWER_ALONE) return -nearOne;
  const below = lower <= upper;
  const z = below ? normalQuantile(lower) : -normalQuantile(upper);
  const start = Math.log(a / b) + z * Math.sqrt(1 / a + 1 / b);
  const cut = (u: number) => {
    const x = 1 / (1 + Math.exp(-u));
    const y = 1 / (1 + Math.exp(u));
    const tails = incompleteBeta(x, y, a, b);
    return { area: below ? tails.lower : tails.upper, density: binomialTerm(x, y, a, b) * (a / (a + b)) * b };
  };
  return invert(cut, below ? 'below' : 'above', below ? lower : upper, start);
}
