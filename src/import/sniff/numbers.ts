import type { DecimalMark, Decision, Thousands } from '../../vocabulary/sniffed';

const decimals: readonly DecimalMark[] = ['.', ','];
const marks: readonly Thousands[] = ['', ',', '.', ' ', "'"];
const longest = 40;

/** A number without its sign, currency, percent sign and the brackets of a negative; spaces of every kind are one plain space. */
function bare(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const cell = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replaceAll('\u2019', "'")
    .trim();
  const found = /^\(?[-+\u2212]? ?[£$€]? ?[-+\u2212]?(\d[\d.,' ]*|[.,]\d+) ?(?:%|£|€)?\)?$/.exec(cell);
  return found?.[1]?.trim();
}

/** Whether a cell is a number in some spelling. */
export function isNumeric(text: string): boolean {
  return bare(text) !== undefined;
}

interface Marks {
  /** Cells that only make sense with this decimal mark. */
  readonly proven: Readonly<Record<DecimalMark, number>>;
  /** Cells with one mark before exactly three digits: thousands under one reading, a fraction under the other. */
  readonly open: Readonly<Record<DecimalMark, number>>;
}

function marksIn(texts: Iterable<string>): Marks {
  const proven = { '.': 0, ',': 0 };
  const open = { '.': 0, ',': 0 };
  for (const text of texts) {
    const number = bare(text);
    if (number === undefined) continue;
    const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
    if (last < 0) continue;
    const mark = number[last] as DecimalMark;
    const other = mark === '.' ? ',' : '.';
    const times = number.split(mark).length - 1;
    if (number.includes(other)) {
      if (times === 1) proven[mark] += 1;
    } else if (times > 1) {
      if (grouped(number, mark)) proven[other] += 1;
    } else if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) open[mark] += 1;
    else proven[mark] += 1;
  }
  return { proven, open };
}

/**
 * Which mark parts whole and fraction in a column? The point unless the cells prove the comma; `elsewhere` is what the other columns of
 * the file prove. A question where the cells contradict each other, or where every marked cell could be either (`1,234`).
 */
export function decimalOf(texts: Iterable<string>, elsewhere?: DecimalMark): Decision<DecimalMark> {
  const { proven, open } = marksIn(texts);
  const choices = decimals;
  if (proven['.'] > 0 && proven[','] > 0) {
    const value = proven[','] > proven['.'] ? ',' : '.';
    const why = `${cells(proven['.'])} can only have a decimal point and ${cells(proven[','])} only a decimal comma.`;
    return { value, sure: false, why, choices };
  }
  for (const mark of decimals) {
    if (proven[mark] === 0) continue;
    const why = `${cells(proven[mark])} can only have a decimal ${named[mark]}.`;
    return { value: mark, sure: true, why, choices };
  }
  const unclear = open['.'] + open[','];
  if (unclear === 0) {
    return { value: elsewhere ?? '.', sure: true, why: 'No cell has a fraction.', choices };
  }
  if (elsewhere !== undefined) {
    const why = `The other columns of this file have a decimal ${named[elsewhere]}.`;
    return { value: elsewhere, sure: true, why, choices };
  }
  const both = open['.'] > 0 && open[','] > 0;
  const why = `${cells(unclear)} could have thousands or a fraction of three digits; the point is taken as the decimal mark.`;
  return { value: '.', sure: open[','] === 0 && !both, why, choices };
}

/** What does the whole file prove about its decimal mark? `undefined` where nothing or both. */
export function provenDecimal(texts: Iterable<string>): DecimalMark | undefined {
  const { proven } = marksIn(texts);
  if (proven['.'] > 0 === proven[','] > 0) return undefined;
  return proven['.'] > 0 ? '.' : ',';
}

/** Which mark parts the thousands of a column, given its decimal mark? A question where cells have different ones. */
export function thousandsOf(texts: Iterable<string>, decimal: DecimalMark): Decision<Thousands> {
  const choices = marks.filter((mark) => mark !== decimal);
  const counts = new Map<Thousands, number>();
  for (const text of texts) {
    const whole = bare(text)?.split(decimal)[0];
    const mark = whole === undefined ? undefined : choices.find((one) => one !== '' && grouped(whole, one));
    if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const [most, next] = [...counts].toSorted((one, other) => other[1] - one[1]);
  if (most === undefined) return { value: '', sure: true, why: 'No cell has its thousands parted.', choices };
  if (next !== undefined) {
    return { value: most[0], sure: false, why: 'The cells part their thousands in different ways.', choices };
  }
  return { value: most[0], sure: true, why: `${cells(most[1])} with parted thousands.`, choices };
}

/** `1,234` or `12,345,678`. */
function grouped(number: string, mark: string): boolean {
  const [first = '', ...rest] = number.split(mark);
  return rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

const named: Readonly<Record<DecimalMark, string>> = { '.': 'point', ',': 'comma' };

function cells(n: number): string {
  return n === 1 ? '1 cell' : `${String(n)} cells`;
}
