const aDay = 86_400_000;

/** Days since 1 January 1970 of a calendar day. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / aDay);
}

/** The calendar day, ISO. */
export function isoDay(day: number): string {
  return new Date(day * aDay).toISOString().slice(0, 10);
}
