import type { DateOrder, Decision } from '../../vocabulary/sniffed';
import { couldBeEither, orderOf, readDate } from '../calendar';
import { isBlank } from '../reading';
import { isMissing } from '../../vocabulary/cells';

/** How dates of a column are spelt, each by the number of its cells. */
export interface DateForms {
  /** `2023-05-02`. */
  readonly iso: number;
  /** `02/05/2023`, `2.5.23`. */
  readonly short: number;
  /** `2 May 2023`, `May 2, 2023`. */
  readonly named: number;
  /** Whole numbers that could count the days from 30 December 1899, as spreadsheets do. */
  readonly serial: number;
  /** `Oct-22`, `October 2022`, `10/2022`, `2022-10`: a month, no day. */
  readonly month: number;
  /** `14-Oct`: a day without a year, or a text such as 10-14 that a spreadsheet turned into one. */
  readonly yearless: number;
  /** `2022`. */
  readonly year: number;
  /** Short and named dates whose year has two digits. */
  readonly twoDigit: number;
  /** Cells with something else, blank and unanswered ones not among them. */
  readonly other: number;
}

export interface DatesDecision extends Decision<DateOrder> {
  readonly forms: DateForms;
}

const orders: readonly DateOrder[] = ['day first', 'month first', 'year first'];
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const monthName = `(?:${months})[a-z]{0,6}\\.?`;
const monthOnly = new RegExp(
  `^(?:${monthName}[-/ '\u2019]{1,2}(?:\\d{4}|\\d{2})|(?:0?[1-9]|1[0-2])[-/]\\d{4}|\\d{4}[-/](?:0?[1-9]|1[0-2]))$`,
  'i',
);
const yearless = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)?[-/ ]${monthName}|${monthName} \\d{1,2}(?:st|nd|rd|th))$`,
  'i',
);
const iso = /^\d{4}[-/.]/;
const short = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)/;
const namedTwoDigits = /^\d.*[a-z][-/., ]*\d{2}(?!\d)/i;
const longest = 40;
const longestWord = 25;

/**
 * In which order are the days, months and years of a column written? One answer for the whole column: day first, unless a date proves
 * that the month comes first; year first where all are ISO. `elsewhere` is what the other date columns of the file prove; it settles a
 * column that could be read either way. Without it such a column is a question, and so is one whose dates prove both orders, or look
 * as if a spreadsheet had turned some of them round. Two-digit years up to 69 are of this century.
 */
export function dateOrderOf(texts: Iterable<string>, elsewhere?: DateOrder): DatesDecision {
  return orderIn(datesIn(texts), elsewhere);
}

/** The same from dates that were counted before. */
export function orderIn(seen: DatesSeen, elsewhere?: DateOrder): DatesDecision {
  const { forms } = seen;
  const decide = (value: DateOrder, sure: boolean, why: string): DatesDecision => ({
    value,
    sure: sure && forms.yearless === 0,
    why: [why, ...remarks(forms)].join(' '),
    choices: orders,
    forms,
  });
  if (forms.short === 0) {
    if (forms.iso > 0) return decide('year first', true, `${dates(forms.iso)} with the year first.`);
    return decide(elsewhere ?? 'day first', true, 'No date is written with numbers alone and the year last.');
  }
  if (seen.dayFirst > 0 && seen.monthFirst > 0) {
    const why = `${dates(seen.dayFirst)} can only be day first, ${dates(seen.monthFirst)} only month first.`;
    return decide('day first', false, why);
  }
  if (seen.yearMayLead) {
    const why =
      'The years have two digits and could stand first or last; they are read last, with the day first.';
    return decide('day first', false, why);
  }
  if (seen.dayFirst > 0 || seen.monthFirst > 0) {
    const [value, n] =
      seen.dayFirst > 0
        ? (['day first', seen.dayFirst] as const)
        : (['month first', seen.monthFirst] as const);
    const why = `${dates(n)} can only be ${value}, so all are read so.`;
    if (seen.either === 0 && forms.iso > 2 && seen.isoAllEarly) {
      const turned = `${why} But no date with the year first has a day after the 12th: a spreadsheet may have turned day and month round in those.`;
      return decide(value, false, turned);
    }
    return decide(value, true, why);
  }
  if (seen.either === 0)
    return decide(elsewhere ?? 'day first', true, 'Day and month are the same number in every date.');
  if (elsewhere === 'day first' || elsewhere === 'month first') {
    return decide(elsewhere, true, `Other dates of this file can only be ${elsewhere}.`);
  }
  return decide(
    'day first',
    false,
    `${dates(seen.either)} could be day first or month first; day first is usual here.`,
  );
}

/** What the cells of a column tell about its dates. */
export interface DatesSeen {
  readonly forms: DateForms;
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly either: number;
  readonly isoAllEarly: boolean;
  readonly yearMayLead: boolean;
}

/** Counts the dates of a column by their spelling and by the order that they prove. */
export function datesIn(texts: Iterable<string>): DatesSeen {
  const forms = {
    iso: 0,
    short: 0,
    named: 0,
    serial: 0,
    month: 0,
    yearless: 0,
    year: 0,
    twoDigit: 0,
    other: 0,
  };
  const proven = { dayFirst: 0, monthFirst: 0, either: 0 };
  const [firsts, lasts] = [new Set<string>(), new Set<string>()];
  let isoAllEarly = true;
  for (const text of texts) {
    const cell = text.length > longest ? 'x' : text.replace(/[\s\u00a0]+/g, ' ').trim();
    if (isBlank(cell) || (cell.length < longestWord && isMissing(cell))) continue;
    const form = formOf(cell);
    forms[form] += 1;
    if (form === 'named' && namedTwoDigits.test(cell)) forms.twoDigit += 1;
    if (form === 'iso' && Number(readDate(cell, 'year first').day?.slice(8)) > 12) isoAllEarly = false;
    if (form !== 'short') continue;
    const order = orderOf([cell]);
    if (order === 'day first') proven.dayFirst += 1;
    else if (order === 'month first') proven.monthFirst += 1;
    else if (couldBeEither(cell)) proven.either += 1;
    const parts = short.exec(cell);
    if (parts?.[3]?.length === 2) forms.twoDigit += 1;
    firsts.add(parts?.[1] ?? '');
    lasts.add(parts?.[3] ?? '');
  }
  const days = [...lasts].every((last) => Number(last) >= 1 && Number(last) <= 31);
  const yearMayLead =
    days && proven.monthFirst === 0 && forms.twoDigit > 0 && lasts.size > 8 && firsts.size * 2 < lasts.size;
  return { forms, ...proven, isoAllEarly, yearMayLead };
}

function formOf(cell: string): Exclude<keyof DateForms, 'twoDigit'> {
  if (!/\d/.test(cell)) return 'other';
  if (/^\d{4}$/.test(cell)) return Number(cell) >= 1900 && Number(cell) < 2100 ? 'year' : 'other';
  if (monthOnly.test(cell)) return 'month';
  if (yearless.test(cell)) return 'yearless';
  if (/^\d{1,3}$/.test(cell)) return 'other';
  const { problem } = readDate(cell, 'day first');
  if (problem === 'serial_date') return 'serial';
  if (problem === 'bad_date' && readDate(cell, 'month first').problem === 'bad_date') return 'other';
  if (short.test(cell)) return 'short';
  return iso.test(cell) ? 'iso' : 'named';
}

/** What the dates of several columns prove about the order of all; `undefined` where nothing or both. */
export function provenOrder(columns: readonly DatesSeen[]): DateOrder | undefined {
  const dayFirst = columns.some((seen) => seen.dayFirst > 0);
  if (dayFirst === columns.some((seen) => seen.monthFirst > 0)) return undefined;
  return dayFirst ? 'day first' : 'month first';
}

/** The share of the filled cells that are dates: whole numbers and years count only where something else says that they are. */
export function dateShare(
  { iso, short, named, serial, month, yearless, year, other }: DateForms,
  asNumbers: boolean,
): number {
  const clear = iso + short + named + month + yearless;
  const all = clear + serial + year + other;
  if (all === 0) return 0;
  return (clear + (asNumbers || clear >= serial + year ? serial + year : 0)) / all;
}

function remarks({ serial, month, yearless, year, twoDigit }: DateForms): readonly string[] {
  return [
    ...(serial > 0 ? [`${dates(serial)} written as a spreadsheet's day number.`] : []),
    ...(month > 0 ? [`${dates(month)} with a month and a year but no day.`] : []),
    ...(year > 0 ? [`${dates(year)} with a year alone.`] : []),
    ...(yearless > 0
      ? [`${dates(yearless)} without a year, or made from something else by a spreadsheet.`]
      : []),
    ...(twoDigit > 0
      ? [`${dates(twoDigit)} with two digits for the year: 00 to 69 are read as 2000 to 2069.`]
      : []),
  ];
}

function dates(n: number): string {
  return n === 1 ? '1 date' : `${String(n)} dates`;
}
