import type { Codes } from '../engine/database';
import type { FacetId, FacetShape } from '../evidence/facets';

/** One facet of every referral. */
export interface FacetColumn {
  readonly id: FacetId;
  /** Which bin each referral is in, the finest that a choice can tell apart: a level, or a day, the undated in bin 0. */
  readonly bins: Codes;
  readonly binCount: number;
  /** Which cell each referral is counted in: the bin itself for a dimension, the month for a day. */
  readonly cells: Codes;
  readonly cellCount: number;
  /** The cell of each bin. */
  readonly cellOf: Uint32Array;
  /** What is shown, in order, and the bin (of a dimension) or cell (of a month) behind it. */
  readonly shown: readonly { readonly level: string; readonly cell: number }[];
}

/** Everybody who was referred, as small whole numbers without names: people with one referral first, then the others person by person. */
export interface FacetTable {
  readonly columns: readonly FacetColumn[];
  /** How many referrals. */
  readonly rows: number;
  /** How many of them are their person's only one: these are the first rows. */
  readonly single: number;
  /** The row at which each further person begins, in the order of their referrals, and at last the number of rows. */
  readonly starts: Uint32Array;
  /** The day of bin 1 and up of the column of days, since 1970 began; rising. */
  readonly days: Int32Array;
}

/** What can be chosen. */
export function shapesOf({ columns }: FacetTable, nameOf: (id: FacetId) => string): readonly FacetShape[] {
  return columns.map(({ id, shown }) => ({
    id,
    name: nameOf(id),
    levels: shown.map(({ level }) => level),
  }));
}

/** The arrays that a table is made of, each once, so that they can be handed over and not copied. */
export function buffersOf({ columns, starts, days }: FacetTable): readonly ArrayBufferLike[] {
  const arrays = columns.flatMap(({ bins, cells, cellOf }) => [bins, cells, cellOf]);
  return [...new Set([...arrays, starts, days].map(({ buffer }) => buffer))];
}

/** People, or referrals where `every` referral counts. */
export function sizeOf({ rows, single, starts }: FacetTable, every: boolean): number {
  return every ? rows : single + starts.length - 1;
}
