import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { joined } from '../text';

/** A ZIP archive of these entries, in their order. */
export function archive(
  files: Readonly<Record<string, string | Uint8Array>>,
  level: 0 | 6 | 9 = 6,
): Uint8Array {
  const utf8 = new TextEncoder();
  // An archive keeps the time of the clock on the wall, so this one is the same in every zone and year.
  const mtime = new Date(2024, 0, 1);
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files))
    zippable[name] = typeof content === 'string' ? utf8.encode(content) : content;
  return zipSync(zippable, { level, mtime });
}

/** The text of one entry. */
export function unpacked(bytes: Uint8Array, name: string): string {
  const found = unzipSync(bytes)[name];
  if (found === undefined) throw new RangeError(`no entry ${name}`);
  return strFromU8(found);
}

/** The archive with the name of an entry written over by another of the same length. */
export function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const utf8 = new TextEncoder();
  const [old, other] = [utf8.encode(from), utf8.encode(to)];
  const copy = bytes.slice();
  for (let at = 0; at + old.length <= copy.length; at += 1)
    if (old.every((byte, place) => copy[at + place] === byte)) copy.set(other, at);
  return copy;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;

/** Changes the headers of every entry, local and central, in place of a copy: `central` says which kind `at` points to. */
export function withHeaders(
  bytes: Uint8Array,
  change: (view: DataView, at: number, central: boolean) => void,
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === localHeader || signature === centralHeader)
      change(view, at, signature === centralHeader);
  }
  return copy;
}

/** The archive with the mark of encryption on every entry, and its bytes no longer what they were. */
export function encrypted(bytes: Uint8Array): Uint8Array {
  return withHeaders(bytes, (view, at, central) => {
    const flags = at + (central ? 8 : 6);
    view.setUint16(flags, view.getUint16(flags, true) | 1, true);
    if (!central) {
      const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      for (let place = start; place < Math.min(start + 24, view.byteLength); place += 1)
        view.setUint8(place, view.getUint8(place) ^ 0x5a);
    }
  });
}

/** The archive whose headers declare another size for what each entry holds once it is unpacked. */
export function declaring(bytes: Uint8Array, size: number): Uint8Array {
  return withHeaders(bytes, (view, at, central) => {
    view.setUint32(at + (central ? 24 : 22), size, true);
  });
}

/** The archive with one byte changed in the middle of what an entry holds. */
export function damaged(bytes: Uint8Array, name: string): Uint8Array {
  const utf8 = new TextDecoder();
  return withHeaders(bytes, (view, at, central) => {
    const length = view.getUint16(at + 26, true);
    if (central || utf8.decode(new Uint8Array(view.buffer, at + 30, length)) !== name) return;
    const start = at + 30 + length + view.getUint16(at + 28, true);
    const middle = start + Math.floor(view.getUint32(at + 18, true) / 2);
    view.setUint8(middle, view.getUint8(middle) ^ 0x10);
  });
}

/** A compound file as old office programs write: the named streams exist, and hold nothing that can be read. */
export function compound(...streams: readonly string[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(512));
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  for (const [at, byte] of magic.entries()) head.setUint8(at, byte);
  head.setUint16(24, 0x3e, true);
  head.setUint16(26, 3, true);
  head.setUint16(28, 0xfffe, true);
  head.setUint16(30, 9, true);
  head.setUint16(32, 6, true);
  head.setUint32(44, 1, true);
  head.setUint32(48, 1, true);
  head.setUint32(56, 4096, true);
  head.setUint32(60, 0xfffffffe, true);
  head.setUint32(68, 0xfffffffe, true);
  for (let at = 76; at < 512; at += 4) head.setUint32(at, at === 76 ? 0 : 0xffffffff, true);

  const table = new DataView(new ArrayBuffer(512));
  for (let at = 0; at < 128; at += 1) table.setUint32(at * 4, 0xffffffff, true);
  table.setUint32(0, 0xfffffffd, true);
  table.setUint32(4, 0xfffffffe, true);

  const folder = new DataView(new ArrayBuffer(512));
  for (const [place, name] of ['Root Entry', ...streams].entries()) {
    const at = place * 128;
    for (const [letter, sign] of [...name].entries())
      folder.setUint16(at + letter * 2, sign.charCodeAt(0), true);
    folder.setUint16(at + 64, (name.length + 1) * 2, true);
    folder.setUint8(at + 66, place === 0 ? 5 : 2);
    folder.setUint8(at + 67, 1);
    folder.setUint32(at + 68, 0xffffffff, true);
    folder.setUint32(at + 72, place > 0 && place < streams.length ? place + 1 : 0xffffffff, true);
    folder.setUint32(at + 76, place === 0 && streams.length > 0 ? 1 : 0xffffffff, true);
    folder.setUint32(at + 116, 0xfffffffe, true);
  }
  return joined(new Uint8Array(head.buffer), new Uint8Array(table.buffer), new Uint8Array(folder.buffer));
}
