import { clockText, dayText, momentText, monthText, quarterText, weekText } from './surveydays';

/** Days from 14 October 1582, whence SPSS counts, to 1 January 1970. */
const epoch = 141_428;
const [date, time, dateTime, adate, jdate, dtime, moyr, qyr, wkyr, edate, sdate, mtime, ymdhms] = [
  20, 21, 22, 23, 24, 25, 28, 29, 30, 38, 39, 40, 41,
] as const;

/** How a number is written under an SPSS print format, given by its number: dates and times as ISO, all else as the number. */
export function writerFor(format: number): (value: number) => string {
  const write = writers.get(format);
  return write === undefined
    ? String
    : (value) => (Number.isFinite(value) ? write(value) : undefined) ?? String(value);
}

const day = (seconds: number): string | undefined => dayText(seconds / 86_400 - epoch);
const moment = (seconds: number): string | undefined => momentText((seconds - epoch * 86_400) * 1000);

const writers: ReadonlyMap<number, (seconds: number) => string | undefined> = new Map([
  ...[date, adate, jdate, edate, sdate].map((format) => [format, day] as const),
  ...[dateTime, ymdhms].map((format) => [format, moment] as const),
  ...[time, dtime, mtime].map((format) => [format, clockText] as const),
  [moyr, (seconds) => monthText(monthsOf(seconds))],
  [qyr, (seconds) => quarterText(Math.floor(monthsOf(seconds) / 3))],
  [wkyr, week],
]);

/** Months from January of the year 0 to the month in which the moment lies. */
function monthsOf(seconds: number): number {
  const at = new Date((seconds - epoch * 86_400) * 1000);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

function week(seconds: number): string | undefined {
  const at = new Date((seconds - epoch * 86_400) * 1000);
  const start = new Date(at);
  start.setUTCMonth(0, 1);
  start.setUTCHours(0, 0, 0, 0);
  return weekText(at.getUTCFullYear(), Math.floor((at.getTime() - start.getTime()) / (7 * 86_400_000)) + 1);
}
