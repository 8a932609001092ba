import { Unreadable } from '../reader';
import { stataFaults, type StataLayout } from './statalayout';
import { Bytes, bytesOf } from './surveybytes';
import { type Decode, untilZero } from './surveytext';

/** The long text to which the 8 bytes of a cell point; the empty text where they point nowhere. */
export type LongText = (cell: Uint8Array) => string;

const [mostBytes, mostCellBytes] = [256 << 20, 1 << 20] as const;
const binary = 129;
const notText = new TextEncoder().encode('(not text)');

/** The texts of a Stata file that are kept apart from its rows, each once however many cells hold it. */
export async function readLongTexts(blob: Blob, layout: StataLayout, decode: Decode): Promise<LongText> {
  const { release, little, longTexts, variables } = layout;
  if (longTexts === undefined || variables.every(({ type }) => type.kind !== 'strl')) return () => '';
  const { from, to } = longTexts;
  if (to - from > mostBytes) throw new Unreadable('too_large');
  const bytes = new Bytes(await bytesOf(blob, from, to), stataFaults, from);
  bytes.little = little;
  const texts = new Map<string, Uint8Array>();
  bytes.expect('<strls>');
  while (bytes.whole[bytes.at] === 0x47) {
    bytes.expect('GSO');
    const column = bytes.u32();
    const row = release >= 118 ? bytes.u64() : bytes.u32();
    const kind = bytes.u8();
    const content = bytes.take(bytes.u32());
    if (content.length > mostCellBytes) throw new Unreadable('cell_too_long', { line: row + 1 });
    texts.set(`${String(column)} ${String(row)}`, kind === binary ? notText : untilZero(content));
  }
  bytes.expect('</strls>');
  return (cell) => {
    if (cell.every((byte) => byte === 0)) return '';
    for (const split of splits(release)) {
      const [column, row] = [whole(cell.subarray(0, split), little), whole(cell.subarray(split), little)];
      const found = texts.get(`${String(column)} ${String(row)}`);
      if (found !== undefined) return decode(found);
    }
    throw new Unreadable(stataFaults.damaged, { found: 'a long text that is not in the file' });
  };
}

/**
 * How many of the 8 bytes of a cell tell the column, the rest telling the row. In release 119 Stata takes 3, ReadStat (which R writes
 * with) 2; the wrong one points nowhere.
 */
function splits(release: number): readonly number[] {
  if (release === 117) return [4];
  return release === 118 ? [2] : [3, 2];
}

function whole(bytes: Uint8Array, little: boolean): number {
  const ordered = little ? bytes.toReversed() : bytes;
  return ordered.reduce((sum, byte) => sum * 256 + byte, 0);
}
