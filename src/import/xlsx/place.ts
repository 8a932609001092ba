import { Unreadable } from '../reader';

/** Excel has no column past this one (XFD), counted from 0. */
export const lastColumn = 16_383;

/** The letters of a column counted from 0: A, B, … Z, AA. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** A rectangle of a sheet: rows counted from 1, columns from 0, both ends within. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The rectangle that `B2:D3` names. */
export function areaOf(reference: string): Area {
  const [, left, top, right, bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference) ?? [];
  if (left === undefined || top === undefined) throw new Unreadable('damaged_workbook');
  return {
    top: Number(top),
    left: columnOf(left),
    bottom: Number(bottom ?? top),
    right: columnOf(right ?? left),
  };
}

function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}
