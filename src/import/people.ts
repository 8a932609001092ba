import { none } from '../engine/rows';
import { lineOf } from './grid';
import type { Ids } from './ids';
import { numbersTo } from './numbers';
import { Pairs } from './pairs';
import { placeOf, type ReadSheet } from './readplace';
import { bringsPeople, hasId, setAside } from './sheet';
import type { Texts } from './texts';

/** A sheet as read, with who its rows are about. */
export interface Known extends ReadSheet {
  readonly ids: Ids;
  /** Whether some id came more than once. */
  readonly again: boolean;
}

/** Everybody found and their referrals, all lists by referral, those of one person one after another; numbers count from 0. */
export interface People {
  readonly persons: number;
  readonly referrals: number;
  readonly person: Int32Array;
  /** 1 for a person's first referral. */
  readonly ordinal: Int32Array;
  readonly ofMany: Uint8Array;
  /** `none` where it is not known. */
  readonly referred: Int32Array;
  readonly id: Int32Array;
  readonly caseId: Int32Array;
  /** Which file and row a referral was found in first. */
  readonly file: Int32Array;
  readonly row: Int32Array;
  /** For each founding file the referral of each row, -1 for a row set aside. */
  readonly at: ReadonlyMap<number, Int32Array>;
}

/**
 * Makes people and referrals of the founding sheets: the wide ones, or the long ones where there is no wide one. In a wide file one row is
 * one referral, and one that comes again is set aside; in a long file the rows of one person and case, or, without cases, of one person and
 * referral date, are one referral.
 */
export function foundPeople(founders: readonly Known[], ids: Texts): People {
  const wide = founders.every(({ sheet }) => bringsPeople(sheet.mapping));
  const byCase = founders.every(({ sheet }) => sheet.mapping.columns.episode !== undefined);
  const [only, ...others] = founders;
  const rowsOfPeople = only?.sheet.mapping.layout === 'wide';
  if (rowsOfPeople && others.length === 0 && !byCase && only.again === false && hasId(only.sheet))
    return onceEach(only);
  const rows = rowsOf(founders, ids);
  if (wide) dropRepeated(rows, founders, byCase);
  const groups = wide ? apart(rows) : gathered(rows, byCase);
  return numbered(rows, groups, founders, ids.size);
}

/** Everybody stands in one row of one file: person, referral and row come in one order. What the general way finds, more quickly. */
function onceEach(founder: Known): People {
  const { sheet, ids } = founder;
  const { verdict } = sheet;
  const date = placeOf(founder, 'referral_date');
  let n = 0;
  const at = new Int32Array(verdict.length).fill(-1);
  for (let row = 0; row < verdict.length; row += 1) {
    if (verdict[row] !== 0) continue;
    at[row] = n;
    n += 1;
  }
  const people = {
    persons: n,
    referrals: n,
    person: numbersTo(n).map((number) => number - 1),
    ordinal: new Int32Array(n).fill(1),
    ofMany: new Uint8Array(n),
    referred: new Int32Array(n).fill(none),
    id: new Int32Array(n),
    caseId: new Int32Array(n),
    file: new Int32Array(n).fill(sheet.file),
    row: new Int32Array(n),
  };
  for (let row = 0; row < verdict.length; row += 1) {
    const referral = at[row] as number;
    if (referral < 0) continue;
    people.id[referral] = ids.id[row] as number;
    people.caseId[referral] = ids.caseId[row] as number;
    people.row[referral] = row;
    if (date !== undefined) people.referred[referral] = date.days[date.codes[row] as number] as number;
  }
  return { ...people, at: new Map([[sheet.file, at]]) };
}

/** The founders' rows that are not set aside, in order. */
interface FoundRows {
  readonly n: number;
  /** Place of the founder among the founders. */
  readonly founder: Int32Array;
  readonly row: Int32Array;
  readonly id: Int32Array;
  readonly caseId: Int32Array;
  readonly referred: Int32Array;
  /** 1 where the row turned out to be one too many. */
  readonly dropped: Uint8Array;
}

