import { Unreadable } from '../reader';

/** What is told while XML is read. Names come without their prefix. */
export interface XmlListener {
  /** Whether the text at this place is wanted. */
  readonly listens: boolean;
  /** The attributes stand in `text` from `from` up to `to`; read them with `attributesIn`. */
  open(name: string, text: string, from: number, to: number): void;
  words(text: string): void;
  close(name: string): void;
}

const deepest = 64;
const longestMark = 1 << 16;
const attribute = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const blank = /^\s*$/;
const known: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * XML in pieces, read strictly: every element must close in its order, nothing may follow the end, and there is no document
 * type (so no entities of the file's own). What breaks these rules is damaged, not half a table.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  readonly #longest: number;
  readonly #open: string[] = [];
  #rest = '';
  #begun = false;

  /** `longest`: characters that one piece between two marks may have. */
  constructor(listener: XmlListener, longest: number) {
    this.#listener = listener;
    this.#longest = longest;
  }

  push(piece: string): void {
    if (this.#rest !== '' && !this.#rest.startsWith('<') && !piece.includes('<')) {
      this.#rest += piece;
      this.#checkRest();
      return;
    }
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const mark = text.indexOf('<', at);
      if (mark < 0) break;
      if (mark > at) this.#words(text, at, mark);
      const end = this.#mark(text, mark);
      if (end < 0) {
        at = mark;
        break;
      }
      at = end;
    }
    this.#rest = text.slice(at);
    this.#checkRest();
  }

  end(): void {
    if (!this.#begun || this.#open.length > 0 || !blank.test(this.#rest))
      throw new Unreadable('damaged_workbook');
  }

  /** Words that are wanted may be as long as a cell; a mark, and what is passed over, may not be without end. */
  #checkRest(): void {
    const { length } = this.#rest;
    if (length <= longestMark) return;
    const isWords = this.#listener.listens && (!this.#rest.startsWith('<') || this.#rest.startsWith('<!['));
    if (!isWords && this.#rest.startsWith('<')) throw new Unreadable('damaged_workbook');
    if (length > this.#longest) throw new Unreadable(isWords ? 'cell_too_long' : 'damaged_workbook');
  }

  /** Where the text goes on after the mark at `at`; -1 where its end has not come yet. */
  #mark(text: string, at: number): number {
    const first = text.charCodeAt(at + 1);
    if (first === 0x2f) return this.#closing(text, at);
    if (first === 0x3f) return this.#instruction(text, at);
    if (first === 0x21) return this.#special(text, at);
    return this.#opening(text, at);
  }

  #opening(text: string, at: number): number {
    let end = at + 1;
    let nameEnd = 0;
    for (; ; end += 1) {
      const code = text.charCodeAt(end);
      if (code === 0x3e) break;
      if (Number.isNaN(code)) return -1;
      if (code === 0x22 || code === 0x27) {
        end = text.indexOf(code === 0x22 ? '"' : "'", end + 1);
        if (end < 0) return -1;
      } else if (code <= 0x20 && nameEnd === 0) nameEnd = end;
    }
    const empty = text.charCodeAt(end - 1) === 0x2f;
    const to = empty ? end - 1 : end;
    if (nameEnd === 0) nameEnd = to;
    const name = text.slice(at + 1, nameEnd);
    if (name === '' || (this.#begun && this.#open.length === 0)) throw new Unreadable('damaged_workbook');
    this.#begun = true;
    const local = withoutPrefix(name);
    this.#listener.open(local, text, nameEnd, to);
    if (empty) this.#listener.close(local);
    else if (this.#open.push(name) > deepest) throw new Unreadable('damaged_workbook');
    return end + 1;
  }

  #closing(text: string, at: number): number {
    const end = text.indexOf('>', at);
    if (end < 0) return -1;
    const name = this.#open.pop();
    if (name === undefined || !text.startsWith(name, at + 2)) throw new Unreadable('damaged_workbook');
    const nameEnd = at + 2 + name.length;
    if (nameEnd !== end && !blank.test(text.slice(nameEnd, end))) throw new Unreadable('damaged_workbook');
    this.#listener.close(withoutPrefix(name));
    return end + 1;
  }

  #instruction(text: string, at: number): number {
    const end = text.indexOf('?>', at);
    if (end < 0) return -1;
    const encoding = /^<\?xml\s.*?encoding\s*=\s*["']([^"']*)["']/s.exec(text.slice(at, end))?.[1];
    if (encoding !== undefined && !/^(?:utf-?8|utf-?16(?:le|be)?|us-ascii)$/i.test(encoding))
      throw new Unreadable('damaged_workbook');
    return end + 2;
  }

  #special(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end >= 0 && this.#listener.listens) this.#listener.words(text.slice(at + 9, end));
      return end < 0 ? -1 : end + 3;
    }
    if (text.length - at < 9) return -1;
    throw new Unreadable('damaged_workbook');
  }

  #words(text: string, from: number, to: number): void {
    if (this.#listener.listens) this.#listener.words(plain(text.slice(from, to)));
    else if (this.#open.length === 0 && !blank.test(text.slice(from, to)))
      throw new Unreadable('damaged_workbook');
  }
}

/** The attributes of an element, by the name they are written with. */
export function attributesIn(text: string, from: number, to: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const inside = text.slice(from, to).trimEnd();
  for (let at = 0; at < inside.length; at = attribute.lastIndex) {
    attribute.lastIndex = at;
    const [, name, double, single] = attribute.exec(inside) ?? [];
    if (name === undefined || found.has(name)) throw new Unreadable('damaged_workbook');
    found.set(name, plain(double ?? single ?? ''));
  }
  return found;
}

function withoutPrefix(name: string): string {
  return name.length < 3 ? name : name.slice(name.indexOf(':') + 1);
}

/** Text with its entities put in and its line ends as XML has them. */
function plain(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.includes('&') ? lines.replace(/&([^;&]{0,12})(;?)/g, entity) : lines;
}

function entity(_whole: string, name: string, end: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  const code = number && (number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16));
  const found =
    code === null || code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
      ? known.get(name)
      : String.fromCodePoint(code);
  if (found === undefined || end === '') throw new Unreadable('damaged_workbook');
  return found;
}
