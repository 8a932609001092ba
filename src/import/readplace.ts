import { none } from '../engine/rows';
import { notRecorded } from '../vocabulary/dimensions';
import type { IssueCode } from '../vocabulary/issue';
import type { Measure } from '../vocabulary/measure';
import { couldBeEither, orderOf } from './calendar';
import { dayNumber } from './days';
import { type Codes, countsOf, type Grid } from './grid';
import { between, type Found, type Place, placesOf, readPlaces, type ScaleChoice } from './plan';
import { Pairs } from './pairs';
import type { Reading } from './reading';
import type { Sheet } from './sheet';

/** A place with what every different text of it means. All lists are by code; code 0 is the cell with nothing in it. */
export interface ReadPlace extends Place {
  /** The code of each row. */
  readonly codes: Codes;
  readonly size: number;
  readonly raw: (code: number) => string;
  readonly readings: readonly Reading[];
  /** NaN where a text is no number. */
  readonly numbers: Float64Array;
  /** `none` where a text is no day. */
  readonly days: Int32Array;
  readonly problems: readonly (IssueCode | 'blank' | undefined)[];
}

/** A sheet whose different texts have been read. */
export interface ReadSheet {
  readonly sheet: Sheet;
  readonly places: readonly ReadPlace[];
  readonly scales: readonly ScaleChoice[];
  /** Columns of dates that were read day first although they need not be, and in how many rows. */
  readonly either: readonly { readonly column: string; readonly n: number }[];
}

/** Reads every different text of a sheet once. */
export function readSheet(sheet: Sheet, measureOf: (id: string) => Measure): ReadSheet {
  const places = placesOf(sheet);
  const coded = places.map(({ at }) => codedAt(sheet.grid, at));
  const found = coded.flatMap(({ counts, raw }, place) => {
    const texts: Found[] = [];
    for (const [code, n] of counts.entries()) if (code > 0 && n > 0) texts.push({ place, raw: raw(code), n });
    return texts;
  });
  const { readings, scales } = readPlaces(places, found, sheet.mapping, measureOf);
  let next = 0;
  const read = places.map((place, at): ReadPlace => {
    const { codes, counts, raw } = coded[at] as Coded;
    const size = counts.length;
    const own = Array.from({ length: size }, () => nothing);
    const numbers = new Float64Array(size).fill(NaN);
    const days = new Int32Array(size).fill(none);
    for (let code = 1; code < size; code += 1) {
      if (counts[code] === 0) continue;
      const reading = readings[next] ?? nothing;
      next += 1;
      own[code] = reading;
      if (reading.number !== undefined) numbers[code] = reading.number;
      if (reading.day !== undefined) days[code] = dayNumber(reading.day);
    }
    if (place.role === 'link_worker') codeNames(own);
    const problems = own.map(({ problem }) => problem);
    return { ...place, codes, size, raw, readings: own, numbers, days, problems };
  });
  return {
    sheet,
    places: read,
    scales,
    either: sheet.mapping.dates === 'month first' ? [] : eitherIn(places, found),
  };
}

const nothing: Reading = {};

const likeName = /^\p{Lu}[\p{L}'’-]+(?:,? \p{Lu}[\p{L}'’.-]*){1,3}$/u;

/**
 * Names of link workers become codes before anything is kept or shown: where most of the levels look like names, all are numbered in
 * the order of their letters.
 */
function codeNames(readings: Reading[]): void {
  const levels = [...new Set(readings.flatMap(({ level }) => level ?? []))].filter(
    (level) => level !== notRecorded,
  );
  if (levels.filter((level) => likeName.test(level)).length * 2 < levels.length || levels.length === 0)
    return;
  const width = String(levels.length).length;
  const codes = new Map(
    levels.toSorted().map((level, at) => [level, `Worker ${String(at + 1).padStart(width, '0')}`]),
  );
  for (const [at, reading] of readings.entries()) {
    const code = reading.level === undefined ? undefined : codes.get(reading.level);
    if (code !== undefined) readings[at] = { ...reading, level: code };
  }
}

interface Coded {
  readonly codes: Codes;
  /** In how many rows each code stands. */
  readonly counts: Int32Array;
  readonly raw: (code: number) => string;
}

function codedAt(grid: Grid, at: readonly number[]): Coded {
  const [first = -1, ...others] = at;
  const column = grid.columns[first];
  if (column === undefined) throw new RangeError('import: a place without a column');
  if (others.length === 0) {
    return { codes: column.codes, counts: countsOf(column), raw: (code) => column.texts.text(code) };
  }
  // Cell after cell: what came so far, and the next cell, make a pair that has a code of its own.
  const parts = others.map((other) => grid.columns[other]);
  const chains = parts.map(() => new Pairs());
  const codes = new Int32Array(grid.rows);
  for (let row = 0; row < grid.rows; row += 1) {
    let code = column.codes[row] as number;
    for (let part = 0; part < parts.length; part += 1)
      code = (chains[part] as Pairs).codeOf(code, parts[part]?.codes[row] ?? 0);
    codes[row] = code + 1;
  }
  const counts = new Int32Array((chains.at(-1)?.size ?? 0) + 1);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  const raw = (code: number): string => {
    const texts: string[] = [];
    let rest = code - 1;
    for (let part = parts.length - 1; part >= 0; part -= 1) {
      const [before, own] = (chains[part] as Pairs).pairOf(rest);
      texts.unshift(parts[part]?.texts.text(own) ?? '');
      rest = before;
    }
    texts.unshift(column.texts.text(rest));
    // A cell can hold the very sign that stands between cells: then it must not look like two.
    return texts.map((text) => text.replaceAll(between, ' ')).join(between);
  };
  return { codes, counts, raw };
}

function eitherIn(places: readonly Place[], found: readonly Found[]): ReadSheet['either'] {
  const dates = found.filter(({ place }) => places[place]?.kind === 'date');
  if (orderOf(dates.map(({ raw }) => raw)) === 'day first') return [];
  return places.flatMap(({ place, column, kind }) => {
    if (kind !== 'date') return [];
    const n = dates.reduce(
      (sum, one) => (one.place === place && couldBeEither(one.raw) ? sum + one.n : sum),
      0,
    );
    return n === 0 ? [] : [{ column, n }];
  });
}

/** In how many rows that are not set aside each text of a place stands, by code. */
export function usedCounts({ verdict }: Sheet, { codes, size }: ReadPlace): Int32Array {
  const counts = new Int32Array(size);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (verdict[row] === 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** The places that hold scores. */
export function scorePlaces<T extends Place>(places: readonly T[]): readonly T[] {
  return places.filter(({ kind }) => kind === 'score' || kind === 'tool score' || kind === 'items');
}

/** The place of a role, if the sheet has it. */
export function placeOf({ places }: ReadSheet, role: Place['role']): ReadPlace | undefined {
  return places.find((place) => place.role === role);
}
