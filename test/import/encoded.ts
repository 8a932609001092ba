import type { Encoding } from '../../src/vocabulary/sniffed';

const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The bytes of a text as another program would save it; half letters are kept as they are. */
export function inEncoding(text: string, encoding: Encoding, mark: boolean): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new Uint8Array(new TextEncoder().encode(mark ? `\ufeff${text}` : text));
  if (encoding === 'windows-1252') {
    return Uint8Array.from(text, (letter) => {
      const at = windows.indexOf(letter);
      return at < 0 ? letter.charCodeAt(0) : 0x80 + at;
    });
  }
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1) {
    view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
  }
  return bytes;
}
