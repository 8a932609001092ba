import type { Column } from './grid';
import { type Sheet, roleAt } from './sheet';
import { Texts } from './texts';

/** Who each row is about, by codes that mean the same in every file; 0 for nobody. */
export interface Ids {
  readonly id: Int32Array;
  readonly caseId: Int32Array;
}

/** Ids and case numbers of all files of a load. */
export class Register {
  ids = new Texts();
  cases = new Texts();

  /** The ids of a sheet's rows. Where no column is an id, nobody has one. */
  idsOf(sheet: Sheet): Ids {
    const { columns, rows } = sheet.grid;
    const episode = columns[roleAt(sheet, 'episode')];
    const person = columns[roleAt(sheet, 'person')] ?? episode;
    const none = new Int32Array(rows);
    // The first file's texts are the register to begin with: their codes stay as they are.
    if (person !== undefined && this.ids.size === 1) this.ids = person.texts.copy();
    if (episode !== undefined && this.cases.size === 1) this.cases = episode.texts.copy();
    return {
      id: person === undefined ? none : coded(person, rows, this.ids),
      caseId: episode === undefined ? none : coded(episode, rows, this.cases),
    };
  }
}

function coded({ texts, codes }: Column, rows: number, into: Texts): Int32Array {
  const known = into.size >= texts.size && texts.isStartOf(into);
  if (!known) into.reserve(texts.size);
  let same = known;
  const own = new Int32Array(texts.size);
  for (let code = 1; code < texts.size; code += 1) {
    const start = texts.ends[code - 1] as number;
    const end = texts.ends[code] as number;
    if (isOdd(texts.bytes, start, end)) own[code] = into.codeOfText(idOf(texts.text(code)));
    else own[code] = known ? code : into.codeOf(texts.bytes, start, end, texts.hashes[code] as number);
    same &&= own[code] === code;
  }
  if (same) return new Int32Array(codes);
  const found = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) found[row] = own[codes[row] as number] as number;
  return found;
}

/** Most ids are neither short nor spaced, and are taken as they are. */
function isOdd(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 5 || end - start === 'unknown'.length || bytes[start] === 0x23) return true;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20 || byte >= 0x80) return true;
  }
  return false;
}

const noId: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '.',
  '?',
  'n/a',
  'na',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#null!',
  '#num!',
  '#div/0!',
  'nan',
  'null',
  'none',
  'nil',
  'unknown',
  'not known',
  'not recorded',
]);

/** An id without spaces around it and signs that cannot be seen, an accent and its letter one sign; empty for a word that means none. */
function idOf(text: string): string {
  const id = text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .trim();
  return noId.has(id.toLowerCase()) ? '' : id;
}
