import { none } from '../engine/rows';
import type { Issue } from '../vocabulary/issue';
import { serviceOf } from '../vocabulary/servicenames';
import { monthOfDay } from './months';
import { Pairs } from './pairs';
import type { People } from './people';
import { placeOf, type ReadPlace, type ReadSheet } from './readplace';
import type { Placed } from './scorecolumns';
import { setAside } from './sheet';
import type { Uses } from './uses';
import { furthest } from './visitshape';

/**
 * Sets aside the rows of a list of appointments, or of an attendance register, that say too little: an appointment without a day, one that did
 * not take place, and any row whose word for being there is not known. An appointment about which nothing is said took place; in a register
 * nothing said is not known.
 */
export function judgeContacts(read: ReadSheet): void {
  const { sheet } = read;
  const isList = sheet.mapping.layout === 'events';
  const date = placeOf(read, 'date');
  const attended = placeOf(read, 'attended');
  for (let row = 0; row < sheet.grid.rows; row += 1) {
    if (sheet.verdict[row] !== 0) continue;
    if (attended !== undefined) {
      const code = attended.codes[row] as number;
      const problem = code === 0 ? 'blank' : attended.problems[code];
      if (problem === 'unknown_attendance' || (problem === 'blank' && !isList))
        setAside(sheet, row, 'unknown_attendance');
      else if (isList && attended.readings[code]?.level === 'no') setAside(sheet, row, 'not_attended');
    }
    if (isList && dayOf(date, row) === none) setAside(sheet, row, 'no_event_day');
  }
}

function dayOf(date: ReadPlace | undefined, row: number): number {
  return date === undefined ? none : (date.days[date.codes[row] as number] as number);
}

/**
 * Counts the appointments of a sheet by referral, service and month. An appointment belongs to every referral of its person: each is looked at
 * by itself. Whoever has a row in the list was looked for, so their months within the list that have no appointment are zeros; whoever has none
 * may not have been, and has no zeros. The list's first and last month count as watched only if it reaches within a week of their outer end;
 * appointments in other months are kept without time watched, so that they enter no rate.
 */
export function gatherEvents(placed: Placed, people: People, uses: Uses): readonly Issue[] {
  const { sheet, referral } = placed;
  const date = placeOf(placed, 'date');
  const period = periodOf(sheet.grid.rows, date);
  if (period === undefined) return [];
  const services = servicesIn(placed, uses);
  const tally = new Tally();
  let unplaced = 0;
  for (let row = 0; row < referral.length; row += 1) {
    const first = referral[row] as number;
    if (first < 0) continue;
    const month = monthOfDay(dayOf(date, row));
    const service = services.of(row);
    for (const at of referralsOf(people, first)) {
      const index = people.referred[at] as number;
      if (index === none) unplaced += 1;
      tally.add(at, service, index === none ? none : month - monthOfDay(index));
    }
  }
  const isWatched = (at: number, month: number): boolean => {
    const absolute = month + monthOfDay(people.referred[at] as number);
    return absolute >= period.from && absolute <= period.to && Math.abs(month) <= furthest;
  };
  for (const [at, service, month, n] of tally) {
    if (month !== none && isWatched(at, month)) continue;
    const name = services.names[service] ?? '';
    uses.span({ referral: at, service: name, from: month, to: month, months: NaN, low: n, high: n });
  }
  const mayCover = uses.covers({ service: undefined, from: -Infinity, to: Infinity }, 'months');
  let second = 0;
  for (const at of tally.referrals()) {
    const index = people.referred[at] as number;
    if (index === none) continue;
    for (const service of services.used) {
      const number = uses.serviceAt(services.names[service] ?? '');
      const row = uses.rowOf(at, number);
      const [from, to] = [period.from - monthOfDay(index), period.to - monthOfDay(index)];
      for (let month = Math.max(from, -furthest); month <= Math.min(to, furthest); month += 1)
        if (mayCover && uses.isCovered(at, number, month, month)) second += 1;
        else if (!uses.month(row, month, tally.count(at, service, month))) second += 1;
    }
  }
  return [
    ...note('no_referral_day', sheet.name, unplaced),
    ...note('second_count', sheet.name, second),
    ...note('not_in_events', sheet.name, people.referrals - tally.referrals().length),
  ];
}

