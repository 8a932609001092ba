import type { Kept } from './facetchoice';
import { beginPairs, keptBit, type Pairs } from './facetpairs';
import type { FacetTable } from './facettable';

/** Referrals of people with several, of whom it depends on the choice in the moving facet which one counts; person by person. */
export interface Several {
  readonly rows: Uint32Array;
  /** 1 where a further person begins. */
  readonly begins: Uint8Array;
  /** Bin in the moving facet. */
  readonly bins: Uint32Array;
  /** The one other choice that leaves the referral out, as its column's bit; 0: none does. */
  readonly masks: Uint16Array;
  /** Of people whose days rise with their referrals, who are counted by day already; null where no day moves. */
  readonly pairs: Pairs | null;
}

export const nobody = {
  rows: new Uint32Array(),
  begins: new Uint8Array(),
  bins: new Uint32Array(),
  masks: new Uint16Array(),
  pairs: null,
} satisfies Several;

/** The counts of an index on its way. */
interface Counts {
  readonly cells: readonly Uint32Array[];
  readonly kept: Uint32Array;
  readonly own: Uint32Array;
}

function plus(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

/**
 * Counts people with several referrals: each by the first that counts, in every facet by itself. Where that is the same whatever is chosen in the
 * moving facet they are added to `counts`; the others are given back, to be counted at each move. `masks` has which choices leave
 * out each row from `single` on.
 */
export function severalOf(
  { columns, single, starts }: FacetTable,
  masks: Uint16Array,
  moving: number,
  { cells, kept, own }: Counts,
): Several {
  const lead = columns[moving];
  const others = columns.map((_, place) => place).filter((place) => place !== moving);
  const all = others.reduce((bits, place) => bits | (1 << place), keptBit);
  const most = (starts.at(-1) ?? single) - single;
  const rows = new Uint32Array(most);
  const begins = new Uint8Array(most);
  const bins = new Uint32Array(most);
  const left = new Uint16Array(most);
  let size = 0;
  const pairs = lead?.id === 'referred' ? beginPairs(columns, lead.binCount) : null;
  const latest = new Int32Array(16);

  /** Whether any other bin than the first one could decide. */
  const isOpen = (from: number, until: number): boolean => {
    let bin = -1;
    for (let row = from; row < until; row += 1) {
      const mask = masks[row - single] as number;
      if ((mask & (mask - 1)) !== 0) continue;
      const here = lead === undefined ? 0 : (lead.bins[row] as number);
      if (bin !== -1 && here !== bin) return true;
      bin = here;
    }
    return false;
  };
  const addOwn = (from: number, until: number): void => {
    if (lead === undefined) return;
    for (let row = from; row < until; row += 1)
      if (masks[row - single] === 0) return plus(own, lead.cells[row] as number);
  };
  const settle = (from: number, until: number): void => {
    let found = 0;
    for (let row = from; row < until && found !== all; row += 1) {
      const mask = masks[row - single] as number;
      if ((mask & (mask - 1)) !== 0) continue;
      const bin = lead === undefined ? 0 : (lead.bins[row] as number);
      const open = (mask === 0 ? all : mask) & ~found;
      for (const place of others) {
        if ((open & (1 << place)) === 0) continue;
        const column = columns[place] as (typeof columns)[number];
        plus(cells[place] as Uint32Array, bin * column.cellCount + (column.cells[row] as number));
      }
      if (mask === 0) plus(kept, bin);
      found |= open;
    }
  };
  const leave = (from: number, until: number): void => {
    let begin = 1;
    for (let row = from; row < until; row += 1) {
      const mask = masks[row - single] as number;
      if ((mask & (mask - 1)) !== 0) continue;
      rows[size] = row;
      begins[size] = begin;
      bins[size] = lead?.bins[row] as number;
      left[size] = mask;
      size += 1;
      begin = 0;
    }
  };
  /** Whether all referrals that could count are dated, each no earlier than the one before. */
  const isRising = (from: number, until: number): boolean => {
    let bin = 1;
    for (let row = from; row < until; row += 1) {
      const mask = masks[row - single] as number;
      if ((mask & (mask - 1)) !== 0) continue;
      const here = lead?.bins[row] as number;
      if (here < bin) return false;
      bin = here;
    }
    return true;
  };
  /** Counts each referral by its day, and notes which earlier one stands before it. */
  const chain = (from: number, until: number): void => {
    latest.fill(0);
    for (let row = from; row < until; row += 1) {
      const mask = masks[row - single] as number;
      if ((mask & (mask - 1)) !== 0) continue;
      const bin = lead?.bins[row] as number;
      let open = mask === 0 ? all : mask;
      while (open !== 0) {
        const before = latest[31 - Math.clz32(open)] as number;
        let same = 0;
        for (let left = open; left !== 0; left &= left - 1) {
          const place = 31 - Math.clz32(left & -left);
          if (latest[place] !== before) continue;
          same |= 1 << place;
          latest[place] = bin;
          // Of two on one day the second never counts.
          if (before === bin) continue;
          if (place === 15) plus(kept, bin);
          else {
            const column = columns[place] as (typeof columns)[number];
            plus(cells[place] as Uint32Array, bin * column.cellCount + (column.cells[row] as number));
          }
        }
        if (before !== 0 && before !== bin) pairs?.add(before, bin, row, same);
        open &= ~same;
      }
    }
  };
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const [from, until] = [starts[person] as number, starts[person + 1] as number];
    addOwn(from, until);
    if (!isOpen(from, until)) settle(from, until);
    else if (pairs !== null && isRising(from, until)) chain(from, until);
    else leave(from, until);
  }
  return {
    rows: rows.slice(0, size),
    begins: begins.slice(0, size),
    bins: bins.slice(0, size),
    masks: left.slice(0, size),
    pairs: pairs?.end() ?? null,
  };
}

/** Adds the people of `several` to the counts of each column, by cell, under the choice of bins; how many are kept. */
export function addSeveral(
  { columns }: FacetTable,
  { rows, begins, bins, masks, pairs }: Several,
  moving: number,
  chosen: Kept | null,
  counts: readonly Uint32Array[],
): number {
  const others = columns.map((_, place) => place).filter((place) => place !== moving);
  const all = others.reduce((bits, place) => bits | (1 << place), keptBit);
  let kept = 0;
  let found = 0;
  const kinds = chosen?.bins ?? null;
  const [low, high] = chosen?.range ?? [1, (columns[moving]?.binCount ?? 1) - 1];
  if (pairs !== null && low <= high) {
    const twice = pairs.between(low, high);
    kept -= twice.kept;
    for (const place of others) {
      const own = counts[place] as Uint32Array;
      const less = twice.cells[place] as Int32Array;
      for (let cell = 0; cell < own.length; cell += 1)
        own[cell] = (own[cell] as number) - (less[cell] as number);
    }
  }
  for (let at = 0; at < rows.length; at += 1) {
    if (begins[at] === 1) found = 0;
    if (found === all || (kinds !== null && kinds[bins[at] as number] === 0)) continue;
    const mask = masks[at] as number;
    const open = (mask === 0 ? all : mask) & ~found;
    const row = rows[at] as number;
    for (const place of others)
      if ((open & (1 << place)) !== 0)
        plus(counts[place] as Uint32Array, columns[place]?.cells[row] as number);
    if (mask === 0) kept += 1;
    found |= open;
  }
  return kept;
}
