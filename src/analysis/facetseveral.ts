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
}

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
  const all = others.reduce((bits, place) => bits | (1 << place), 0);
  const most = (starts.at(-1) ?? single) - single;
  const rows = new Uint32Array(most);
  const begins = new Uint8Array(most);
  const bins = new Uint32Array(most);
  const left = new Uint16Array(most);
  let size = 0;

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
      found |= open;
      if (mask === 0) plus(kept, bin);
      if (mask === 0) return;
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
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const [from, until] = [starts[person] as number, starts[person + 1] as number];
    addOwn(from, until);
    if (isOpen(from, until)) leave(from, until);
    else settle(from, until);
  }
  return {
    rows: rows.slice(0, size),
    begins: begins.slice(0, size),
    bins: bins.slice(0, size),
    masks: left.slice(0, size),
  };
}

severalOf.none = {
  rows: new Uint32Array(),
  begins: new Uint8Array(),
  bins: new Uint32Array(),
  masks: new Uint16Array(),
} satisfies Several;

/** Adds the people of `several` to the counts of each column, by cell, under the choice of bins; how many are kept. */
export function addSeveral(
  { columns }: FacetTable,
  { rows, begins, bins, masks }: Several,
  moving: number,
  chosen: Uint8Array | null,
  counts: readonly Uint32Array[],
): number {
  const others = columns.map((_, place) => place).filter((place) => place !== moving);
  const all = others.reduce((bits, place) => bits | (1 << place), 0);
  let kept = 0;
  let found = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (begins[at] === 1) found = 0;
    if (found === all || (chosen !== null && chosen[bins[at] as number] === 0)) continue;
    const mask = masks[at] as number;
    const open = (mask === 0 ? all : mask) & ~found;
    const row = rows[at] as number;
    for (const place of others)
      if ((open & (1 << place)) !== 0)
        plus(counts[place] as Uint32Array, columns[place]?.cells[row] as number);
    if (mask === 0) kept += 1;
    found |= open;
    if (mask === 0) found = all;
  }
  return kept;
}
