import { shareOf, type Cells, type Read } from './cells';
import type { Found } from './chance';

const time = '(?:[T ]\\d.*)?$';
const iso = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}`);
const short = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${time}`);
const named = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})[-/., ]{0,2}(\\d{4}|\\d{2})${time}`,
  'i',
);
const american = new RegExp(`^([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${time}`, 'i');
const packed = /^(\d{4})(\d\d)(\d\d)$|^(\d\d)(\d\d)(\d{4})$/;
/** Years whose first of January systems write where nobody knew the date. */
const placeholders: ReadonlySet<number> = new Set([1899, 1900, 1901, 1970]);
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** The year of a day-precise date, however it is written; two figures mean the last hundred years up to `until`. */
function yearOfDay(text: string, until: number): number | undefined {
  if (text.length < 6 || text.length > 40) return undefined;
  const byIso = iso.exec(text);
  if (byIso) return sound(byIso[1], byIso[2], byIso[3], until);
  const byShort = short.exec(text);
  if (byShort)
    return (
      sound(byShort[3], byShort[2], byShort[1], until) ?? sound(byShort[3], byShort[1], byShort[2], until)
    );
  const byName = named.exec(text);
  if (byName) return sound(byName[3], monthOf(byName[2]), byName[1], until);
  const byAmerican = american.exec(text);
  if (byAmerican) return sound(byAmerican[3], monthOf(byAmerican[1]), byAmerican[2], until);
  const byPacked = packed.exec(text);
  if (byPacked?.[1] !== undefined) {
    const year = sound(byPacked[1], byPacked[2], byPacked[3], until);
    if (year !== undefined) return year;
    return sound(text.slice(4), text.slice(2, 4), text.slice(0, 2), until);
  }
  return undefined;
}

function monthOf(name = ''): string {
  const at = months.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 || at % 3 !== 0 ? '0' : String(at / 3 + 1);
}

function sound(year = '', month = '', day = '', until = 0): number | undefined {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  if (Number(month) === 1 && Number(day) === 1 && placeholders.has(Number(year))) return undefined;
  if (year.length === 2) return Number(year) + (2000 + Number(year) > until ? 1900 : 2000);
  const full = Number(year);
  return full >= 1850 && full <= 2100 ? full : undefined;
}

/** The years of a column's days: which share are days, their mean, and how far they spread (from the 2.5th to the 97.5th percentile). */
export interface Years {
  readonly share: number;
  readonly mean: number;
  readonly spread: number;
  readonly days: number;
}

/** A mean year and how far years spread show in so many days. */
const datesRead = 500;

export function yearsOf(cells: Cells, until: number): Years | undefined {
  if (!cells.digits || cells.distinct === 0) return undefined;
  if (shareOf(cells.some(100), (text) => yearOfDay(text, until) !== undefined) < 0.05) return undefined;
  return measured(cells.some(datesRead), until);
}

function measured(read: readonly Read[], until: number): Years | undefined {
  const found: (readonly [year: number, n: number])[] = [];
  let [all, days, sum] = [0, 0, 0];
  for (const { text, n } of read) {
    all += n;
    const year = yearOfDay(text, until);
    if (year === undefined) continue;
    found.push([year, n]);
    days += n;
    sum += year * n;
  }
  if (days === 0) return undefined;
  const sorted = found.toSorted(([a], [b]) => a - b);
  const at = (wanted: number): number => {
    let passed = 0;
    for (const [year, n] of sorted) {
      passed += n;
      if (passed > wanted) return year;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  const edge = days < 40 ? 0 : days * 0.025;
  return { share: days / all, mean: sum / days, spread: at(days - edge - 1) - at(edge), days: found.length };
}

const wholeNumber = /^\d{4,5}(?:\.0)?$/;
const monthAndYear = /^(?:\d{1,2}[-/. ]\d{4}|\d{4}[-/.]\d{1,2}|[a-z]{3,9}[-/. ]{1,2}(?:\d{4}|\d{2}))$/i;
const yearAlone = /^(?:18|19|20)\d\d(?:\.0)?$/;

/**
 * Dates of birth: days whose mean is 15 to 100 years before the other dates of the file (`asOf`), spread over more than 20 years.
 * Days of a younger group are worth a look. A column named so stops with any days, or a sheet's day numbers.
 */
export function birthDates(
  cells: Cells,
  years: Years | undefined,
  says: boolean,
  asOf: { readonly year: number; readonly fromFile: boolean },
): Found | undefined {
  if (says) {
    if (years !== undefined && years.share >= 0.2) return { level: 'stop', share: years.share };
    const yearsAlone = cells.share((text) => yearAlone.test(text));
    if (yearsAlone >= 0.5) return { level: 'note', share: yearsAlone };
    const serials = cells.share((text) => wholeNumber.test(text) && Number(text) < 47_500);
    if (serials >= 0.5) return { level: 'stop', share: serials };
    const inMonths = cells.share((text) => monthAndYear.test(text));
    return inMonths >= 0.5 ? { level: 'warn', share: inMonths } : undefined;
  }
  if (years === undefined || years.share < 0.5 || years.days < 5) return undefined;
  const before = asOf.year - years.mean;
  if (before >= 15 && before <= 100 && years.spread > 20) return { level: 'stop', share: years.share };
  return asOf.fromFile && before >= 8 && before <= 100 && years.spread > 5
    ? { level: 'warn', share: years.share }
    : undefined;
}
