import type { Meaning } from './formats';

const secondsADay = 86_400;
/** 31 December 9999. */
const lastDay = 2_958_465;
const between1900And1904 = 1_462;

/**
 * A stored number as the day, time of day or length of time that its cell shows: `2023-05-02`, `2023-05-02 14:30:00`, `14:30:00`,
 * `36:00:00`; to the second. Day 60 of the 1900 system never was: it comes as `1900-02-29`. Undefined where the number is no such
 * day: negative, or past the year 9999.
 */
export function dayText(stored: number, meaning: Meaning, from1904: boolean): string | undefined {
  const seconds = Math.round(stored * secondsADay);
  const day = Math.floor(seconds / secondsADay);
  if (!(stored >= 0) || day > lastDay - (from1904 ? between1900And1904 : 0)) return undefined;
  if (meaning === 'span') return clock(seconds);
  const time = seconds - day * secondsADay;
  if (day === 0 && (meaning === 'time' || (time > 0 && !from1904))) return clock(time);
  const text = isoDay(day, from1904);
  return time === 0 ? text : `${text} ${clock(time)}`;
}

function isoDay(day: number, from1904: boolean): string {
  if (from1904) return iso(Date.UTC(1904, 0, 1 + day));
  if (day === 60) return '1900-02-29';
  return iso(Date.UTC(1899, 11, day < 60 ? 31 + day : 30 + day));
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
