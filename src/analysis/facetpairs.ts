import type { FacetColumn } from './facettable';

/** Among the bits of the columns: being kept by all choices, which is counted beside them. */
export const keptBit = 1 << 15;

/**
 * Referrals that an earlier one of the same person stands before: counted by day like any other, they are one too many in every period that has
 * both. A period that moves by a few days meets only the pairs of these days.
 */
export interface Pairs {
  /** By column and cell, how many too many are counted from the first bin to the last; and of those kept. */
  between(low: number, high: number): { readonly cells: readonly Int32Array[]; readonly kept: number };
}

export interface PairsBegun {
  /** `earlier` and `own` are the bins of the two referrals, `row` the later one, `bits` the columns in which they are a pair. */
  add(earlier: number, own: number, row: number, bits: number): void;
  end(): Pairs;
}

export function beginPairs(columns: readonly FacetColumn[], bins: number): PairsBegun {
  let room = 1024;
  let size = 0;
  let earlier = new Uint32Array(room);
  let own = new Uint32Array(room);
  let rows = new Uint32Array(room);
  let bits = new Uint16Array(room);
  const widen = (): void => {
    room *= 2;
    const [before, later, at, of] = [earlier, own, rows, bits];
    earlier = new Uint32Array(room);
    own = new Uint32Array(room);
    rows = new Uint32Array(room);
    bits = new Uint16Array(room);
    earlier.set(before);
    own.set(later);
    rows.set(at);
    bits.set(of);
  };
  return {
    add: (before, bin, row, of) => {
      if (size === room) widen();
      earlier[size] = before;
      own[size] = bin;
      rows[size] = row;
      bits[size] = of;
      size += 1;
    },
    end: () => {
      const byOwn = sorted(own.subarray(0, size), bins);
      const inOrder = <T extends Uint32Array | Uint16Array>(from: T, to: T): T => {
        for (let at = 0; at < size; at += 1) to[at] = from[byOwn.order[at] as number] as number;
        return to;
      };
      return pairsOf(
        columns,
        {
          starts: byOwn.starts,
          earlier: inOrder(earlier, new Uint32Array(size)),
          own: inOrder(own, new Uint32Array(size)),
          rows: inOrder(rows, new Uint32Array(size)),
          bits: inOrder(bits, new Uint16Array(size)),
        },
        bins,
      );
    },
  };
}

/** All pairs in the order of the later referral's bin; `starts` has where each bin begins. */
interface Ordered {
  readonly starts: Uint32Array;
  readonly earlier: Uint32Array;
  readonly own: Uint32Array;
  readonly rows: Uint32Array;
  readonly bits: Uint16Array;
}

function pairsOf(
  columns: readonly FacetColumn[],
  { starts, earlier, own, rows, bits }: Ordered,
  bins: number,
): Pairs {
  const byEarlier = sorted(earlier, bins);
  const cells = columns.map(({ cellCount }) => new Int32Array(cellCount));
  let kept = 0;
  let [low, high] = [1, 0];

  const apply = (pair: number, change: number): void => {
    const of = bits[pair] as number;
    const row = rows[pair] as number;
    if ((of & keptBit) !== 0) kept += change;
    for (let place = 0; place < columns.length; place += 1) {
      if ((of & (1 << place)) === 0) continue;
      const counts = cells[place] as Int32Array;
      const cell = columns[place]?.cells[row] as number;
      counts[cell] = (counts[cell] as number) + change;
    }
  };
  /** Pairs whose later referral is in these bins come in, or go. */
  const sweepHigh = (from: number, to: number, change: number): void => {
    for (let pair = starts[from] as number; pair < (starts[to + 1] as number); pair += 1)
      if ((earlier[pair] as number) >= low) apply(pair, change);
  };
  const sweepLow = (from: number, to: number, change: number): void => {
    for (let at = byEarlier.starts[from] as number; at < (byEarlier.starts[to + 1] as number); at += 1) {
      const pair = byEarlier.order[at] as number;
      if ((own[pair] as number) <= high) apply(pair, change);
    }
  };
  return {
    between: (first, last) => {
      if (last > high) sweepHigh(high + 1, last, 1);
      else if (last < high) sweepHigh(last + 1, high, -1);
      high = last;
      if (first > low) sweepLow(low, first - 1, -1);
      else if (first < low) sweepLow(first, low - 1, 1);
      low = first;
      return { cells, kept };
    },
  };
}

/** Places in the order of their bins, and where each bin begins; at last the number of places. */
function sorted(
  of: Uint32Array,
  bins: number,
): { readonly order: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(bins + 1);
  for (let at = 0; at < of.length; at += 1) {
    const next = (of[at] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let bin = 1; bin <= bins; bin += 1)
    starts[bin] = (starts[bin] as number) + (starts[bin - 1] as number);
  const place = starts.slice();
  const order = new Uint32Array(of.length);
  for (let at = 0; at < of.length; at += 1) {
    const bin = of[at] as number;
    order[place[bin] as number] = at;
    place[bin] = (place[bin] as number) + 1;
  }
  return { order, starts };
}