function note(
  code: 'no_referral_day' | 'not_in_events' | 'second_count',
  file: string,
  n: number,
): readonly Issue[] {
  return n === 0 ? [] : [{ code, severity: 'note', file, n }];
}

/** All referrals of the person who has this one. */
function referralsOf({ person, ofMany, referrals }: People, at: number): readonly number[] {
  if (ofMany[at] === 0) return [at];
  let from = at;
  while (from > 0 && person[from - 1] === person[at]) from -= 1;
  const all: number[] = [];
  for (let one = from; one < referrals && person[one] === person[at]; one += 1) all.push(one);
  return all;
}

/** The calendar months that the list covers whole, from all its readable days, whoever they are about. */
function periodOf(
  rows: number,
  date: ReadPlace | undefined,
): { readonly from: number; readonly to: number } | undefined {
  let [early, late] = [Infinity, -Infinity];
  for (let row = 0; row < rows; row += 1) {
    const day = dayOf(date, row);
    if (day === none) continue;
    early = Math.min(early, day);
    late = Math.max(late, day);
  }
  if (early > late) return undefined;
  return {
    from: monthOfDay(early) === monthOfDay(early - 7) ? monthOfDay(early) + 1 : monthOfDay(early),
    to: monthOfDay(late) === monthOfDay(late + 7) ? monthOfDay(late) - 1 : monthOfDay(late),
  };
}

interface Services {
  readonly names: readonly string[];
  /** Those that some used row has. */
  readonly used: readonly number[];
  readonly of: (row: number) => number;
}

function servicesIn(placed: Placed, uses: Uses): Services {
  const parts = (['service', 'role', 'mode'] as const).map((role) => placeOf(placed, role));
  const sizes = parts.map((part) => part?.size ?? 1);
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const known = new Map<number, number>();
  const own = new Int32Array(placed.referral.length).fill(-1);
  for (let row = 0; row < own.length; row += 1) {
    if ((placed.referral[row] as number) < 0) continue;
    let key = 0;
    for (const [at, part] of parts.entries()) key = key * (sizes[at] as number) + (part?.codes[row] ?? 0);
    let number = known.get(key);
    if (number === undefined) {
      const [service, role] = parts.map((part) => part?.readings[part.codes[row] as number]?.level ?? '');
      const mode = parts[2]?.raw(parts[2].codes[row] as number) ?? '';
      const name = serviceOf(service ?? '', role ?? '', mode);
      number = numbers.get(name) ?? names.length;
      if (number === names.length) {
        numbers.set(name, number);
        names.push(name);
        uses.serviceAt(name);
      }
      known.set(key, number);
    }
    own[row] = number;
  }
  return { names, used: names.map((_, at) => at), of: (row) => own[row] as number };
}

/** Appointments by referral, service and month. */
class Tally {
  readonly #pairs = new Pairs();
  readonly #months = new Pairs();
  readonly #of: (readonly [number, number, number])[] = [];
  readonly #n: number[] = [];
  readonly #referrals = new Set<number>();

  add(referral: number, service: number, month: number): void {
    this.#referrals.add(referral);
    const cell = this.#months.codeOf(this.#pairs.codeOf(referral, service), month);
    if (cell === this.#n.length) {
      this.#of.push([referral, service, month]);
      this.#n.push(0);
    }
    this.#n[cell] = (this.#n[cell] as number) + 1;
  }

  count(referral: number, service: number, month: number): number {
    const pair = this.#pairs.find(referral, service);
    const cell = pair < 0 ? -1 : this.#months.find(pair, month);
    return cell < 0 ? 0 : (this.#n[cell] as number);
  }

  referrals(): readonly number[] {
    return [...this.#referrals];
  }

  *[Symbol.iterator](): Generator<readonly [number, number, number, number]> {
    for (const [cell, one] of this.#of.entries()) yield [...one, this.#n[cell] as number];
  }
}
