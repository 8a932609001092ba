/**
 * The sum with the rounding errors carried along and added at the end (Neumaier 1974), so that a long list of
 * decimals loses no digits. R: `sum(x)`, which R forms in extended precision.
 */
export function sum(terms: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const term of terms) {
    const next = total + term;
    lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
    total = next;
  }
  return total + lost;
}
