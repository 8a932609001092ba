import type { Kept, Sieve } from './facetchoice';
import type { FacetColumn, FacetTable } from './facettable';
import { nobody, type Several, severalOf } from './facetseveral';
import type { Codes } from '../engine/database';

/** What answers every choice in one facet while those in all others stay as they are. */
export interface FacetIndex {
  /** Place of the facet that moves; -1: none, all choices stay as they are. */
  readonly moving: number;
  readonly bins: number;
  /** By column and then bin × cell: whom all choices but those in this column and in the moving one keep. Of days added up from the first bin on. */
  readonly cells: readonly Uint32Array[];
  /** By bin: whom all choices but that in the moving facet keep; added up like `cells`. */
  readonly kept: Uint32Array;
  /** By cell of the moving facet: whom all other choices keep. */
  readonly own: Uint32Array;
  /** People of whom it depends on the bins chosen which of their referrals counts. */
  readonly several: Several;
}

/** An index on its way. */
export interface Building {
  /** Goes through some more rows, for a few milliseconds; true when there are none left. */
  advance(): boolean;
  /** Complete once `advance` has said so. */
  readonly index: FacetIndex;
}

/** Rows whose choices are looked at together, so that what is known of them stays close at hand. */
const chunk = 8192;
/** Rows that are gone through before anything else may be heard. */
const stretch = 32 * chunk;
/** An index of more cells than this takes longer to make than it saves. */
const mostCells = 1 << 24;

/** The place of the facet that can be moved with an index; -1 where there is none, or where it has too many bins. */
export function placeOf({ columns }: FacetTable, moving: string | undefined): number {
  const at = columns.findIndex(({ id }) => id === moving);
  const cells = columns.reduce((sum, { cellCount }) => sum + cellCount, 0);
  return (columns[at]?.binCount ?? 0) * cells > mostCells ? -1 : at;
}

/**
 * Begins an index by the bins of the facet at `moving`. A referral that no other choice leaves out is counted in every facet; one that a single
 * other choice leaves out is counted in that facet alone, whose counts do without it; any further one is counted nowhere. Where `every` is
 * false, a person's first referral that counts is counted.
 */
export function beginIndex(table: FacetTable, sieve: Sieve, moving: number, every: boolean): Building {
  const { columns, rows, single } = table;
  const lead = columns[moving];
  const bins = lead?.binCount ?? 1;
  const fails = columns.map((_, at) => failing(at === moving ? null : (sieve.columns[at] ?? null), at));
  const isSifted = fails.some((one) => one !== null);
  const cells = columns.map(({ cellCount }, at) => new Uint32Array(at === moving ? 0 : bins * cellCount));
  const kept = new Uint32Array(bins);
  const own = new Uint32Array(lead?.cellCount ?? 0);
  const masks = new Uint16Array(every ? chunk : Math.max(chunk, rows - single));
  const until = every ? rows : single;
  let several: Several = nobody;
  let at = 0;

  const count = (from: number, length: number): void => {
    if (isSifted) sift(columns, fails, masks, from, length);
    for (const [place, column] of columns.entries())
      if (place !== moving)
        add(
          cells[place] as Uint32Array,
          column,
          lead,
          masks,
          isSifted ? 0xffff & ~(1 << place) : 0,
          from,
          length,
        );
    add(kept, null, lead, masks, isSifted ? 0xffff : 0, from, length);
  };
  const finish = (): void => {
    if (lead !== undefined) addOwn(own, kept, lead.cellOf);
    if (!every && rows > single) {
      masks.fill(0);
      if (isSifted) sift(columns, fails, masks, single, rows - single);
      several = severalOf(table, masks, moving, { cells, kept, own });
    }
    if (lead?.id !== 'referred') return;
    addUp(kept, 1);
    for (const [place, { cellCount }] of columns.entries())
      if (place !== moving) addUp(cells[place] as Uint32Array, cellCount);
  };
  return {
    advance: () => {
      const end = Math.min(at + stretch, until);
      for (; at < end; at += chunk) count(at, Math.min(chunk, end - at));
      if (end < until) return false;
      finish();
      return true;
    },
    get index() {
      return { moving, bins, cells, kept, own, several };
    },
  };
}

/** By bin: the column's own bit where its choice leaves the bin out. */
function failing(kept: Kept | null, place: number): Uint16Array | null {
  return kept === null ? null : Uint16Array.from(kept.bins, (keeps) => (keeps === 1 ? 0 : 1 << place));
}

/** Notes of each row which choices leave it out. */
function sift(
  columns: readonly FacetColumn[],
  fails: readonly (Uint16Array | null)[],
  masks: Uint16Array,
  from: number,
  length: number,
): void {
  let isFirst = true;
  for (const [place, { bins }] of columns.entries()) {
    const out = fails[place];
    if (out == null) continue;
    if (isFirst) for (let at = 0; at < length; at += 1) masks[at] = out[bins[from + at] as number] as number;
    else
      for (let at = 0; at < length; at += 1)
        masks[at] = (masks[at] as number) | (out[bins[from + at] as number] as number);
    isFirst = false;
  }
}

/** Counts rows that none of the choices in `heed` leaves out, by bin of the leading column and cell of the other. */
function add(
  counts: Uint32Array,
  column: FacetColumn | null,
  lead: FacetColumn | undefined,
  masks: Uint16Array,
  heed: number,
  from: number,
  length: number,
): void {
  if (column === null && lead === undefined) addAll(counts, masks, heed, length);
  else if (column === null) addOne(counts, (lead as FacetColumn).bins, masks, heed, from, length);
  else if (lead === undefined) addOne(counts, column.cells, masks, heed, from, length);
  else addTwo(counts, lead.bins, column.cells, column.cellCount, masks, heed, from, length);
}

function addAll(counts: Uint32Array, masks: Uint16Array, heed: number, length: number): void {
  let sum = length;
  if (heed !== 0) {
    sum = 0;
    for (let at = 0; at < length; at += 1) if (((masks[at] as number) & heed) === 0) sum += 1;
  }
  counts[0] = (counts[0] as number) + sum;
}

function addOne(
  counts: Uint32Array,
  codes: Codes,
  masks: Uint16Array,
  heed: number,
  from: number,
  length: number,
): void {
  for (let at = 0; at < length; at += 1) {
    if (heed !== 0 && ((masks[at] as number) & heed) !== 0) continue;
    const code = codes[from + at] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

function addTwo(
  counts: Uint32Array,
  leads: Codes,
  codes: Codes,
  width: number,
  masks: Uint16Array,
  heed: number,
  from: number,
  length: number,
): void {
  for (let at = 0; at < length; at += 1) {
    if (heed !== 0 && ((masks[at] as number) & heed) !== 0) continue;
    const cell = (leads[from + at] as number) * width + (codes[from + at] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function addOwn(own: Uint32Array, kept: Uint32Array, cellOf: Uint32Array): void {
  for (let bin = 0; bin < kept.length; bin += 1) {
    const cell = cellOf[bin] as number;
    own[cell] = (own[cell] as number) + (kept[bin] as number);
  }
}

/** Makes each bin's row of cells that of all bins up to it. */
function addUp(cells: Uint32Array, width: number): void {
  for (let cell = width; cell < cells.length; cell += 1)
    cells[cell] = (cells[cell] as number) + (cells[cell - width] as number);
}