function rowsOf(founders: readonly Known[], ids: Texts): FoundRows {
  const all = founders.reduce((sum, { sheet }) => sum + sheet.grid.rows, 0);
  const rows = {
    founder: new Int32Array(all),
    row: new Int32Array(all),
    id: new Int32Array(all),
    caseId: new Int32Array(all),
    referred: new Int32Array(all),
  };
  let n = 0;
  for (const [at, founder] of founders.entries()) {
    const { sheet } = founder;
    const named = hasId(sheet);
    const date = placeOf(founder, 'referral_date');
    for (let row = 0; row < sheet.grid.rows; row += 1) {
      if (sheet.verdict[row] !== 0) continue;
      rows.founder[n] = at;
      rows.row[n] = row;
      rows.id[n] = named
        ? (founder.ids.id[row] as number)
        : ids.codeOfText(`file ${String(sheet.file + 1)} line ${String(lineOf(sheet.grid, row))}`);
      rows.caseId[n] = founder.ids.caseId[row] as number;
      rows.referred[n] = date === undefined ? none : (date.days[date.codes[row] as number] as number);
      n += 1;
    }
  }
  return { n, ...rows, dropped: new Uint8Array(n) };
}

/** One row is one referral: a case number that comes twice, or a person twice on one day, is one too many. */
function dropRepeated(rows: FoundRows, founders: readonly Known[], byCase: boolean): void {
  const ownNumber = byCase && isOwn(rows);
  const byDay = new Pairs();
  const byNumber = new Pairs();
  for (let at = 0; at < rows.n; at += 1) {
    const [id, caseId, referred] = [
      rows.id[at] as number,
      rows.caseId[at] as number,
      rows.referred[at] as number,
    ];
    const numbered = byCase && caseId !== 0;
    const table = numbered ? byNumber : byDay;
    const before = table.size;
    const code = numbered ? table.codeOf(ownNumber ? 0 : id, caseId) : table.codeOf(id, referred);
    if (code === before) continue;
    rows.dropped[at] = 1;
    const founder = founders[rows.founder[at] as number];
    if (founder !== undefined) setAside(founder.sheet, rows.row[at] as number, 'duplicate_id');
  }
}

/** Numbers such as 1, 2, 3 that begin again with every person are no case numbers of their own. */
function isOwn(rows: FoundRows): boolean {
  const pairs = new Pairs();
  const cases = new Set<number>();
  for (let at = 0; at < rows.n; at += 1) {
    const caseId = rows.caseId[at] as number;
    if (caseId === 0) continue;
    cases.add(caseId);
    pairs.codeOf(rows.id[at] as number, caseId);
  }
  return cases.size * 2 >= pairs.size;
}

/** For each row its referral, in the order they came; -1 for a dropped row. */
interface Groups {
  readonly n: number;
  readonly of: Int32Array;
}

function apart({ n, dropped }: FoundRows): Groups {
  const of = new Int32Array(n).fill(-1);
  let groups = 0;
  for (let at = 0; at < n; at += 1) {
    if (dropped[at] === 1) continue;
    of[at] = groups;
    groups += 1;
  }
  return { n: groups, of };
}

function gathered(rows: FoundRows, byCase: boolean): Groups {
  const of = new Int32Array(rows.n);
  const keys = new Pairs();
  const first = byCase ? undefined : firstReferrals(rows);
  for (let at = 0; at < rows.n; at += 1) {
    const id = rows.id[at] as number;
    const referred = rows.referred[at] as number;
    const key =
      first === undefined
        ? (rows.caseId[at] as number)
        : referred === none
          ? (first.get(id) ?? none)
          : referred;
    of[at] = keys.codeOf(id, key);
  }
  return { n: keys.size, of };
}

