import { asText, finite, loose, type Loose, maybe, own, text, Wrong } from './loosejson';
import type { CountColumn, ObservedColumn, Stretch } from '../vocabulary/mapping';

function monthOf(value: unknown, key: string): number {
  const month = finite(value, key);
  if (!Number.isInteger(month) || Math.abs(month) > 120)
    throw new Wrong(`“${key}” is not a number of months.`);
  return month;
}

function stretchOf(from: Loose): Stretch {
  const stretch = { from: monthOf(own(from, 'from'), 'from'), to: monthOf(own(from, 'to'), 'to') };
  if (stretch.from > stretch.to) throw new Wrong('“from” lies after “to”.');
  return stretch;
}

/** A column that counts contacts, in months from referral or in a calendar month. */
export function countOf(value: unknown): CountColumn {
  const from = loose(value, 'A count');
  const base = { column: text(from, 'column'), ...maybe(from, 'service', asText('service')) };
  if (own(from, 'month') === undefined) return { ...base, ...stretchOf(from) };
  const month = text(from, 'month');
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new Wrong('“month” is not a month such as 2022-10.');
  return { ...base, month };
}

export function observedOf(value: unknown): ObservedColumn {
  const from = loose(value, 'A column of months observed');
  return { column: text(from, 'column'), ...stretchOf(from) };
}
