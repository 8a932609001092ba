import { none } from '../engine/rows';
import type { Codes } from './grid';
import type { People } from './people';

/** What says when the scores of a column were taken: a date, a number of days, or nothing. */
export interface Timed {
  readonly taken: { readonly codes: Codes; readonly days: Int32Array } | undefined;
  readonly dayOf: ((row: number) => number) | undefined;
}

/** Days from referral, or from the referral's earliest score where the referral's date is not known; `none` where nothing says when. */
export function dayFrom(
  { taken, dayOf }: Timed,
  people: People,
  earliest: Int32Array | undefined,
  row: number,
  referral: number,
): number {
  const day = taken === undefined ? none : (taken.days[taken.codes[row] as number] as number);
  if (day !== none) {
    const referred = people.referred[referral] as number;
    const from = referred === none && earliest !== undefined ? (earliest[referral] as number) : referred;
    if (from !== none) return day - from;
  }
  return dayOf === undefined ? none : dayOf(row);
}