/** A row without a referral date belongs to the person's first referral. */
function firstReferrals({ n, id, referred }: FoundRows): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (let at = 0; at < n; at += 1) {
    const day = referred[at] as number;
    if (day === none) continue;
    const own = id[at] as number;
    first.set(own, Math.min(day, first.get(own) ?? day));
  }
  return first;
}

/** Numbers people as they come, and the referrals of each by date. */
function numbered(rows: FoundRows, groups: Groups, founders: readonly Known[], ids: number): People {
  const { n } = groups;
  const lead = new Int32Array(n).fill(-1);
  const referred = new Int32Array(n).fill(none);
  const caseId = new Int32Array(n);
  for (let at = 0; at < rows.n; at += 1) {
    const group = groups.of[at] as number;
    if (group < 0) continue;
    if (lead[group] === -1) lead[group] = at;
    const day = rows.referred[at] as number;
    if (day !== none && (referred[group] === none || day < (referred[group] as number)))
      referred[group] = day;
    if (caseId[group] === 0) caseId[group] = rows.caseId[at] as number;
  }
  const numberOf = new Int32Array(ids).fill(-1);
  let persons = 0;
  const personOf = new Int32Array(n);
  for (let group = 0; group < n; group += 1) {
    const id = rows.id[lead[group] as number] as number;
    if (numberOf[id] === -1) {
      numberOf[id] = persons;
      persons += 1;
    }
    personOf[group] = numberOf[id] as number;
  }
  const order = inOrder(n, persons, personOf, referred);
  const place = new Int32Array(n);
  const people = {
    persons,
    referrals: n,
    person: new Int32Array(n),
    ordinal: new Int32Array(n),
    ofMany: new Uint8Array(n),
    referred: new Int32Array(n),
    id: new Int32Array(n),
    caseId: new Int32Array(n),
    file: new Int32Array(n),
    row: new Int32Array(n),
  };
  for (let at = 0; at < n; at += 1) {
    const group = order === undefined ? at : (order[at] as number);
    const from = lead[group] as number;
    const person = personOf[group] as number;
    place[group] = at;
    people.person[at] = person;
    people.ordinal[at] =
      at > 0 && people.person[at - 1] === person ? (people.ordinal[at - 1] as number) + 1 : 1;
    if (people.ordinal[at] === 2) people.ofMany[at - 1] = 1;
    if ((people.ordinal[at] as number) > 1) people.ofMany[at] = 1;
    people.referred[at] = referred[group] as number;
    people.id[at] = rows.id[from] as number;
    people.caseId[at] = caseId[group] as number;
    people.file[at] = founders[rows.founder[from] as number]?.sheet.file ?? 0;
    people.row[at] = rows.row[from] as number;
  }
  return { ...people, at: referralsOf(rows, groups, place, founders) };
}

/** The groups by person, then by date, those without one last; undefined where they already are. */
function inOrder(
  n: number,
  persons: number,
  person: Int32Array,
  referred: Int32Array,
): Int32Array | undefined {
  if (n === persons) return undefined;
  const dated = (group: number): number => {
    const day = referred[group] as number;
    return day === none ? Infinity : day;
  };
  return Int32Array.from({ length: n }, (_, at) => at).sort((one, other) => {
    const apart = (person[one] as number) - (person[other] as number);
    if (apart !== 0) return apart;
    const [early, late] = [dated(one), dated(other)];
    return early === late ? one - other : early < late ? -1 : 1;
  });
}

function referralsOf(
  rows: FoundRows,
  groups: Groups,
  place: Int32Array,
  founders: readonly Known[],
): ReadonlyMap<number, Int32Array> {
  const found = founders.map(({ sheet }) => new Int32Array(sheet.grid.rows).fill(-1));
  for (let at = 0; at < rows.n; at += 1) {
    const group = groups.of[at] as number;
    const own = found[rows.founder[at] as number];
    if (group >= 0 && own !== undefined) own[rows.row[at] as number] = place[group] as number;
  }
  return new Map(founders.map(({ sheet }, at) => [sheet.file, found[at] as Int32Array]));
}
