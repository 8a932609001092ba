import { Unreadable } from '../reader';
import type { Archive } from './archive';
import { attributesIn, XmlReader, type XmlListener } from './xml';

const longestSmallPiece = 1 << 20;

/** Reads a part of a workbook as XML, in pieces, telling `listener`. A part that is not whole or not XML is refused. */
export async function readPart(
  archive: Archive,
  name: string,
  listener: XmlListener,
  longest: number,
  count: (share: number) => void,
): Promise<void> {
  const reader = new XmlReader(listener, longest);
  let decoder: TextDecoder | undefined;
  const push = (bytes?: Uint8Array): void => {
    let text: string;
    try {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new Unreadable('damaged_workbook');
    }
    if (text.includes('\0')) throw new Unreadable('damaged_workbook');
    reader.push(text);
  };
  await archive.read(name, push, count);
  push();
  reader.end();
}

/** Every element of a small part with its path (`workbook/sheets/sheet`) and its attributes. */
export async function eachElement(
  archive: Archive,
  name: string,
  visit: (path: string, attributes: ReadonlyMap<string, string>) => void,
): Promise<void> {
  const path: string[] = [];
  const listener: XmlListener = {
    listens: false,
    open: (element, text, from, to) => {
      path.push(element);
      visit(path.join('/'), attributesIn(text, from, to));
    },
    words: () => undefined,
    close: () => {
      path.pop();
    },
  };
  await readPart(archive, name, listener, longestSmallPiece, () => undefined);
}

function encodingOf(bytes: Uint8Array | undefined): string {
  const [first, second] = bytes ?? [];
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}
