import { type Column, none, type Rows } from '../engine/rows';
import { type DimensionId, dimensionById, notRecorded } from '../vocabulary/dimensions';
import type { ColumnRole } from '../vocabulary/mapping';
import { codesFor } from './grid';
import { numbersTo } from './numbers';
import type { Known, People } from './people';
import type { ReadPlace } from './readplace';
import type { Texts } from './texts';

/** Rows of the table `person`. */
export function personRows({ persons, referrals, ordinal, id }: People, ids: Texts): Rows {
  const ends = new Int32Array(persons + 1);
  const own = new Int32Array(persons);
  let person = 0;
  for (let at = 0; at < referrals; at += 1) {
    if (ordinal[at] !== 1) continue;
    const code = id[at] as number;
    own[person] = code;
    ends[person + 1] = (ends[person] as number) + (ids.ends[code] as number) - (ids.ends[code - 1] as number);
    person += 1;
  }
  const numbers: Column = {
    kind: 'integer',
    values: numbersTo(persons),
  };
  // The ids of one file lie in the order of its people already.
  if (own.every((code, at) => code === at + 1))
    return { person: numbers, source_id: { kind: 'text', bytes: ids.bytes.slice(0, ends[persons]), ends } };
  const bytes = new Uint8Array(ends[persons] as number);
  for (let at = 0; at < persons; at += 1) {
    const code = own[at] as number;
    let to = ends[at] as number;
    const until = ids.ends[code] as number;
    for (let from = ids.ends[code - 1] as number; from < until; from += 1) {
      bytes[to] = ids.bytes[from] as number;
      to += 1;
    }
  }
  return {
    person: numbers,
    source_id: { kind: 'text', bytes, ends },
  };
}

/** How many referrals have a level. */
export interface LevelCount {
  readonly dimension: DimensionId;
  readonly level: string;
  readonly referrals: number;
}

/** The levels of every dimension among everybody who was referred, in the order of their texts. `episodes` are rows of the table `episode`. */
export function levelsIn({ group_label: group, ...episodes }: Rows): readonly LevelCount[] {
  if (group?.kind !== 'word') return [];
  const referred = group.words.indexOf('referred');
  return [...dimensionById.keys()].flatMap((dimension) => {
    const column = episodes[dimension];
    if (column?.kind !== 'word') return [];
    const counts = new Int32Array(column.words.length);
    const { codes } = column;
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] as number;
      if (group.codes[at] === referred) counts[code] = (counts[code] as number) + 1;
    }
    return column.words.flatMap((level, at) => {
      const referrals = counts[at] as number;
      return referrals === 0 ? [] : [{ dimension, level, referrals }];
    });
  });
}

/** How many stand for comparison. */
export function comparedIn({ group_label: group }: Rows): number {
  if (group?.kind !== 'word') return 0;
  const compared = group.words.indexOf('comparison');
  let n = 0;
  for (let at = 0; at < group.codes.length; at += 1) if (group.codes[at] === compared) n += 1;
  return n;
}

const dates = ['first_contact', 'closed'] as const;
const levels = ['status', ...dimensionById.keys()] as const;

/** Rows of the table `episode`, in arrays of their own: what its own row says, or, where it has many rows, the first that says anything. */
export function episodeRows(people: People, founders: readonly Known[]): Rows {
  const { referrals } = people;
  const one = (values: Int32Array): Column => ({ kind: 'integer', values: values.map((value) => value + 1) });
  return {
    episode: { kind: 'integer', values: numbersTo(referrals) },
    person: one(people.person),
    ordinal: { kind: 'integer', values: people.ordinal.slice() },
    of_many: { kind: 'boolean', values: people.ofMany.slice() },
    referral_date: { kind: 'date', values: people.referred.slice() },
    ...Object.fromEntries(dates.map((role) => [role, dayColumn(role, people, founders)])),
    ...Object.fromEntries(levels.map((role) => [role, levelColumn(role, people, founders)])),
    group_label: levelColumn('group', people, founders, ['referred', 'comparison']),
    deceased: levelColumn('deceased', people, founders, [notRecorded, 'no', 'yes']),
  };
}

function dayColumn(role: ColumnRole, people: People, founders: readonly Known[]): Column {
  const values = new Int32Array(people.referrals).fill(none);
  eachPlace([role], people, founders, ({ codes, days }, at) => {
    for (let row = 0; row < at.length; row += 1) {
      const referral = at[row] as number;
      if (referral >= 0 && values[referral] === none) values[referral] = days[codes[row] as number] as number;
    }
  });
  return { kind: 'date', values };
}

/**
 * The levels in the order of their texts, which is the order that groups are listed in. Of the `usual` ones the first stands where nothing is
 * said.
 */
function levelColumn(
  role: ColumnRole,
  people: People,
  founders: readonly Known[],
  usual: readonly [string, ...(readonly string[])] = [notRecorded],
): Column {
  const roles: readonly ColumnRole[] = role === 'age_band' ? ['age', 'age_band'] : [role];
  const found = new Set<string>(usual);
  eachPlace(roles, people, founders, ({ readings }) => {
    for (const { level } of readings) if (level !== undefined) found.add(level);
  });
  const words = [...found].toSorted((one, other) => (one < other ? -1 : 1));
  const numberOf = new Map(words.map((word, at) => [word, at]));
  const silent = numberOf.get(usual[0]) as number;
  const codes = codesFor(people.referrals, words.length).fill(silent);
  eachPlace(roles, people, founders, (place, at) => {
    const own = Int32Array.from(place.readings, ({ level }) =>
      level === undefined ? silent : (numberOf.get(level) ?? silent),
    );
    for (let row = 0; row < at.length; row += 1) {
      const referral = at[row] as number;
      if (referral >= 0 && codes[referral] === silent)
        codes[referral] = own[place.codes[row] as number] as number;
    }
  });
  return { kind: 'word', codes, words };
}

const ofContact: ReadonlySet<ColumnRole> = new Set(['site', 'activity', 'mode']);

function eachPlace(
  roles: readonly ColumnRole[],
  people: People,
  founders: readonly Known[],
  visit: (place: ReadPlace, at: Int32Array) => void,
): void {
  for (const { sheet, places } of founders) {
    const at = people.at.get(sheet.file);
    if (at === undefined) continue;
    const { layout } = sheet.mapping;
    for (const role of roles) {
      // There they are about one contact and not about the person.
      if ((layout === 'events' || layout === 'attendance') && ofContact.has(role)) continue;
      const place = places.find((one) => one.role === role);
      if (place !== undefined) visit(place, at);
    }
  }
}
