import type { MeasureCard } from './card';
import type { Count } from './evidence';
import type { Interval, Withheld } from '../stats/result';
import type { Counted } from './scope';
import { type ReasonCode, reasons } from '../vocabulary/reasons';

const minus = '−';

/** A number with a fixed count of decimals and a true minus sign; a rounded zero has no sign. */
export function plain(x: number, digits = 1): string {
  const text = Math.abs(x).toFixed(digits);
  const [whole = '0', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const shown = rest === undefined ? grouped : `${grouped}.${rest}`;
  return x < 0 && Number(text) !== 0 ? minus + shown : shown;
}

/** As `plain`, with a plus sign where the number is above zero. */
export function signed(x: number, digits = 1): string {
  const shown = plain(x, digits);
  return x > 0 && Number(Math.abs(x).toFixed(digits)) !== 0 ? `+${shown}` : shown;
}

/** A share as a whole per cent; never 0% or 100% unless it is exactly that. A hidden one in words. */
export function percent(share: number | Withheld, counted: Counted = 'people'): string {
  if (typeof share !== 'number') return withheldShort(share, counted);
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share >= 0.995) return 'over 99%';
  return `${String(Math.round(share * 100))}%`;
}

/** A count with thousands separated, or the words for a hidden one. */
export function count(value: Count, counted: Counted = 'people'): string {
  return typeof value === 'number' ? plain(value, 0) : withheldShort(value, counted);
}

/** "1 person", "4,740 people", or the words for a hidden count. */
export function people(value: Count): string {
  return peopleOf('people', value);
}

/** As `people`, of what a finding counts: "1 referral", "4,740 referrals". */
export function peopleOf(counted: Counted, value: Count): string {
  if (typeof value !== 'number') return `few ${counted}`;
  return value === 1 ? `1 ${unitOf(counted)}` : `${plain(value, 0)} ${counted}`;
}

/** "person" or "referral". */
export function unitOf(counted: Counted): string {
  return counted === 'people' ? 'person' : 'referral';
}

/** A score or threshold as it is defined: as many decimals as it has, three at most. */
export function asDefined(x: number): string {
  const digits = [0, 1, 2].find((one) => Math.abs(Number(x.toFixed(one)) - x) < 1e-9) ?? 3;
  return plain(x, digits);
}

/** "2.4 to 2.8". */
export function range(interval: Interval, digits = 1): string {
  return `${plain(interval.lower, digits)} to ${plain(interval.upper, digits)}`;
}

/** "p = 0.012"; never 0. */
export function pValue(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
}

/** The months of a year, in order. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "1 April 2024" from an ISO day, without a time zone. */
export function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.split('-');
  return `${String(Number(date))} ${monthNames[Number(month) - 1] ?? ''} ${year}`;
}

/** "April 2023" from 2023-04. */
export function monthWords(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** Decimals that a change on this measure is worth: one in general, two on short scales. */
export function digitsFor(card: MeasureCard): number {
  const width = card.range[1] - card.range[0];
  return width <= 2 ? 3 : width <= 6 ? 2 : 1;
}

/** Why there is no number, in a few words. */
export function withheldShort(withheld: Withheld, counted: Counted = 'people'): string {
  return withheld.withheld === 'small_number' ? `hidden, few ${counted}` : 'not shown';
}

/** Why there is no number, as the middle of a sentence. */
export function reasonWords(code: ReasonCode, counted: Counted): string {
  const reason: { readonly says: string; readonly ofReferrals?: string } = reasons[code];
  return counted === 'referrals' ? (reason.ofReferrals ?? reason.says) : reason.says;
}

/** Why there is no number, and what to do. */
export function withheldWords(withheld: Withheld, counted: Counted = 'people'): string {
  const says = reasonWords(withheld.withheld, counted);
  const { remedy } = reasons[withheld.withheld];
  const few = withheld.withheld === 'too_few' || withheld.withheld === 'few_for_interval';
  const behind = few && withheld.n !== undefined ? ` (${peopleOf(counted, withheld.n)})` : '';
  return `Not shown: ${says}${behind}. ${remedy}`;
}
