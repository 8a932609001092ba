const msADay = 86_400_000;

/** The ISO day that lies so many days after 1 January 1970, or `undefined` outside the years 1 to 9999. */
export function dayText(days: number): string | undefined {
  const date = new Date(Math.floor(days) * msADay);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return undefined;
  return date.toISOString().slice(0, 10);
}

/** The ISO day and, unless it is midnight, the time of so many milliseconds after 1 January 1970, to the second. */
export function momentText(milliseconds: number): string | undefined {
  const seconds = wholeSeconds(milliseconds / 1000);
  const day = dayText(Math.floor(seconds / 86_400));
  if (day === undefined) return undefined;
  const rest = seconds - Math.floor(seconds / 86_400) * 86_400;
  return rest === 0 ? day : `${day} ${clockText(rest)}`;
}

/** Hours, minutes and seconds; the hours may pass 24. */
export function clockText(given: number): string {
  const seconds = wholeSeconds(Math.abs(given));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (given < 0 ? '-' : '') + parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Seconds without their fraction; a hair below a second, as arithmetic leaves it, is that second. */
function wholeSeconds(seconds: number): number {
  return Math.floor(Math.round(seconds * 1e5) / 1e5);
}

/** A year with four digits, or `undefined` where it has none. */
export function yearText(year: number): string | undefined {
  return Number.isInteger(year) && year >= 1 && year <= 9999 ? String(year).padStart(4, '0') : undefined;
}

/** A month as `2023-05`, counted from January of the year 0. */
export function monthText(months: number): string | undefined {
  const year = yearText(Math.floor(months / 12));
  return year && Number.isInteger(months)
    ? `${year}-${String((months % 12) + 1).padStart(2, '0')}`
    : undefined;
}

/** A quarter as `2023-Q2`, counted from the first of the year 0. */
export function quarterText(quarters: number): string | undefined {
  const year = yearText(Math.floor(quarters / 4));
  return year && Number.isInteger(quarters) ? `${year}-Q${String((quarters % 4) + 1)}` : undefined;
}

/** A week counted from 1 January, as these programs do; it is not ISO's week and is not written as one. */
export function weekText(year: number, week: number): string | undefined {
  const written = yearText(year);
  return written && Number.isInteger(week) ? `week ${String(week)} of ${written}` : undefined;
}
