import { Unreadable } from '../reader';
import type { Archive } from './archive';
import type { WorkbookLimits } from './limits';
import { readPart } from './part';
import type { XmlListener } from './xml';

/** The texts that the cells of a workbook share, in order; the pieces of one with several fonts are joined. */
export async function stringsIn(
  archive: Archive,
  part: string | undefined,
  limits: WorkbookLimits,
  count: (share: number) => void,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const list = new SharedStrings(limits);
  await readPart(archive, part, list, limits.cell * 8, count);
  return list.texts;
}

/** Text as Excel writes it, with the characters that XML cannot hold: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

class SharedStrings implements XmlListener {
  readonly texts: string[] = [];
  listens = false;
  readonly #limits: WorkbookLimits;
  readonly #path: string[] = [];
  #text = '';

  constructor(limits: WorkbookLimits) {
    this.#limits = limits;
  }

  open(name: string): void {
    const depth = this.#path.push(name);
    if (depth === 1 && name !== 'sst') throw new Unreadable('damaged_workbook');
    if (depth === 2) this.#text = '';
    this.listens =
      name === 't' && this.#path[1] === 'si' && (depth === 3 || (depth === 4 && this.#path[2] === 'r'));
  }

  words(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#limits.cell) throw new Unreadable('cell_too_long');
  }

  close(name: string): void {
    this.listens = false;
    if (this.#path.pop() === 'si' && name === 'si' && this.#path.length === 1) {
      this.texts.push(unescaped(this.#text));
      if (this.texts.length > this.#limits.cells) throw new Unreadable('too_many_cells');
    }
  }
}
