import { none } from '../engine/rows';
import type { Issue } from '../vocabulary/issue';
import type { Stretch } from '../vocabulary/mapping';
import { serviceOf } from '../vocabulary/servicenames';
import { boundsOf } from './countcells';
import { lineOf } from './grid';
import { calendarMonth, monthNumber, monthOfDay } from './months';
import { listed, listing, type Noted } from './notices';
import { Pairs } from './pairs';
import type { People } from './people';
import { placeOf, type ReadPlace } from './readplace';
import type { Placed } from './scorecolumns';
import { bringsPeople, setAside } from './sheet';
import type { Count, Uses } from './uses';
import { furthest } from './visitshape';

/** Sets aside rows that count the same referral and service once more; the first of them is used. */
export function dropRecounted(placed: Placed): void {
  const { sheet, referral } = placed;
  if (bringsPeople(sheet.mapping)) return;
  const services = serviceCodes(placed);
  const seen = new Pairs();
  for (let row = 0; row < referral.length; row += 1) {
    const at = referral[row] as number;
    if (at < 0) continue;
    const before = seen.size;
    if (seen.codeOf(at, services?.[row] ?? 0) === before) continue;
    setAside(sheet, row, 'duplicate_id');
    referral[row] = -1;
  }
}

/** Which of the different services each row names, where a column does. */
function serviceCodes(placed: Placed): Int32Array | undefined {
  const place = placeOf(placed, 'service');
  if (place === undefined) return undefined;
  const known = new Map<string, number>();
  const own = place.readings.map(({ level = '' }) => {
    const service = serviceOf(level);
    const at = known.get(service) ?? known.size;
    known.set(service, at);
    return at;
  });
  return Int32Array.from(place.codes, (code) => own[code] as number);
}

/**
 * Takes up every count of a sheet's used rows: an exact number for one month as that, all else as a stretch with its bounds. A blank cell is
 * no count, and never zero. Issues: second counts, months without a column, counts from another month than the referral's.
 */
export function gatherCounts(placed: Placed, people: People, uses: Uses): readonly Issue[] {
  const { sheet, places, referral } = placed;
  const file = sheet.name;
  const seconds: Noted[] = [];
  let second = 0;
  let unplaced = 0;
  /** Rows of people who have died, with a count after referral of which nothing says how long they were watched. */
  const undated = new Set<number>();
  /** For each service, where it is named by the mapping, the row of `monthly` of each row of the sheet, once it is known. */
  const rowsOf = new Map<string, Int32Array>();
  for (const place of places) {
    if (place.count === undefined) continue;
    const stretch = stretchOf(place, people);
    const services = servicesOf(placed, place, uses);
    const slots = rowsOf.get(place.count.service ?? '') ?? new Int32Array(referral.length).fill(-1);
    rowsOf.set(place.count.service ?? '', slots);
    const watched = watchedIn(placed, stretch.whole, undated);
    const { from: first, to: last } = stretch.range;
    const mayCover = uses.covers(
      { service: place.count.service, ...stretch.range },
      stretch.to === undefined || first === last ? 'months' : 'stretch',
    );
    const bounds = Array.from({ length: place.size }, (_, code) =>
      place.problems[code] === 'suppressed' ? boundsOf(place.raw(code)) : undefined,
    );
    for (let row = 0; row < referral.length; row += 1) {
      const at = referral[row] as number;
      if (at < 0) continue;
      const code = place.codes[row] as number;
      const exact = place.numbers[code] as number;
      const hidden = bounds[code];
      if (Number.isNaN(exact) && hidden === undefined) continue;
      const from = stretch.from(at);
      const to = stretch.to ?? from;
      const isMonth = from === to && from !== none && Math.abs(from) <= furthest;
      let isFirst: boolean;
      if (mayCover && from !== none && uses.isCovered(at, services(row).number, from, to)) {
        isFirst = false;
      } else if (isMonth && hidden === undefined) {
        const own = slots[row] as number;
        const slot = own < 0 ? uses.rowOf(at, services(row).number) : own;
        slots[row] = slot;
        isFirst = uses.month(slot, from, exact);
      } else {
        const { name, number } = services(row);
        const count: Count = {
          referral: at,
          service: name,
          from,
          to,
          months: from === none ? NaN : watched(row),
          low: hidden?.low ?? exact,
          high: hidden === undefined ? exact : (hidden.high ?? none),
        };
        if (from === none) unplaced += 1;
        isFirst = !isMonth || uses.hiddenMonth(uses.rowOf(at, number), from, count);
        if (!isMonth) uses.span(count);
      }
      if (isFirst) continue;
      second += 1;
      if (seconds.length < listed)
        seconds.push({ code: 'second_count', line: lineOf(sheet.grid, row), column: place.column });
    }
  }
  return [
    ...listing(file, seconds, second),
    ...gapIssues(placed),
    ...monthIssues(placed, people),
    ...(unplaced === 0 ? [] : [{ code: 'no_referral_day', severity: 'note', file, n: unplaced } as const]),
    ...(undated.size === 0
      ? []
      : [{ code: 'undated_death', severity: 'note', file, n: undated.size } as const]),
  ];
}

