const MOST_STEPS = 500;

/** A tail area at u and the density there, both in the scale of u. */
export interface Cut {
  readonly area: number;
  readonly density: number;
}

/**
 * Where a tail area reaches a target > 0: Newton's method on the logarithm of the area, kept inside the bracket it has
 * learned. `side` says whether the area is the one below u (rises with u) or above u (falls with u).
 *
 * Every density asked about here is log-concave in u, so the logarithm of each tail is concave too: Newton overshoots at
 * most once, then closes in from one side. The bracket matters only where a tail underflows to 0.
 * Correct to a few units in the last place of u, or of 1 where |u| < 1.
 */
export function invert(
  cut: (u: number) => Cut,
  side: 'below' | 'above',
  target: number,
  start: number,
): number {
  const sign = side === 'below' ? 1 : -1;
  let low = -Infinity;
  let high = Infinity;
  let reach = 1;
  let u = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { area, density } = cut(u);
    if (area === target) return u;
    if (area > target === (side === 'below')) high = u;
    else low = u;
    let next = u - (sign * Math.log(area / target) * area) / density;
    if (!(next > low && next < high)) {
      reach *= 2;
      if (low === -Infinity) next = high - reach;
      else if (high === Infinity) next = low + reach;
      else next = low + (high - low) / 2;
    }
    if (Math.abs(next - u) <= Number.EPSILON * Math.max(1, Math.abs(next))) return next;
    u = next;
  }
  return u;
}
