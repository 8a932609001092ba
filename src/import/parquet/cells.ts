import {
  type Data,
  type DataType,
  DateUnit,
  type Float,
  Precision,
  type Time,
  type Timestamp,
  Type,
} from 'apache-arrow';
import type { ColumnBuilder } from '../grid';
import { NumberCodes } from './numbers';
import * as spelling from './text';
import { isText, textCodes } from './texts';
import { Unreadable } from '../reader';

/** The code of the cell in a row of one batch. */
type CodeAt = (row: number) => number;

/** The high half of a whole number of 64 bits that a double holds exactly. */
const exactHigh = 1 << 21;

/** Puts the cells of one column into the grid, one batch of Arrow data after another. */
export class ParquetCells {
  readonly #builder: ColumnBuilder;
  readonly #name: string;
  readonly #uuid: boolean;
  readonly #known: NumberCodes;
  #rows = 0;

  constructor(builder: ColumnBuilder, column: { readonly name: string; readonly uuid: boolean }) {
    this.#builder = builder;
    this.#known = new NumberCodes(builder);
    this.#name = column.name;
    this.#uuid = column.uuid;
  }

  add(data: Data): void {
    const codeAt = this.#coder(data);
    const builder = this.#builder;
    const { nullBitmap, length } = data;
    if (data.nullCount === 0 || nullBitmap.length === 0) {
      for (let row = 0; row < length; row += 1) builder.addCode(codeAt(row));
    } else {
      for (let row = 0; row < length; row += 1) {
        const there = ((nullBitmap[row >> 3] as number) >> (row & 7)) & 1;
        builder.addCode(there === 0 ? 0 : codeAt(row));
      }
    }
    this.#rows += length;
  }

