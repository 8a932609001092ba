import { type Made, header, people } from '../people';
import { unpacked } from './archive';
import { type Sheet, type SheetCell, type Workbook, workbook } from './workbook';

/** A made person's row in a workbook, the referral a true day. */
export const rowOf = (one: Made): readonly SheetCell[] => [
  one.id,
  { day: one.referred },
  one.age,
  one.gender,
  one.site,
  one.first,
  one.last,
];
export const rows: readonly (readonly SheetCell[])[] = [header, ...people.map(rowOf)];
export const sheet = (more: Partial<Sheet> = {}): Sheet => ({ name: 'Export', rows, ...more });
/** A workbook with the made people on one sheet. */
export const book = (more: Partial<Sheet> = {}, of: Partial<Workbook> = {}): Uint8Array =>
  workbook({ sheets: [sheet(more)], ...of });

export function xmlOf(bytes: Uint8Array): string {
  return unpacked(bytes, 'xl/worksheets/sheet1.xml');
}
