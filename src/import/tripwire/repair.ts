import { ageBand } from '../../vocabulary/ages';
import { isMissing } from '../../vocabulary/cells';
import type { Mapping } from '../../vocabulary/mapping';
import { readDate } from '../calendar';
import { type Column, ColumnBuilder, type Grid } from '../grid';
import { tidy } from './cells';
import { districtOf, districtPart } from './contact';
import { sha256 } from './sha';
import { together } from './unique';

const fewest = 10;

/** The grid without a column. */
export function droppedColumn(grid: Grid, column: string): Grid {
  const at = placeOf(grid, column);
  return { ...grid, header: grid.header.toSpliced(at, 1), columns: grid.columns.toSpliced(at, 1) };
}

/** Random bytes to make codes with. Keep them for the files that are opened together, and nowhere longer. */
export function newSalt(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

const utf8 = new TextEncoder();
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const totals = /^[^a-z\d]*(?:grand|sub|overall)?[ -]*totals?[^a-z\d]*$/i;

/**
 * The grid with a code for each key of a column: the first 64 bits of the SHA-256 of salt and key. The same key has the same code under the
 * same salt, in whichever file, and however the ten digits of an NHS number are grouped. Words for "nothing" become empty, and a
 * "Total" stays, so that rows without a person and rows of totals are still found.
 */
export function hashedKeys(grid: Grid, column: string, salt: Uint8Array): Grid {
  if (salt.length < 16) throw new RangeError('import: a salt has at least 16 bytes');
  return replaced(grid, column, (text) => {
    const key = tidy(text);
    if (isMissing(key)) return '';
    if (totals.test(key)) return 'Total';
    return codeOf(key, salt);
  });
}

function codeOf(key: string, salt: Uint8Array): string {
  const plain = /^\d{3}[ -]\d{3}[ -]\d{4}$/.test(key) ? key.replace(/[ -]/g, '') : key;
  const bytes = utf8.encode(plain);
  const message = new Uint8Array(salt.length + bytes.length);
  message.set(salt);
  message.set(bytes, salt.length);
  const digest = sha256(message);
  let code = 'k';
  for (let at = 0; at < 8; at += 1) code += pairs[digest[at] as number] ?? '';
  return code;
}

/** When people's ages are taken: on the day in another column of their row, or on one day for all (ISO). */
export type AgeOn = { readonly column: string } | { readonly day: string };

/**
 * The grid with the age band of each person in place of their date of birth. Empty where either day is missing, cannot be read or is a
 * placeholder, or the age is not 0 to 120. A year in two figures is the last one that makes nobody unborn.
 */
export function bandedAges(
  grid: Grid,
  column: string,
  on: AgeOn,
  dates: Mapping['dates'] = 'day first',
): Grid {
  const at = placeOf(grid, column);
  const births = grid.columns[at];
  const taken = 'column' in on ? grid.columns[placeOf(grid, on.column)] : undefined;
  const fixed = 'day' in on ? readDate(on.day, 'year first').day : undefined;
  const bornOn = once(births, (text) => bornDay(text, dates));
  const takenOn = once(taken, (text) => readDate(text, dates).day);
  const builder = new ColumnBuilder();
  for (let row = 0; row < grid.rows; row += 1) {
    const day = taken === undefined ? fixed : takenOn(taken.codes[row] ?? 0);
    builder.add(bandOn(bornOn(births?.codes[row] ?? 0), day));
  }
  return withColumn(grid, at, builder.finish());
}

/** Up to here four figures are a year, and a year has no day; as a day number it would be before 1906. */
const latestYear = 2100;

interface Born {
  readonly day: string;
  /** The year was written in two figures. */
  readonly short: boolean;
}

/** As `readDate`, and as sheets and systems write births: day numbers of any year since 1900, and eight figures with the year first. */
function bornDay(text: string, dates: Mapping['dates']): Born | undefined {
  const serial = /^(\d{4,5})(?:\.0+)?$/.exec(text);
  if (serial && Number(serial[1]) <= latestYear) return undefined;
  if (serial) {
    const day = new Date(Date.UTC(1899, 11, 30) + Number(serial[1]) * 86_400_000).toISOString();
    return { day: day.slice(0, 10), short: false };
  }
  const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const { day } = readDate(packed ? packed.slice(1).join('-') : text, dates);
  return day === undefined ? undefined : { day, short: !/\d{4}/.test(text) };
}

function bandOn(born: Born | undefined, taken: string | undefined): string {
  if (born === undefined || taken === undefined) return '';
  const late = born.short && born.day > taken ? 100 : 0;
  const years = Number(taken.slice(0, 4)) - Number(born.day.slice(0, 4)) + late;
  return ageBand(years - (taken.slice(5) < born.day.slice(5) ? 1 : 0)) ?? '';
}

/** What each text of a column means, read once. */
function once<T>(column: Column | undefined, read: (text: string) => T): (code: number) => T | undefined {
  const known = new Map<number, T | undefined>();
  return (code) => {
    if (known.has(code)) return known.get(code);
    const meant = column === undefined || code === 0 ? undefined : read(tidy(column.texts.text(code)));
    known.set(code, meant);
    return meant;
  };
}

/**
 * The grid with the district (`M13`) in place of each postcode, where at least ten rows have that district, or ten people where `person` names their column;
 * empty elsewhere.
 */
export function districts(grid: Grid, column: string, person?: string): Grid {
  const at = placeOf(grid, column);
  const found = replaced(grid, column, (text) => {
    const plain = tidy(text);
    return districtOf(plain) ?? districtPart(plain) ?? '';
  });
  const made = found.columns[at];
  if (made === undefined) return found;
  const heads = headsOf(found, made, person);
  return replaced(found, column, (text, code) => ((heads[code] as number) >= fewest ? text : ''));
}

/** In how many rows, or for how many people, each text of a column stands. */
function headsOf(grid: Grid, { codes, texts }: Column, person: string | undefined): Int32Array {
  const heads = new Int32Array(texts.size);
  const ids = person === undefined ? undefined : grid.columns[placeOf(grid, person)];
  const pairs =
    ids === undefined
      ? undefined
      : together({ of: ids.codes, size: ids.texts.size }, { of: codes, size: texts.size });
  const counted = new Uint8Array(pairs?.size ?? 0);
  for (let row = 0; row < grid.rows; row += 1) {
    const pair = pairs?.of[row] as number;
    if (pairs !== undefined && counted[pair] === 1) continue;
    if (pairs !== undefined) counted[pair] = 1;
    const code = codes[row] as number;
    heads[code] = (heads[code] as number) + 1;
  }
  return heads;
}

function placeOf({ header }: Grid, column: string): number {
  const at = header.indexOf(column);
  if (at < 0) throw new RangeError('import: no such column to mend');
  return at;
}

/** The grid with a column made anew from what `make` gives for each of its texts; the old texts are in it no more. */
function replaced(grid: Grid, column: string, make: (text: string, code: number) => string): Grid {
  const at = placeOf(grid, column);
  const old = grid.columns[at];
  if (old === undefined) return grid;
  const builder = new ColumnBuilder();
  const made = new Int32Array(old.texts.size).fill(-1);
  for (let row = 0; row < grid.rows; row += 1) {
    const code = old.codes[row] as number;
    if (made[code] === -1) made[code] = builder.codeOf(code === 0 ? '' : make(old.texts.text(code), code));
    builder.addCode(made[code] as number);
  }
  return withColumn(grid, at, builder.finish());
}

function withColumn(grid: Grid, at: number, column: Column): Grid {
  return { ...grid, columns: grid.columns.with(at, column) };
}
