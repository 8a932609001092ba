import type { FacetColumn } from './facettable';
import type { Codes } from '../engine/database';
import { type Dimension, inOrder, notRecorded } from '../vocabulary/dimensions';

/** A column that rows are put into, some at a time. */
export interface Filling {
  /** What gives its numbers in SQL. */
  readonly code: string;
  put(codes: Codes, at: number): void;
  /** Once all rows are in. */
  column(): FacetColumn;
}

/** An array that holds numbers up to `most`. */
function room(most: number, rows: number): Codes {
  if (most < 256) return new Uint8Array(rows);
  return most < 65_536 ? new Uint16Array(rows) : new Uint32Array(rows);
}

/** The levels of a dimension: `code` gives the place of a word among `words`. Levels that nobody has are not shown. */
export function levelFilling(
  dimension: Dimension,
  { code, words }: { readonly code: string; readonly words: readonly string[] },
  rows: number,
): Filling {
  const bins = room(words.length, rows);
  const counts = new Uint32Array(words.length);
  return {
    code,
    put: (codes, at) => {
      bins.set(codes, at);
      for (let row = 0; row < codes.length; row += 1) {
        const word = codes[row] as number;
        counts[word] = (counts[word] as number) + 1;
      }
    },
    column: () => {
      const found = words.map((level, cell) => ({ level, cell, n: counts[cell] as number }));
      const shown = inOrder(
        dimension,
        found.filter(({ n }) => n > 0),
      ).map(({ level, cell }) => ({ level, cell }));
      return {
        id: dimension.id,
        bins,
        binCount: words.length,
        cells: bins,
        cellCount: words.length,
        cellOf: Uint32Array.from(words.keys()),
        shown,
      };
    },
  };
}

/** The day of referral, given the days since 1970 began on which anybody was referred, rising. Days without anybody have no bin; months without anybody are shown, so that a chart of them has no gap. */
export function dayFilling(days: Int32Array, rows: number): Filling {
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const begin = monthOf(first);
  const months = monthOf(last) - begin + 1;
  const cellOf = Uint32Array.from([months, ...Array.from(days, (day) => monthOf(day) - begin)]);
  const binOf = new Uint32Array(last - first + 2);
  for (const [at, day] of days.entries()) binOf[day - first + 1] = at + 1;
  const bins = room(days.length, rows);
  const cells = room(months, rows);
  let hasUndated = false;
  return {
    code: `coalesce(referral_date - DATE '1970-01-01' - ${String(first - 1)}, 0)::${last - first + 2 < 65_536 ? 'USMALLINT' : 'UINTEGER'}`,
    put: (codes, at) => {
      for (let row = 0; row < codes.length; row += 1) {
        const bin = binOf[codes[row] as number] as number;
        if (bin === 0) hasUndated = true;
        bins[at + row] = bin;
        cells[at + row] = cellOf[bin] as number;
      }
    },
    column: () => {
      const shown = Array.from({ length: months }, (_, cell) => ({ level: monthWord(begin + cell), cell }));
      return {
        id: 'referred',
        bins,
        binCount: days.length + 1,
        cells,
        cellCount: months + 1,
        cellOf,
        shown: hasUndated ? [...shown, { level: notRecorded, cell: months }] : shown,
      };
    },
  };
}

/** Months since 1970 began. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function monthWord(month: number): string {
  return new Date(Date.UTC(1970, month, 1)).toISOString().slice(0, 7);
}
