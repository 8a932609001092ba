import type { Issue } from '../../vocabulary/issue';
import { type Column, lineOf } from '../grid';
import { Notes, short } from '../notices';
import type { Known } from '../people';
import { roleAt, type Sheet, verdicts } from '../sheet';
import type { Texts } from '../texts';

/** Ids that a spreadsheet has damaged, and ids that look like one: by the line of each row, or of the first row that has it. */
export function idIssues(known: readonly Known[], ids: Texts): readonly Issue[] {
  const alike = alikeIn(known, ids);
  return known.flatMap((one) => {
    const notes = new Notes(one.sheet.name);
    damaged(one.sheet, notes);
    if (alike.size > 0) likened(one, alike, ids, notes);
    return notes.issues();
  });
}

const shortened = /^\s*\d(?:[.,]\d+)?E\+\d{2}\s*$/i;

function damaged(sheet: Sheet, notes: Notes): void {
  const { grid, verdict } = sheet;
  const at = roleAt(sheet, 'person') < 0 ? roleAt(sheet, 'episode') : roleAt(sheet, 'person');
  const column = grid.columns[at];
  if (column === undefined) return;
  for (const [code, codes] of [
    ['shortened_ids', shortenedIn(column)],
    ['uneven_ids', unevenIn(column)],
  ] as const) {
    if (codes.size === 0) continue;
    for (let row = 0; row < grid.rows; row += 1) {
      const own = column.codes[row] as number;
      if (verdict[row] !== 0 || !codes.has(own)) continue;
      notes.add(code, lineOf(grid, row), () => ({
        column: grid.header[at] ?? '',
        found: short(column.texts.text(own)),
      }));
    }
  }
}

const plus = 0x2b;

function shortenedIn({ texts }: Column): ReadonlySet<number> {
  const found = new Set<number>();
  const last = texts.ends[texts.size - 1] as number;
  for (let at = texts.bytes.indexOf(plus); at >= 0 && at < last; at = texts.bytes.indexOf(plus, at + 1)) {
    if (((texts.bytes[at - 1] ?? 0) | 32) !== 0x65) continue;
    const code = codeAt(texts, at);
    if (shortened.test(texts.text(code))) found.add(code);
  }
  return found;
}

/** The text in which a byte stands. */
function codeAt({ ends, size }: Texts, byte: number): number {
  let [low, high] = [1, size - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > byte) high = middle;
    else low = middle + 1;
  }
  return low;
}

const [zero, nine] = [0x30, 0x39];
const longest = 40;

/** Ids of digits that are shorter than four in five of all, where some of those begin with a zero and none of the short ones does. */
function unevenIn({ texts }: Column): ReadonlySet<number> {
  const found = new Set<number>();
  const { bytes, ends, size } = texts;
  const lengths = new Int32Array(longest + 1);
  for (let code = 1; code < size; code += 1) {
    const length = Math.min(longest, (ends[code] as number) - (ends[code - 1] as number));
    lengths[length] = (lengths[length] as number) + 1;
  }
  const usual = lengths.indexOf(Math.max(...lengths));
  const most = lengths[usual] as number;
  if (size < 9 || usual < 4 || usual === longest || most === size - 1 || most * 5 < (size - 1) * 4)
    return found;
  const isDigits = (code: number): boolean => {
    for (let at = ends[code - 1] as number; at < (ends[code] as number); at += 1)
      if ((bytes[at] as number) < zero || (bytes[at] as number) > nine) return false;
    return true;
  };
  let zeros = false;
  for (let code = 1; code < size; code += 1) {
    const length = (ends[code] as number) - (ends[code - 1] as number);
    const begins = bytes[ends[code - 1] as number];
    if (length === usual) zeros ||= begins === zero && isDigits(code);
    else if (length < usual && isDigits(code)) {
      if (begins === zero) return new Set();
      found.add(code);
    }
  }
  return zeros ? found : new Set();
}

/** Each id that differs from one before it in capitals and spaces only. */
function alikeIn(known: readonly Known[], ids: Texts): ReadonlySet<number> {
  const found = new Set<number>();
  if (!canBeAlike(ids)) return found;
  const used = new Uint8Array(ids.size);
  for (const { ids: own } of known) for (const id of own.id) used[id] = 1;
  let length = 1 << 10;
  while (length < ids.size * 2) length *= 2;
  const slots = new Int32Array(length);
  const hashes = new Int32Array(ids.size);
  for (let id = 1; id < ids.size; id += 1) {
    if (used[id] === 0) continue;
    const hash = looseHash(ids, id);
    hashes[id] = hash;
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & (length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (length - 1)) {
      const other = slots[slot] as number;
      if (hashes[other] === hash && loose(ids.text(other)) === loose(ids.text(id))) {
        found.add(id);
        break;
      }
    }
    if (slots[slot] === 0) slots[slot] = id;
  }
  return found;
}

/** Whether there are small letters and capitals, or spaces. */
function canBeAlike({ bytes, ends, size }: Texts): boolean {
  const last = ends[size - 1] as number;
  let kinds = 0;
  for (let at = 0; at < last; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20) return true;
    if (byte >= 0x41 && (byte & 31) <= 26) kinds |= byte < 0x60 ? 1 : 2;
  }
  return kinds === 3;
}

function looseHash({ bytes, ends }: Texts, id: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = ends[id - 1] as number; at < (ends[id] as number); at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20) continue;
    const small = byte >= 0x41 && byte <= 0x5a ? byte | 32 : byte;
    hash = Math.imul(hash ^ small, 0x01000193);
  }
  return hash;
}

/** Only the letters that every keyboard has are taken for each other. */
function loose(id: string): string {
  return id.replace(/[\u0000-\u0020]+/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const unknownPerson = verdicts.indexOf('unknown_person');

function likened({ sheet, ids: { id } }: Known, alike: ReadonlySet<number>, ids: Texts, notes: Notes): void {
  const { grid, verdict } = sheet;
  const at = roleAt(sheet, 'person') < 0 ? roleAt(sheet, 'episode') : roleAt(sheet, 'person');
  const told = new Set<number>();
  for (let row = 0; row < grid.rows; row += 1) {
    const own = id[row] as number;
    if (!alike.has(own) || told.has(own)) continue;
    // An id that nobody in the list of people has may be there in capitals.
    if (verdict[row] !== 0 && verdict[row] !== unknownPerson) continue;
    told.add(own);
    notes.add('alike_ids', lineOf(grid, row), () => ({
      column: grid.header[at] ?? '',
      found: short(ids.text(own)),
    }));
  }
}
