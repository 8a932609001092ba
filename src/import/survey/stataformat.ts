import { withoutLeapSeconds } from './stataleapseconds';
import { dayText, momentText, monthText, quarterText, weekText, yearText } from './surveydays';

/** 1 January 1960, whence Stata counts, in days and milliseconds from 1970. */
const epochDays = -3653;
const epoch = epochDays * 86_400_000;

/** How a number is written under a Stata display format: dates and times as ISO, all else as the number. */
export function writerFor(format: string, single: boolean): (value: number) => string {
  const number = single ? (value: number): string => String(shortest(value)) : String;
  const kind = /^%-?(?:t([a-zA-Z])|d)/.exec(format);
  const write = kind === null ? undefined : writers.get(kind[1] ?? 'd');
  return write === undefined
    ? number
    : (value) => (Number.isFinite(value) ? write(value) : undefined) ?? number(value);
}

const writers: ReadonlyMap<string, (value: number) => string | undefined> = new Map([
  ['d', (days) => dayText(days + epochDays)],
  ['c', (milliseconds) => momentText(milliseconds + epoch)],
  ['C', (milliseconds) => momentText(withoutLeapSeconds(milliseconds + epoch))],
  ['w', (weeks) => weekText(1960 + Math.floor(weeks / 52), weeks - Math.floor(weeks / 52) * 52 + 1)],
  ['m', (months) => monthText(months + 1960 * 12)],
  ['q', (quarters) => quarterText(quarters + 1960 * 4)],
  ['h', halfYear],
  ['y', yearText],
]);

function halfYear(halves: number): string | undefined {
  const year = yearText(1960 + Math.floor(halves / 2));
  return year && `${year}-H${String(halves - Math.floor(halves / 2) * 2 + 1)}`;
}

/** The shortest decimal that is this number of single precision: 17.43, not 17.43000030517578. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const written = Number(value.toPrecision(digits));
    if (Math.fround(written) === value) return written;
  }
  return Number(value.toPrecision(9));
}
