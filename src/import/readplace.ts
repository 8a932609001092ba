import { none } from '../engine/rows';
import type { IssueCode } from '../vocabulary/issue';
import type { Measure } from '../vocabulary/measure';
import { couldBeEither, orderOf } from './calendar';
import { dayNumber } from './days';
import type { Codes, Grid } from './grid';
import { between, type Found, type Place, placesOf, readPlaces, type ScaleChoice } from './plan';
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

interface Coded {
  readonly codes: Codes;
  /** In how many rows each code stands. */
  readonly counts: Int32Array;
  readonly raw: (code: number) => string;
}

function codedAt(grid: Grid, at: readonly number[]): Coded {
  const [first = -1, asked = -1, scored] = at;
  const column = grid.columns[first];
  if (column === undefined) throw new RangeError('import: a place without a column');
  if (scored === undefined) {
    const counts = new Int32Array(column.texts.size);
    for (let row = 0; row < grid.rows; row += 1) {
      const code = column.codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    return { codes: column.codes, counts, raw: (code) => column.texts.text(code) };
  }
  const parts = [column, grid.columns[asked], grid.columns[scored]];
  const sizes = parts.map((part) => part?.texts.size ?? 1);
  const codes = new Int32Array(grid.rows);
  const known = new Map<number, number>();
  const keys: number[] = [0];
  const counts: number[] = [0];
  for (let row = 0; row < grid.rows; row += 1) {
    let key = 0;
    for (const [part, size] of sizes.entries()) key = key * size + (parts[part]?.codes[row] ?? 0);
    let code = known.get(key);
    if (code === undefined) {
      code = keys.length;
      known.set(key, code);
      keys.push(key);
      counts.push(0);
    }
    codes[row] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  const raw = (code: number): string => {
    let key = keys[code] as number;
    const texts: string[] = [];
    for (let part = parts.length - 1; part >= 0; part -= 1) {
      const size = sizes[part] as number;
      texts.unshift(parts[part]?.texts.text(key % size) ?? '');
      key = Math.floor(key / size);
    }
    return texts.join(between);
  };
  return { codes, counts: Int32Array.from(counts), raw };
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

/** The places that hold scores. */
export function scorePlaces<T extends Place>(places: readonly T[]): readonly T[] {
  return places.filter(({ kind }) => kind === 'score' || kind === 'tool score');
}

/** The place of a role, if the sheet has it. */
export function placeOf({ places }: ReadSheet, role: Place['role']): ReadPlace | undefined {
  return places.find((place) => place.role === role);
}
