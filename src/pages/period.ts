import { day } from '../evidence/numbers';

function lastOf(iso: string): boolean {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).getUTCDate() === 1;
}

/** "April 2021 to March 2024" where a stretch of time is whole months, else with its days. ISO days; both ends belong to it. */
export function periodWords(from: string, to: string): string {
  if (from === to) return day(from);
  const month = (iso: string): string => day(iso).replace(/^\d+ /, '');
  if (!from.endsWith('-01') || !lastOf(to)) return `${day(from)} to ${day(to)}`;
  return month(from) === month(to) ? month(from) : `${month(from)} to ${month(to)}`;
}
