import { requireProbability, requireThat } from './domain';
import { binomialTerm, incompleteBeta } from './incompletebeta';
import { inverseBeta, tailsOf } from './inverseincomplete';
import type { Tails } from './tails';

function requireShapes(a: number, b: number): void {
  requireThat(a > 0 && a < Infinity, 'beta', 'a must be > 0 and finite', a);
  requireThat(b > 0 && b < Infinity, 'beta', 'b must be > 0 and finite', b);
}

function tails(x: number, a: number, b: number): Tails {
  requireShapes(a, b);
  requireThat(!Number.isNaN(x), 'beta', 'x must be a number', x);
  return incompleteBeta(x, 1 - x, a, b);
}

/**
 * How likely values near x are, for a beta distribution with shapes a and b (mean a / (a + b)). Infinity at 0 when a < 1, and at 1 when b < 1.
 *
 * R: `dbeta(x, a, b)`.
 */
export function betaDensity(x: number, a: number, b: number): number {
  requireShapes(a, b);
  requireThat(!Number.isNaN(x), 'beta', 'x must be a number', x);
  const y = 1 - x;
  if (x < 0 || y < 0) return 0;
  if ((x === 0 && a < 1) || (y === 0 && b < 1)) return Infinity;
  if (a >= 1 && b >= 1) return (a + b - 1) * binomialTerm(x, y, a - 1, b - 1);
  if (a >= 1) return (b / y) * binomialTerm(x, y, a - 1, b);
  if (b >= 1) return (a / x) * binomialTerm(x, y, a, b - 1);
  return ((a / (a + b)) * b * binomialTerm(x, y, a, b)) / x / y;
}

/** The share of a beta distribution below x. R: `pbeta(x, a, b)`. */
export function betaLower(x: number, a: number, b: number): number {
  return tails(x, a, b).lower;
}

/** The share of a beta distribution above x. R: `pbeta(x, a, b, lower.tail = FALSE)`. */
export function betaUpper(x: number, a: number, b: number): number {
  return tails(x, a, b).upper;
}

/** The x that a share p of a beta distribution lies below. R: `qbeta(p, a, b)`. */
export function betaQuantile(p: number, a: number, b: number): number {
  requireShapes(a, b);
  requireProbability(p, 'beta');
  return 1 / (1 + Math.exp(-inverseBeta(tailsOf(p), a, b)));
}
