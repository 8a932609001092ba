const earliest = 1900;
const latest = 2199;
const monthsAYear = 12;

/** Whether a text is a calendar month like 2023-04. */
export function isCalendarMonth(text: string): boolean {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return found !== null && Number(found[1]) >= earliest && Number(found[1]) <= latest;
}

/** Months on from a January that is 0. `month` is one of `isCalendarMonth`. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * monthsAYear + Number(month.slice(5, 7)) - 1;
}

/** "2023-04", the other way round. */
export function monthOf(number: number): string {
  const place = number % monthsAYear;
  return `${String((number - place) / monthsAYear).padStart(4, '0')}-${String(place + 1).padStart(2, '0')}`;
}
