import { normalQuantile } from './normal';

/**
 * How far below p a cumulative probability may fall and still count as p: the rounding of p itself, and of the smaller tail.
 * So a median of exactly 1/2 is found, and a p that a cumulative probability printed finds the count it came from.
 */
function rounding(p: number): number {
  return Number.EPSILON * (4 * p + 64 * Math.min(p, 1 - p));
}

/**
 * The smallest count k from 0 to `most` with lower(k) ≥ p, for 0 < p < 1. Looks first where a normal distribution with this mean
 * and standard deviation would have it, then in widening strides, then by halving.
 */
export function smallestCount(
  p: number,
  lower: (k: number) => number,
  mean: number,
  deviation: number,
  most: number,
): number {
  const target = p - rounding(p);
  const enough = (k: number) => k >= most || (k >= 0 && lower(k) >= target);
  const guess = Math.round(mean + deviation * normalQuantile(p));
  let high = Math.min(Math.max(guess, 0), most);
  let low = high - 1;
  for (let stride = 1; !enough(high); stride *= 2) {
    low = high;
    high = Math.min(high + stride, most);
  }
  for (let stride = 1; enough(low); stride *= 2) {
    high = low;
    low = Math.max(low - stride, -1);
  }
  while (high - low > 1) {
    const middle = Math.floor(low + (high - low) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
