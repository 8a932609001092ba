/** Beyond 49 the counts pass 2^53 and R itself stops using them. */
const MOST = 49;

/** In how many of the 2^n sign patterns the positive ranks 1..n sum to each total. */
function patterns(n: number): readonly number[] {
  if (!Number.isInteger(n) || n < 1 || n > MOST) throw new RangeError(`signedrankcount: n from 1 to ${MOST}`);
  const ways = Array.from({ length: (n * (n + 1)) / 2 + 1 }, () => 0);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank += 1) {
    for (let total = (rank * (rank + 1)) / 2; total >= rank; total -= 1) {
      ways[total] = (ways[total] ?? 0) + (ways[total - rank] ?? 0);
    }
  }
  return ways;
}

/**
 * How likely is a sum of positive ranks of at most `v` among `n` people when changes up and down are equally likely?
 * Whole-number counts over 2^n, n from 1 to 49. R: `psignrank(v, n)`.
 */
export function signedRankLower(v: number, n: number): number {
  const ways = patterns(n);
  return ways.slice(0, Math.max(0, Math.floor(v) + 1)).reduce((total, count) => total + count, 0) / 2 ** n;
}

/** The smallest sum of positive ranks with at least the share `p` at or below it. R: `qsignrank(p, n)`. */
export function signedRankQuantile(p: number, n: number): number {
  let held = 0;
  return patterns(n).findIndex((count) => (held += count) / 2 ** n >= p);
}
