import { Unreadable } from '../reader';
import { dayText } from './days';
import type { Meaning } from './formats';
import { unescaped } from './strings';

/** What the cells of all sheets of a workbook refer to. */
export interface Shared {
  readonly strings: readonly string[];
  readonly meanings: readonly Meaning[];
  readonly from1904: boolean;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Numbers that read the same written and stored: at most 15 digits, no needless zero, no small fraction. */
const settled = /^-?(?:0|[1-9]\d{0,14})$|^-?(?:0|[1-9]\d{0,7})\.\d{0,5}[1-9]$/;
const longWhole = /^-?[1-9]\d{15,}$/;
const isoTime = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?Z?$/;
const mostKept = 1 << 16;

/** Turns what cells hold into texts. Equal texts are one string, as far as that is cheap. */
export class CellTexts {
  /** How many cells held numbers or days. */
  numbers = 0;
  readonly #shared: Shared;
  readonly #numbers = new Map<string, string>();
  readonly #days: ReadonlyMap<Meaning, Map<string, string>> = new Map<Meaning, Map<string, string>>([
    ['day', new Map()],
    ['time', new Map()],
    ['span', new Map()],
  ]);
  readonly #words = new Map<string, string>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** The text of a cell of this type (the `t` of the format; empty for a number), style and content. */
  text(type: string, style: number, content: string): string {
    if (type === 's') return this.#sharedText(content);
    if (type === '' || type === 'n') return this.#number(content, style);
    if (type === 'inlineStr' || type === 'str') return this.#word(unescaped(content));
    if (type === 'b') return truth(content);
    if (type === 'e') return this.#word(content);
    if (type === 'd') return isoText(content);
    throw new Unreadable('damaged_workbook');
  }

  #sharedText(content: string): string {
    const text = content === '' ? undefined : this.#shared.strings[Number(content)];
    if (text === undefined) throw new Unreadable('damaged_workbook');
    return text;
  }

  #number(content: string, style: number): string {
    this.numbers += 1;
    const meaning = this.#shared.meanings[style];
    if (meaning === undefined) throw new Unreadable('damaged_workbook');
    if (meaning === 'number') return content.length === 1 ? digit(content) : this.#plain(content);
    const days = this.#days.get(meaning) as Map<string, string>;
    const known = days.get(content);
    if (known !== undefined) return known;
    const stored = numberText(content);
    const text = number.test(stored) ? dayText(Number(stored), meaning, this.#shared.from1904) : undefined;
    return kept(days, content, text ?? stored);
  }

  #plain(content: string): string {
    return this.#numbers.get(content) ?? kept(this.#numbers, content, numberText(content));
  }

  #word(text: string): string {
    if (text.length < 2) return text;
    return this.#words.get(text) ?? kept(this.#words, text, text);
  }
}

/** A number as `String(number)`, save whole numbers of over 15 digits, which stay as stored. What is no number stays too. */
function numberText(content: string): string {
  if (settled.test(content)) return content;
  const bare = content.trim();
  if (!number.test(bare) || longWhole.test(bare)) return bare;
  const value = Number(bare);
  return Number.isFinite(value) ? String(value) : bare;
}

function digit(content: string): string {
  return content >= '0' && content <= '9' ? content : numberText(content);
}

function truth(content: string): string {
  if (content === '1' || content === 'true') return 'true';
  if (content === '0' || content === 'false') return 'false';
  throw new Unreadable('damaged_workbook');
}

function isoText(content: string): string {
  const [, day, time] = isoTime.exec(content) ?? [];
  if (day === undefined) return content;
  return time === undefined || time === '00:00:00' ? day : `${day} ${time}`;
}

/** A long text cut from a larger one holds all of that in memory, so what is kept is written anew. */
function kept(texts: Map<string, string>, key: string, text: string): string {
  const own = text.length < 13 ? text : new TextDecoder().decode(new TextEncoder().encode(text));
  if (texts.size < mostKept) texts.set(key.length < 13 ? key : own === text ? own : key, own);
  return own;
}
