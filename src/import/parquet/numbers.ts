import type { ColumnBuilder } from '../grid';

const mostKnown = 1 << 16;
const lowest = -32_768;

/** The codes of a column's numbers, so that a number that comes again is not spelled again. */
export class NumberCodes {
  readonly #builder: ColumnBuilder;
  /** Codes of small whole numbers, each one more than it is, so that 0 is not known yet. */
  readonly #small = new Int32Array(mostKnown);
  readonly #others = new Map<number, number>();

  constructor(builder: ColumnBuilder) {
    this.#builder = builder;
  }

  code(value: number, spell: (value: number) => string): number {
    const place = value - lowest;
    if (place >>> 0 === place && place < mostKnown) {
      const known = this.#small[place] as number;
      if (known !== 0) return known - 1;
      const code = this.#builder.texts.codeOfText(spell(value));
      this.#small[place] = code + 1;
      return code;
    }
    const known = this.#others.get(value);
    if (known !== undefined) return known;
    const code = this.#builder.texts.codeOfText(spell(value));
    if (this.#others.size < mostKnown) this.#others.set(value, code);
    return code;
  }
}
