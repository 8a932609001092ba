import { isMissing } from '../vocabulary/cells';
import type { Mapping } from '../vocabulary/mapping';
import { isBlank, type Reading } from './reading';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days that systems write where nobody knew the date. */
const placeholders: ReadonlySet<string> = new Set([
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1900-01-02',
  '1901-01-01',
  '1970-01-01',
  '2099-12-31',
]);

const time = '(?:[T ]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:[ap]m)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}$`, 'i');
const yearLast = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${time}$`, 'i');
const dayName = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})${time}$`,
  'i',
);
const nameDay = new RegExp(`^([a-z]{3,9})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})${time}$`, 'i');
const serial = /^(\d{5})(?:\.\d+)?$/;

/**
 * Which calendar day a cell means, as it is written: the hour and the zone are left out, never converted. An impossible or
 * unreadable date and a placeholder have no day. A bare spreadsheet number counts from 30 December 1899.
 */
export function readDate(cell: string, written: Mapping['dates']): Reading {
  const text = cell.replace(/[\s\u00a0]+/g, ' ').trim();
  if (isBlank(text) || isMissing(text)) return { problem: 'blank' };
  const number = serial.exec(text);
  if (number) return readSerial(Number(number[1]));
  const parts = partsOf(text, written);
  const day = parts && calendarDay(...parts);
  if (day === undefined) return { problem: 'bad_date' };
  if (isPlaceholder(day)) return { problem: 'placeholder_date' };
  return { day };
}

/** The same for a day on which something was done: one that has not come yet is none. */
export function readPastDate(cell: string, written: Mapping['dates']): Reading {
  const read = readDate(cell, written);
  return read.day !== undefined && read.day > latestDay() ? { problem: 'future_date' } : read;
}

/** A clock that stands before this was never set. */
const notBefore = Date.UTC(2026, 0, 1);
const aDay = 86_400_000;

let known = { asked: 0, latest: '' };

/** Tomorrow, since it is a day later somewhere. */
function latestDay(): string {
  const now = Date.now();
  if (now < known.asked || now > known.asked + 60_000) {
    const latest = new Date(Math.max(now, notBefore) + aDay).toISOString().slice(0, 10);
    known = { asked: now, latest };
  }
  return known.latest;
}

/** Whether a date could be read either day first or month first. */
export function couldBeEither(cell: string): boolean {
  const found = yearLast.exec(cell.trim());
  return found !== null && Number(found[1]) <= 12 && Number(found[2]) <= 12 && found[1] !== found[2];
}

/** How the dates of a column are written, as far as its cells tell: the middle number or the first is over 12. */
export function orderOf(cells: readonly string[]): Mapping['dates'] | undefined {
  const short = cells.map((cell) => yearLast.exec(cell.trim())).filter((found) => found !== null);
  if (short.some((found) => Number(found[1]) > 12)) return 'day first';
  if (short.some((found) => Number(found[2]) > 12)) return 'month first';
  if (short.length > 0) return undefined;
  return cells.some((cell) => yearFirst.test(cell.trim())) ? 'year first' : undefined;
}

function partsOf(text: string, written: Mapping['dates']): readonly [number, number, number] | undefined {
  const iso = yearFirst.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const short = yearLast.exec(text);
  if (short) {
    const [first, second] = [Number(short[1]), Number(short[2])];
    const [day, month] = written === 'month first' ? [second, first] : [first, second];
    return [fullYear(short[3] ?? ''), month, day];
  }
  const named = dayName.exec(text);
  if (named) return [fullYear(named[3] ?? ''), monthNamed(named[2] ?? ''), Number(named[1])];
  const american = nameDay.exec(text);
  if (american) return [Number(american[3]), monthNamed(american[1] ?? ''), Number(american[2])];
  return undefined;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthNamed(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isPlaceholder(day: string): boolean {
  return placeholders.has(day) || day < '1900' || day >= '2100';
}

function readSerial(days: number): Reading {
  const day = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
  return day >= '1950' && day < '2100' ? { day, problem: 'serial_date' } : { problem: 'bad_date' };
}