  #coder(data: Data): CodeAt {
    const { typeId } = data.type as DataType;
    switch (typeId) {
      case Type.Null:
        return () => 0;
      case Type.Bool:
        return this.#booleans(data.values as Uint8Array);
      case Type.Int:
        return this.#integers(data);
      case Type.Float:
        return this.#floats(data);
      case Type.Decimal:
        return this.#decimals(data);
      case Type.Date:
        if ((data.type as unknown as { readonly unit: DateUnit }).unit !== DateUnit.DAY) break;
        return this.#numbers(data.values as Int32Array, spelling.dayText);
      case Type.Time:
        return this.#times(data);
      case Type.Timestamp:
        return this.#moments(data);
      case Type.Dictionary:
        return this.#dictionary(data);
      case Type.Utf8:
      case Type.Binary:
        return this.#texts(
          data.values as Uint8Array,
          data.valueOffsets as Int32Array,
          typeId === Type.Binary,
        );
      case Type.FixedSizeBinary:
        return this.#ofOneLength(data);
      default:
    }
    throw new Unreadable('unreadable_column', { column: this.#name });
  }

  #booleans(bits: Uint8Array): CodeAt {
    const [no, yes] = [this.#builder.codeOf('false'), this.#builder.codeOf('true')];
    return (row) => (((bits[row >> 3] as number) >> (row & 7)) & 1 ? yes : no);
  }

  /** Numbers that doubles hold exactly, each spelled once if there are few. */
  #numbers(values: ArrayLike<number>, spell: (value: number) => string): CodeAt {
    return (row) => this.#known.code(values[row] as number, spell);
  }

  #integers(data: Data): CodeAt {
    const { bitWidth, isSigned } = data.type as unknown as {
      readonly bitWidth: number;
      readonly isSigned: boolean;
    };
    if (bitWidth < 64) return this.#numbers(data.values as Int32Array, String);
    const whole = wide(data, isSigned);
    const halves = new Int32Array(whole.buffer, whole.byteOffset, whole.length * 2);
    const lowest = isSigned ? -exactHigh : 0;
    return (row) => {
      const high = halves[row * 2 + 1] as number;
      if (high >= lowest && high < exactHigh)
        return this.#known.code(high * 2 ** 32 + ((halves[row * 2] as number) >>> 0), String);
      return this.#builder.texts.codeOfText(String(whole[row]));
    };
  }

  #floats(data: Data): CodeAt {
    const { precision } = data.type as Float;
    if (precision === Precision.HALF) {
      const bits = data.values as Uint16Array;
      return (row) => this.#known.code(spelling.halfOf(bits[row] as number), spelling.doubleText);
    }
    const values = data.values as Float64Array;
    return this.#numbers(values, precision === Precision.SINGLE ? spelling.singleText : spelling.doubleText);
  }

  #decimals(data: Data): CodeAt {
    const { scale, bitWidth } = data.type as unknown as { readonly scale: number; readonly bitWidth: number };
    const words = bitWidth / 64;
    const values = data.values as Uint32Array;
    const parts = new BigUint64Array(values.buffer, values.byteOffset, values.length / 2);
    return (row) => {
      let unscaled = 0n;
      for (let k = words - 1; k >= 0; k -= 1)
        unscaled = (unscaled << 64n) | (parts[row * words + k] as bigint);
      return this.#builder.codeOf(spelling.decimalText(BigInt.asIntN(bitWidth, unscaled), scale));
    };
  }

  #times(data: Data): CodeAt {
    const { unit, bitWidth } = data.type as Time;
    const places = unit * 3;
    const counts = bitWidth === 64 ? wide(data, true) : (data.values as Int32Array);
    return (row) =>
      this.#builder.codeOf(spelling.timeText(...spelling.secondsOf(BigInt(counts[row] as number), places)));
  }

  #moments(data: Data): CodeAt {
    const places = (data.type as Timestamp).unit * 3;
    const counts = wide(data, true);
    const spell = (seconds: number): string => spelling.momentText(seconds, '');
    return (row) => {
      const [seconds, fraction] = spelling.secondsOf(counts[row] as bigint, places);
      if (fraction === '') return this.#known.code(seconds, spell);
      return this.#builder.texts.codeOfText(spelling.momentText(seconds, fraction));
    };
  }

  /** Each entry of the dictionary is met once, however many rows have it. */
  #dictionary(data: Data): CodeAt {
    const keys = data.values as Int32Array;
    const codes: number[] = [];
    for (const entries of data.dictionary?.data ?? []) {
      const codeAt = this.#coder(entries);
      for (let entry = 0; entry < entries.length; entry += 1)
        codes.push(entries.getValid(entry) ? codeAt(entry) : 0);
    }
    const found = Int32Array.from(codes);
    return (row) => found[keys[row] as number] ?? 0;
  }

  #texts(bytes: Uint8Array, ends: Int32Array, unsure: boolean): CodeAt {
    if (unsure && !isText(bytes.subarray(0, ends.at(-1))))
      throw new Unreadable('unreadable_column', { column: this.#name });
    const codeAt = textCodes(this.#builder, bytes, ends);
    return (row) => {
      const code = codeAt(row);
      if (code < 0) throw new Unreadable('cell_too_long', { column: this.#name, line: this.#rows + row + 2 });
      return code;
    };
  }

  #ofOneLength(data: Data): CodeAt {
    const width = (data.type as unknown as { readonly byteWidth: number }).byteWidth;
    const bytes = data.values as Uint8Array;
    if (this.#uuid)
      return (row) =>
        this.#builder.texts.codeOfText(spelling.uuidText(bytes.subarray(row * width, (row + 1) * width)));
    return this.#texts(
      bytes,
      Int32Array.from({ length: data.length + 1 }, (_, row) => row * width),
      true,
    );
  }
}

/** Whole numbers of 64 bits. */
function wide({ values, length }: Data, signed: boolean): BigInt64Array | BigUint64Array {
  const { buffer, byteOffset } = values as BigInt64Array;
  return signed
    ? new BigInt64Array(buffer, byteOffset, length)
    : new BigUint64Array(buffer, byteOffset, length);
}
