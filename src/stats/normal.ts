import { continuedFraction } from './continuedfraction';
import { requireProbability, requireThat } from './domain';
import { invert } from './invert';

const ROOT_TWO_PI = 2.5066282746310007;
/** Below this |z| the area is summed outwards from 0, above it inwards from infinity. */
const NEAR = 1.5;

/** exp(−z²/2) / √(2π). z is cut at a sixteenth first, so that squaring a large z costs no digits. */
function density(z: number): number {
  const size = Math.abs(z);
  if (size > 40) return 0;
  const coarse = Math.trunc(size * 16) / 16;
  const fine = (size - coarse) * (size + coarse);
  return (Math.exp((-coarse * coarse) / 2) * Math.exp(-fine / 2)) / ROOT_TWO_PI;
}

/** The area between 0 and z ≥ 0: φ(z) (z + z³/3 + z⁵/15 + …). All terms positive. */
function centre(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; ; k += 2) {
    term *= (z * z) / k;
    const next = sum + term;
    if (next === sum) return density(z) * sum;
    sum = next;
  }
}

/** The area above z > 0, by Laplace's continued fraction for Mills' ratio: φ(z) / (z + 1/(z + 2/(z + 3/ …))). */
function tail(z: number): number {
  if (z > 40) return 0;
  return (
    density(z) /
    continuedFraction(
      (i) => i,
      () => z,
    )
  );
}

function requireNumber(z: number): void {
  requireThat(!Number.isNaN(z), 'normal', 'z must be a number', z);
}

/** How likely values near z are, for the standard normal distribution. R: `dnorm(z)`. */
export function normalDensity(z: number): number {
  requireNumber(z);
  return density(z);
}

/** The share of the standard normal distribution below z, exact far into the lower tail. R: `pnorm(z)`. */
export function normalLower(z: number): number {
  return normalUpper(-z);
}

/** The share of the standard normal distribution above z, exact far into the upper tail. R: `pnorm(z, lower.tail = FALSE)`. */
export function normalUpper(z: number): number {
  requireNumber(z);
  if (z > NEAR) return tail(z);
  if (z < -NEAR) return 1 - tail(-z);
  return z < 0 ? 0.5 + centre(-z) : 0.5 - centre(z);
}

/** The z ≥ 0 with a share p ≤ 1/2 above it. */
function distance(p: number): number {
  if (p === 0) return Infinity;
  const toCentre = 0.5 - p;
  if (toCentre === 0) return 0;
  if (p > 0.1) {
    const cut = (u: number) => ({ area: centre(Math.exp(u)), density: density(Math.exp(u)) * Math.exp(u) });
    return Math.exp(invert(cut, 'below', toCentre, Math.log(toCentre * ROOT_TWO_PI)));
  }
  const size = -2 * Math.log(p);
  const start = Math.sqrt(size - Math.log(2 * Math.PI * size) + 1);
  return invert((u) => ({ area: normalUpper(u), density: density(u) }), 'above', p, start);
}

/** The z that a share p of the standard normal distribution lies below; ∓Infinity at 0 and 1. R: `qnorm(p)`. */
export function normalQuantile(p: number): number {
  requireProbability(p, 'normal');
  return p < 0.5 ? -distance(p) : distance(1 - p);
}

/** The z that a share p of the standard normal distribution lies above. R: `qnorm(p, lower.tail = FALSE)`. */
export function normalUpperQuantile(p: number): number {
  requireProbability(p, 'normal');
  return p < 0.5 ? distance(p) : -distance(1 - p);
}
