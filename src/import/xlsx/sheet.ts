import { Unreadable } from '../reader';
import { isOn } from './book';
import type { CellTexts } from './cell';
import { areaOf, lastColumn, lettersOf, type Area } from './place';
import type { SheetRows } from './rows';
import { attributesIn, type XmlListener } from './xml';

/** Where in a sheet the reader is: the element that it is inside. */
type Place =
  'file' | 'sheet' | 'data' | 'row' | 'cell' | 'value' | 'inline' | 'run' | 'text' | 'merges' | 'columns';

const mostMerges = 100_000;
const lastLine = 1_048_576;

/** Reads the XML of one sheet into `rows`. What lies outside its cells, merges and columns is passed over. */
export class SheetListener implements XmlListener {
  listens = false;
  /** The row that the reader is in, or was in last. */
  line = 0;
  readonly merges: Area[] = [];
  readonly hiddenColumns: (readonly [from: number, to: number])[] = [];
  /** Formulas that were saved without what they gave, and the first one's place. */
  unsolved = 0;
  firstUnsolved: { readonly line: number; readonly column: number } | undefined;
  readonly #texts: CellTexts;
  readonly #rows: SheetRows;
  readonly #limit: number;
  #place: Place = 'file';
  #skipped = 0;
  #hasData = false;
  #hidden = false;
  #column = -1;
  #type = '';
  #style = 0;
  #content = '';
  #hasContent = false;
  #isFormula = false;
  #inRun = false;

  constructor(texts: CellTexts, rows: SheetRows, longestCell: number) {
    this.#texts = texts;
    this.#rows = rows;
    this.#limit = longestCell;
  }

