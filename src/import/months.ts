import type { Mapping } from '../vocabulary/mapping';
import { readDate } from './calendar';
import type { Reading } from './reading';

const names = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const named = new RegExp(`^(${names})[a-z]{0,6}\\.?[-/ '\u2019]{1,2}(\\d{4}|\\d{2})$`, 'i');
const yearFirst = /^(\d{4})[-/](0?[1-9]|1[0-2])$/;
const yearLast = /^(0?[1-9]|1[0-2])[-/](\d{4})$/;

/** The calendar month that a text such as `Oct-22`, `October 2022`, `2022-10` or `10/2022` names, as `2022-10`. */
export function calendarMonth(text: string): string | undefined {
  const plain = text.replace(/[\s\u00a0]+/g, ' ').trim();
  const words = named.exec(plain);
  if (words) {
    const month = names.split('|').indexOf((words[1] ?? '').toLowerCase()) + 1;
    const year = Number(words[2]);
    return monthText((words[2] ?? '').length > 2 ? year : year < 70 ? 2000 + year : 1900 + year, month);
  }
  const first = yearFirst.exec(plain);
  if (first) return monthText(Number(first[1]), Number(first[2]));
  const last = yearLast.exec(plain);
  return last ? monthText(Number(last[2]), Number(last[1])) : undefined;
}

function monthText(year: number, month: number): string | undefined {
  return year < 1950 || year >= 2100 ? undefined : `${String(year)}-${String(month).padStart(2, '0')}`;
}

/** A day, or, where only a month is named, its first day. */
export function readMonthOrDay(cell: string, written: Mapping['dates']): Reading {
  const month = calendarMonth(cell);
  return month === undefined ? readDate(cell, written) : { day: `${month}-01` };
}

/** The number of a calendar month, so that the difference of two is the months between them. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The same for the month in which a day lies, in days since 1 January 1970. */
export function monthOfDay(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const relative = /^(?:m|mth|month|months|t)?[ _.]*(minus|plus|[-+\u2212\u2013])?[ _.]*(\d{1,2})$/i;

/** The month from referral that a column name such as `m-12`, `m0`, `Month +3` or `m_minus_2` says; none for a bare number. */
export function monthFromReferral(column: string): number | undefined {
  const found = relative.exec(column.trim());
  if (found === null || /^\d+$/.test(column.trim())) return undefined;
  const number = Number(found[2]);
  return found[1] === undefined || found[1] === '+' || found[1].toLowerCase() === 'plus' || number === 0
    ? number
    : -number;
}
