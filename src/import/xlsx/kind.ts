import type { IssueCode } from '../../vocabulary/issue';

const zip = 'PK\x03\x04';
const ole = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const office = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl[/\\]|customXml\/)/;
const sheetOfOpenDocument = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';
const oleDirectory = 1 << 17;

/**
 * Whether a file that starts with `head` (some hundred bytes do) goes to `readXlsx`: an Excel workbook, or another kind of
 * workbook (.xls, .xlsb, .ods, one locked with a password) that `readXlsx` refuses by its name.
 */
export function looksLikeXlsx(head: Uint8Array): boolean {
  const opening = latin(head, 0, 8);
  if (opening === ole) return true;
  if (!opening.startsWith(zip) || head.length < 30) return false;
  const length = (head[26] as number) + (head[27] as number) * 256;
  const name = latin(head, 30, 30 + length);
  const extra = (head[28] as number) + (head[29] as number) * 256;
  const start = 30 + length + extra;
  return office.test(name) || (name + latin(head, start, start + 60)).startsWith(sheetOfOpenDocument);
}

/** Why a file cannot be a readable workbook, from its outside; undefined where it is a ZIP archive. */
export async function outsideFault(blob: Blob): Promise<IssueCode | undefined> {
  if (blob.size === 0) return 'empty_file';
  const head = new Uint8Array(await blob.slice(0, 512).arrayBuffer());
  const opening = latin(head, 0, 8);
  if (opening.startsWith(zip)) return undefined;
  if (!opening.startsWith(ole.slice(0, 4))) return 'not_xlsx';
  return (await holdsLockedPackage(blob, head)) ? 'locked_workbook' : 'not_xlsx';
}

/** A workbook with a password is an OLE container with a stream of this name; its list of streams starts where bytes 48 to 51 say. */
async function holdsLockedPackage(blob: Blob, head: Uint8Array): Promise<boolean> {
  if (head.length < 52) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const sector = 2 ** Math.min(view.getUint16(30, true), 16);
  const start = (view.getUint32(48, true) + 1) * sector;
  const wanted = [...'EncryptedPackage'].map((letter) => `${letter}\0`).join('');
  for (const from of [start, 0, Math.max(0, blob.size - oleDirectory)]) {
    const bytes = new Uint8Array(await blob.slice(from, from + oleDirectory).arrayBuffer());
    if (latin(bytes, 0, bytes.length).includes(wanted)) return true;
  }
  return false;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}
