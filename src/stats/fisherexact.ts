import { logGamma } from './gammafunction';

/** Tables as likely as the one seen but for rounding count as equally likely. */
const SAME = 1 + 1e-7;
/** More tables than this take too long to go through. */
const MOST = 2e6;
const MOST_TERMS = 2e7;

/** How two columns share `rest` people of the first row: logs of the ways, and the chances added up from either end. */
interface Split {
  readonly logs: Float64Array;
  /** The chance of fewer than i, and of i or more. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly top: number;
}

/** The first place from `from` on that does not hold, or `to`: all hold up to a point. */
function holding(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The share of all tables of two rows with these margins that are no likelier than the one seen: Fisher's exact test
 * for two rows and any number of columns, each column a pair of counts. Null where there are too many tables to go
 * through. R: `fisher.test(x)$p.value`.
 */
export function fisherExact(columns: readonly (readonly [number, number])[]): number | null {
  const sorted = columns.filter(([a, b]) => a + b > 0).sort((x, y) => x[0] + x[1] - y[0] - y[1]);
  const totals = sorted.map(([a, b]) => a + b);
  const row = sorted.reduce((all, [a]) => all + a, 0);
  const n = totals.reduce((all, one) => all + one, 0);
  const large = totals.at(-1) ?? 0;
  const small = totals.at(-2);
  if (small === undefined || row === 0 || row === n) return 1;
  const others = totals.slice(0, -2);
  const tables = others.reduce((all, one) => all * (one + 1), 1);
  const rests = others.reduce((all, one) => all + one, 1);
  if (tables > MOST || Math.min(tables, rests) * small > MOST_TERMS) return null;
  const logs = new Map<number, number>();
  const factorial = (m: number): number => {
    const known = logs.get(m);
    if (known !== undefined) return known;
    const log = logGamma(m + 1);
    logs.set(m, log);
    return log;
  };
  const ways = (m: number, of: number) => factorial(of) - factorial(m) - factorial(of - m);
  const all = ways(row, n);
  const seen = sorted.reduce((log, [a], j) => log + ways(a, totals[j] ?? 0), 0) + Math.log(SAME);
  const splits = new Map<number, Split | null>();
  const split = (rest: number): Split | null => {
    const known = splits.get(rest);
    if (known !== undefined) return known;
    const [from, to] = [Math.max(0, rest - large), Math.min(small, rest)];
    let made: Split | null = null;
    if (to >= from) {
      const terms = Float64Array.from(
        { length: to - from + 1 },
        (_, i) => ways(from + i, small) + ways(rest - from - i, large),
      );
      const whole = ways(rest, small + large);
      const below = new Float64Array(terms.length + 1);
      const above = new Float64Array(terms.length + 1);
      for (let i = terms.length - 1; i >= 0; i -= 1)
        above[i] = (above[i + 1] ?? 0) + Math.exp((terms[i] ?? 0) - whole);
      let top = 0;
      terms.forEach((term, i) => {
        below[i + 1] = (below[i] ?? 0) + Math.exp(term - whole);
        if (term > (terms[top] ?? 0)) top = i;
      });
      made = { logs: terms, below, above, top };
    }
    splits.set(rest, made);
    return made;
  };
  const tail = (rest: number, log: number): number => {
    const last = split(rest);
    if (last === null) return 0;
    const unlikely = (i: number) => log + (last.logs[i] ?? 0) <= seen;
    const size = last.logs.length;
    const left = holding(0, last.top + 1, unlikely);
    const right = left > last.top ? size : holding(last.top + 1, size, (i) => !unlikely(i));
    const share = left > last.top ? 1 : (last.below[left] ?? 0) + (last.above[right] ?? 0);
    return Math.exp(log + ways(rest, small + large) - all) * share;
  };
  const through = (column: number, rest: number, log: number): number => {
    const total = others[column];
    if (total === undefined) return tail(rest, log);
    let chance = 0;
    for (let a = 0; a <= Math.min(total, rest); a += 1)
      chance += through(column + 1, rest - a, log + ways(a, total));
    return chance;
  };
  return Math.min(1, through(0, row, 0));
}
