import type { Found } from './dictionary';
import type { Reading } from './reading';

/** How the engine itself can read a column's cells, given their SQL expression; and which cells give something at all. */
export interface Direct {
  readonly value: (cell: string) => string;
  readonly given: (cell: string) => string;
}

const plainNumber = /^\d{1,9}(?:\.\d{1,6})?$/;
const plainDay = /^\d{4}-\d{2}-\d{2}$/;
/** Holds a character that no number has in the engine's eyes, not even `1e5`, `inf` or `nan`. */
const surelyNone = /[^0-9einfaty+\-._\s]/i;

/**
 * The engine's own cast for a column of scores, where it is shown to give what our reading gives, text by distinct text; none
 * where a single text could be read otherwise. Numbers that were not accepted are left out by value.
 */
export function directNumber(cells: readonly (Found & { readonly reading: Reading })[]): Direct | undefined {
  const refused = new Set<number>();
  const accepted = new Set<number>();
  for (const { raw, reading } of cells) {
    const plain = plainNumber.test(raw);
    if (reading.number !== undefined) {
      if (!plain || Number(raw) !== reading.number) return undefined;
      accepted.add(reading.number);
    } else if (plain) refused.add(Number(raw));
    else if (raw.trim() !== '' && !surelyNone.test(raw)) return undefined;
  }
  if ([...refused].some((number) => accepted.has(number))) return undefined;
  const list = [...refused].map((number) => `${String(number)}::DOUBLE`).join(', ');
  const cast = (cell: string): string => `TRY_CAST(${cell} AS DOUBLE)`;
  const value = (cell: string): string =>
    list === '' ? cast(cell) : `CASE WHEN ${cast(cell)} NOT IN (${list}) THEN ${cast(cell)} END`;
  const every = cells.every(({ reading }) => reading.number !== undefined);
  return { value, given: (cell) => `${every ? cell : value(cell)} IS NOT NULL` };
}

/** The same for a column of dates: every cell is blank or a real day as ISO writes it. */
export function directDay(cells: readonly (Found & { readonly reading: Reading })[]): Direct | undefined {
  const same = cells.every(({ raw, reading }) =>
    reading.day === undefined ? raw.trim() === '' : plainDay.test(raw) && raw === reading.day,
  );
  const value = (cell: string): string => `TRY_CAST(${cell} AS DATE)`;
  return same ? { value, given: (cell) => `${value(cell)} IS NOT NULL` } : undefined;
}