interface Months {
  /** The stretch of every row where it is one; none for a calendar month. */
  readonly whole: Stretch | undefined;
  /** The first month of a referral's stretch; `none` where it is not known. */
  readonly from: (referral: number) => number;
  /** The last one, where it is not the first. */
  readonly to: number | undefined;
  /** All months that it can have. */
  readonly range: Stretch;
}

function stretchOf({ count }: ReadPlace, { referred }: People): Months {
  if (count === undefined) throw new Error('import: a count without a column');
  if ('month' in count) {
    const month = monthNumber(count.month);
    return {
      whole: undefined,
      from: (at) => {
        const day = referred[at] as number;
        return day === none ? none : month - monthOfDay(day);
      },
      to: undefined,
      range: { from: -Infinity, to: Infinity },
    };
  }
  return { whole: count, from: () => count.from, to: count.to, range: { from: count.from, to: count.to } };
}

function servicesOf(
  placed: Placed,
  { count }: ReadPlace,
  uses: Uses,
): (row: number) => { readonly name: string; readonly number: number } {
  const numbered = (name: string) => ({ name, number: uses.serviceAt(name) });
  if (count?.service !== undefined) {
    const own = numbered(count.service);
    return () => own;
  }
  const place = placeOf(placed, 'service');
  if (place === undefined) throw new Error('import: a count without a service');
  const own: ReturnType<typeof numbered>[] = [];
  return (row) => {
    const code = place.codes[row] as number;
    return (own[code] ??= numbered(serviceOf(place.readings[code]?.level ?? '')));
  };
}

/**
 * How many months of a stretch a row's person was watched: all, unless a column says; NaN where it says nothing that can be read, and after
 * referral of somebody who has died where it says nothing: when they died is not known. Such rows are put into `undated`.
 */
function watchedIn(
  placed: Placed,
  whole: Stretch | undefined,
  undated: Set<number>,
): (row: number) => number {
  if (whole === undefined) return () => 1;
  const { from, to } = whole;
  const all = to - from + 1;
  const said = placed.places.find(({ observed }) => observed?.from === from && observed.to === to);
  const death = from < to && to > 0 ? placeOf(placed, 'deceased') : undefined;
  const unless = (row: number): number => {
    if (death === undefined || death.readings[death.codes[row] as number]?.level !== 'yes') return all;
    undated.add(row);
    return NaN;
  };
  if (said === undefined) return unless;
  return (row) => {
    const code = said.codes[row] as number;
    const blank = code === 0 || said.problems[code] === 'blank';
    return blank ? unless(row) : (said.numbers[code] as number);
  };
}

/** Months without a column between the first and the last that have one, service by service; the month of referral may be left out. */
function gapIssues({ sheet }: Placed): readonly Issue[] {
  const columns = new Map<string, number[]>();
  const isRelative = sheet.mapping.counts?.some((count) => !('month' in count)) === true;
  for (const count of sheet.mapping.counts ?? []) {
    const month =
      'month' in count ? monthNumber(count.month) : count.from === count.to ? count.from : undefined;
    const key = count.service ?? '';
    if (month !== undefined) columns.set(key, [...(columns.get(key) ?? []), month]);
  }
  const missing = new Set<number>();
  for (const months of columns.values()) {
    if (months.length < 3) continue;
    const own = new Set(months);
    for (let month = Math.min(...months); month <= Math.max(...months); month += 1)
      if (!own.has(month) && !(isRelative && month === 0)) missing.add(month);
  }
  const named = (month: number): string =>
    isRelative
      ? `month ${String(month)}`
      : `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
  return [...missing]
    .toSorted((one, other) => one - other)
    .map((month) => ({ code: 'missing_month', severity: 'note', file: sheet.name, found: named(month) }));
}

function monthIssues(placed: Placed, people: People): readonly Issue[] {
  const { sheet, referral } = placed;
  const date = placeOf(placed, 'referral_date');
  if (date === undefined) return [];
  const other: Noted[] = [];
  const only = Array.from({ length: date.size }, (_, code) =>
    code > 0 && date.days[code] !== none && calendarMonth(date.raw(code)) !== undefined ? 1 : 0,
  );
  let n = 0;
  for (let row = 0; row < referral.length; row += 1) {
    const at = referral[row] as number;
    if (at < 0) continue;
    const code = date.codes[row] as number;
    n += only[code] as number;
    const [counted, listed] = [date.days[code] as number, people.referred[at] as number];
    if (counted !== none && listed !== none && monthOfDay(counted) !== monthOfDay(listed))
      other.push({ code: 'other_month', line: lineOf(sheet.grid, row), column: date.column });
  }
  return [
    ...(n === 0
      ? []
      : [{ code: 'month_only', severity: 'note', file: sheet.name, column: date.column, n } as const]),
    ...listing(sheet.name, other),
  ];
}
