import { withDays } from './facetchoice';
import { isCalendarMonth, monthNumber } from '../evidence/calendar';
import type { FacetChoice, FacetShape } from '../evidence/facets';

/** The places of the first and the last month that are kept, counted from 0. */
export type MonthWindow = readonly [number, number];

/** The calendar months of the facet of days: what else is a level has no day. */
export function monthsOf({ levels }: FacetShape): readonly string[] {
  return levels.filter(isCalendarMonth);
}

function within(place: number, months: readonly string[]): number {
  return Math.max(0, Math.min(months.length - 1, place));
}

/** Which months the days of a choice fall in; all of them where there is no limit. */
export function windowOf(months: readonly string[], { from, to }: FacetChoice): MonthWindow {
  const start = monthNumber(months[0] ?? '1900-01');
  const first = from === undefined ? 0 : within(monthNumber(from.slice(0, 7)) - start, months);
  const last = to === undefined ? months.length - 1 : within(monthNumber(to.slice(0, 7)) - start, months);
  return [first, Math.max(first, last)];
}

/** The last day of a calendar month: 2024-02 ends on 2024-02-29. */
export function lastDay(month: string): string {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return `${month}-${String(end.getUTCDate()).padStart(2, '0')}`;
}

/** The choice whose days are those of whole months. An end that was not moved keeps its day; one that stands at the end of the months is no limit. */
export function withMonths(
  months: readonly string[],
  choice: FacetChoice,
  [first, last]: MonthWindow,
): FacetChoice {
  const [before, after] = windowOf(months, choice);
  const [begins, ends] = [months[first], months[last]];
  const from =
    first === before ? choice.from : first === 0 || begins === undefined ? undefined : `${begins}-01`;
  const to =
    last === after ? choice.to : last === months.length - 1 || ends === undefined ? undefined : lastDay(ends);
  return withDays(choice, { from, to });
}

/** A window of the same length, so many months later, as far as there are months. */
export function movedBy([first, last]: MonthWindow, by: number, months: number): MonthWindow {
  const step = Math.max(-first, Math.min(months - 1 - last, by));
  return [first + step, last + step];
}
