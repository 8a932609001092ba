const SMALLEST = 1e-300;
const MOST_TERMS = 2_000_000;

function awayFromZero(x: number): number {
  return x === 0 ? SMALLEST : x;
}

/**
 * The value of the continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), evaluated forwards until a term changes
 * nothing. For fractions whose terms tire evenly, as all here do; in one that alternates, one still term proves nothing.
 *
 * Source: W. J. Lentz, Applied Optics 15 (1976) 668, with Thompson and Barnett's guard against zero, J. Comput. Phys. 64 (1986) 490.
 */
export function continuedFraction(a: (i: number) => number, b: (i: number) => number): number {
  let value = awayFromZero(b(0));
  let c = value;
  let d = 0;
  for (let i = 1; i < MOST_TERMS; i++) {
    const ai = a(i);
    const bi = b(i);
    d = 1 / awayFromZero(bi + ai * d);
    c = awayFromZero(bi + ai / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) <= Number.EPSILON) return value;
  }
  throw new RangeError(`continued fraction: must settle within ${MOST_TERMS} terms, got ${value}`);
}
