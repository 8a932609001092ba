import { none } from '../engine/rows';
import { directoryOf } from './matches';
import { monthOfDay } from './months';
import type { Known, People } from './people';
import { placeOf, type ReadPlace } from './readplace';
import { bringsPeople, setAside } from './sheet';

/** Sets aside the rows whose group is not known, and those that compare somebody who was referred. */
export function judgeGroups(known: readonly Known[]): void {
  const grouped = known.flatMap((one) => {
    const group = placeOf(one, 'group');
    return group === undefined ? [] : [{ one, group }];
  });
  if (grouped.length === 0) return;
  const referred = new Set<number>();
  for (const one of known) {
    const group = placeOf(one, 'group');
    if (group === undefined && !bringsPeople(one.sheet.mapping)) continue;
    for (const [row, id] of one.ids.id.entries()) {
      if (one.sheet.verdict[row] !== 0 || id === 0) continue;
      if (group?.problems[group.codes[row] as number] === 'unknown_group')
        setAside(one.sheet, row, 'unknown_group');
      else if (group === undefined || !isCompared(group, row)) referred.add(id);
    }
  }
  for (const { one, group } of grouped) {
    for (const [row, id] of one.ids.id.entries())
      if (one.sheet.verdict[row] === 0 && isCompared(group, row) && referred.has(id))
        setAside(one.sheet, row, 'both_groups');
  }
}

function isCompared({ readings, codes }: ReadPlace, row: number): boolean {
  return readings[codes[row] as number]?.level === 'comparison';
}

/**
 * The people with those added who stand for comparison in sheets of counts: nobody referred them, so no list of referrals has them. And for
 * each of these sheets the referral of each row: by case where both sides have one, else by person, and of several referrals the one in the
 * month that the row counts from, or else nearest to it. A row of somebody else who is unknown is set aside.
 */
export function withCounted(people: People, sheets: readonly Known[], casesKnown: boolean): People {
  if (sheets.length === 0) return people;
  const directory = directoryOf(people);
  const added = new Added(people);
  const at = new Map(people.at);
  for (const known of sheets) {
    const { sheet, ids } = known;
    const group = placeOf(known, 'group');
    const date = placeOf(known, 'referral_date');
    const byCase = casesKnown && sheet.mapping.columns.episode !== undefined;
    const found = new Int32Array(sheet.grid.rows).fill(-1);
    for (let row = 0; row < sheet.grid.rows; row += 1) {
      if (sheet.verdict[row] !== 0) continue;
      const id = ids.id[row] as number;
      const caseId = ids.caseId[row] as number;
      const day = date === undefined ? none : (date.days[date.codes[row] as number] as number);
      if (group !== undefined && isCompared(group, row)) {
        // A list can have them too, with their scores.
        const listed = id === 0 ? -1 : inMonth(people, directory.first(id), day);
        found[row] = listed >= 0 ? listed : added.referralOf(id, day, sheet.file, row);
        continue;
      }
      const referral =
        byCase && caseId !== 0
          ? directory.ofCase(sheet.mapping.columns.person === undefined ? undefined : id, caseId)
          : inMonth(people, directory.first(id), day);
      if (referral < 0) setAside(sheet, row, 'unknown_person');
      else found[row] = referral;
    }
    at.set(sheet.file, found);
  }
  return { ...added.people(), at };
}

function inMonth(people: People, first: number, day: number): number {
  if (first < 0 || people.ofMany[first] === 0 || day === none) return first;
  let nearest = first;
  let far = Infinity;
  for (let at = first; at < people.referrals && people.person[at] === people.person[first]; at += 1) {
    const referred = people.referred[at] as number;
    if (referred === none) continue;
    const apart = monthOfDay(referred) === monthOfDay(day) ? 0 : Math.abs(referred - day);
    if (apart < far) [nearest, far] = [at, apart];
  }
  return nearest;
}

/** People beside those of a list, each with one referral. */
class Added {
  readonly #people: People;
  readonly #of = new Map<number, number>();
  readonly #rows: { readonly id: number; referred: number; readonly file: number; readonly row: number }[] =
    [];

  constructor(people: People) {
    this.#people = people;
  }

  referralOf(id: number, day: number, file: number, row: number): number {
    const before = this.#of.get(id);
    if (before !== undefined && id !== 0) {
      const one = this.#rows[before];
      if (one?.referred === none) one.referred = day;
      return this.#people.referrals + before;
    }
    this.#of.set(id, this.#rows.length);
    this.#rows.push({ id, referred: day, file, row });
    return this.#people.referrals + this.#rows.length - 1;
  }

  people(): People {
    const { persons, referrals } = this.#people;
    const n = this.#rows.length;
    const longer = (old: Int32Array, value: (at: number) => number): Int32Array => {
      const all = new Int32Array(referrals + n);
      all.set(old.subarray(0, referrals));
      for (let at = 0; at < n; at += 1) all[referrals + at] = value(at);
      return all;
    };
    const ofMany = new Uint8Array(referrals + n);
    ofMany.set(this.#people.ofMany.subarray(0, referrals));
    return {
      persons: persons + n,
      referrals: referrals + n,
      person: longer(this.#people.person, (at) => persons + at),
      ordinal: longer(this.#people.ordinal, () => 1),
      ofMany,
      referred: longer(this.#people.referred, (at) => this.#rows[at]?.referred ?? none),
      id: longer(this.#people.id, (at) => this.#rows[at]?.id ?? 0),
      caseId: longer(this.#people.caseId, () => 0),
      file: longer(this.#people.file, (at) => this.#rows[at]?.file ?? 0),
      row: longer(this.#people.row, (at) => this.#rows[at]?.row ?? 0),
      at: this.#people.at,
    };
  }
}