  open(name: string, text: string, from: number, to: number): void {
    if (this.#skipped > 0 || !this.#enter(name, text, from, to)) this.#skipped += 1;
  }

  words(text: string): void {
    if (this.#skipped > 0) return;
    this.#content = this.#content === '' ? text : this.#content + text;
    if (this.#content.length > this.#limit)
      throw new Unreadable('cell_too_long', { line: this.line, column: lettersOf(this.#column) });
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    switch (this.#place) {
      case 'value':
        this.listens = false;
        this.#place = 'cell';
        break;
      case 'cell':
        this.#endCell();
        this.#place = 'row';
        break;
      case 'row':
        this.#rows.end(this.#hidden);
        this.#place = 'data';
        break;
      case 'text':
        this.listens = false;
        this.#place = this.#inRun ? 'run' : 'inline';
        break;
      case 'run':
        this.#inRun = false;
        this.#place = 'inline';
        break;
      case 'inline':
        this.#place = 'cell';
        break;
      default:
        this.#place = this.#place === 'sheet' ? 'file' : 'sheet';
    }
  }

  /** Says that the XML has ended. */
  end(): void {
    if (!this.#hasData) throw new Unreadable('damaged_workbook');
  }

  /** Goes into an element; false where it is none that matters here. */
  #enter(name: string, text: string, from: number, to: number): boolean {
    switch (this.#place) {
      case 'row':
        if (name === 'c') this.#beginCell(text, from, to);
        return name === 'c';
      case 'cell':
        return this.#enterCell(name);
      case 'data':
        if (name === 'row') this.#beginRow(attributesIn(text, from, to));
        return name === 'row';
      case 'inline':
      case 'run':
        return this.#enterInline(name);
      case 'sheet':
        return this.#enterSheet(name);
      case 'merges':
        if (name === 'mergeCell' && this.merges.length < mostMerges)
          this.merges.push(areaOf(attributesIn(text, from, to).get('ref') ?? ''));
        return false;
      case 'columns':
        if (name === 'col') this.#hideColumns(attributesIn(text, from, to));
        return false;
      case 'file':
        if (name !== 'worksheet') throw new Unreadable('damaged_workbook');
        this.#place = 'sheet';
        return true;
      default:
        return false;
    }
  }

  #enterSheet(name: string): boolean {
    if (name === 'sheetData') {
      if (this.#hasData) throw new Unreadable('damaged_workbook');
      this.#hasData = true;
      this.#place = 'data';
    } else if (name === 'mergeCells') this.#place = 'merges';
    else if (name === 'cols') this.#place = 'columns';
    return this.#place !== 'sheet';
  }

  #enterCell(name: string): boolean {
    if (name === 'v' || name === 'is') {
      if (this.#hasContent) throw new Unreadable('damaged_workbook', { line: this.line });
      this.#hasContent = true;
      this.listens = name === 'v';
      this.#place = name === 'v' ? 'value' : 'inline';
      return true;
    }
    if (name === 'f') this.#isFormula = true;
    return false;
  }

  #enterInline(name: string): boolean {
    if (name === 't') {
      this.listens = true;
      this.#place = 'text';
    } else if (name === 'r' && this.#place === 'inline') {
      this.#inRun = true;
      this.#place = 'run';
    } else return false;
    return true;
  }

  #hideColumns(attributes: ReadonlyMap<string, string>): void {
    if (isOn(attributes.get('hidden')))
      this.hiddenColumns.push([Number(attributes.get('min')) - 1, Number(attributes.get('max')) - 1]);
  }

  #beginRow(attributes: ReadonlyMap<string, string>): void {
    const said = attributes.get('r');
    this.line = said === undefined ? this.line + 1 : Number(said);
    if (!(Number.isInteger(this.line) && this.line > 0 && this.line <= lastLine))
      throw new Unreadable('damaged_workbook');
    this.#hidden = isOn(attributes.get('hidden'));
    this.#column = -1;
    this.#rows.begin(this.line);
    this.#place = 'row';
  }

  /** Reads the attributes of a cell by hand: there are millions. */
  #beginCell(text: string, from: number, to: number): void {
    this.#place = 'cell';
    this.#type = '';
    this.#style = 0;
    this.#content = '';
    this.#hasContent = false;
    this.#isFormula = false;
    let isPlaced = false;
    for (let at = from; at < to; at += 1) {
      const name = text.charCodeAt(at);
      if (name <= 0x20) continue;
      const equals = text.indexOf('=', at);
      const quote = text.charCodeAt(equals + 1);
      const end =
        quote === 0x22 || quote === 0x27 ? text.indexOf(quote === 0x22 ? '"' : "'", equals + 2) : -1;
      if (equals < 0 || end < 0 || end >= to) throw new Unreadable('damaged_workbook', { line: this.line });
      if (equals === at + 1) {
        if (name === 0x72) isPlaced = this.#placeCell(text, equals + 2, end);
        else if (name === 0x73) this.#style = Number(text.slice(equals + 2, end));
        else if (name === 0x74) this.#type = text.slice(equals + 2, end);
      }
      at = end;
    }
    if (!isPlaced) this.#column += 1;
    if (this.#column > lastColumn) throw new Unreadable('damaged_workbook', { line: this.line });
  }

  /** Takes the column from a reference like `AB12`, whose row must be the row that it stands in. */
  #placeCell(text: string, from: number, to: number): true {
    let at = from;
    let column = 0;
    for (; at < to; at += 1) {
      const letter = text.charCodeAt(at) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    let line = 0;
    for (; at < to; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      line = line * 10 + digit;
    }
    if (at !== to || column === 0 || line !== this.line)
      throw new Unreadable('damaged_workbook', { line: this.line });
    this.#column = column - 1;
    return true;
  }

  #endCell(): void {
    if (!this.#hasContent) {
      if (!this.#isFormula) return;
      this.unsolved += 1;
      this.firstUnsolved ??= { line: this.line, column: this.#column };
      return;
    }
    const type = this.#type;
    if (this.#content === '' && type !== 's') return;
    const isText = type === 's' || type === 'inlineStr' || type === 'str';
    this.#rows.put(this.#column, this.#texts.text(type, this.#style, this.#content), isText);
  }
}
