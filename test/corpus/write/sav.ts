import { zlibSync } from 'fflate';
import { joined } from '../text';

/** A variable of a survey file. A `width` makes it text; `format` is the print format's number (5 plain, 20 day). */
export interface SavVariable {
  readonly name: string;
  readonly short: string;
  readonly width?: number;
  readonly format?: number;
  readonly values: readonly (string | number | null)[];
  readonly labels?: readonly (readonly [value: number, label: string])[];
  /** Single values that stand for no answer. */
  readonly missing?: readonly number[];
}

export interface SavFile {
  readonly variables: readonly SavVariable[];
  readonly pack?: 'plain' | 'bytes' | 'zlib';
  /** Code page by number: 65001 is UTF-8. */
  readonly codePage?: number;
  readonly order?: 'little' | 'big';
}

const systemMissing = -Number.MAX_VALUE;
/** Seconds from 14 October 1582 to the midnight of a day. */
export function savDay(iso: string): number {
  return (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1582, 9, 14)) / 1000;
}

const bytesOf = (text: string, length: number, codePage: number): Uint8Array => {
  const bytes =
    codePage === 65001 ? new TextEncoder().encode(text) : Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const padded = new Uint8Array(length).fill(32);
  padded.set(bytes.subarray(0, length));
  return padded;
};

/** The bytes of an SPSS system file written by hand, record by record. */
export function savFile({
  variables,
  pack = 'plain',
  codePage = 65001,
  order = 'little',
}: SavFile): Uint8Array {
  const little = order === 'little';
  const int = (...values: readonly number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(values.length * 4));
    for (const [at, value] of values.entries()) view.setInt32(at * 4, value, little);
    return new Uint8Array(view.buffer);
  };
  const double = (...values: readonly number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(values.length * 8));
    for (const [at, value] of values.entries()) view.setFloat64(at * 8, value, little);
    return new Uint8Array(view.buffer);
  };
  const text = (of: string, length: number): Uint8Array => bytesOf(of, length, codePage);
  const slots = variables.map(({ width }) => (width === undefined ? 1 : Math.ceil(width / 8)));
  const cases = variables[0]?.values.length ?? 0;
  const header = joined(
    text(pack === 'zlib' ? '$FL3' : '$FL2', 4),
    text('@(#) SPSS DATA FILE made by hand', 60),
    int(
      2,
      slots.reduce((sum, each) => sum + each, 0),
      pack === 'plain' ? 0 : pack === 'bytes' ? 1 : 2,
      0,
      cases,
    ),
    double(100),
    text('01 Jan 2400:00:00', 17),
    text('', 64),
    [0, 0, 0],
  );
  const records = variables.map(({ short, width = 0, format = width > 0 ? 1 : 5, missing = [] }, at) => {
    const print = (format << 16) | ((width > 0 ? Math.min(width, 255) : 11) << 8);
    const first = joined(int(2, width, 0, missing.length, print, print), text(short, 8), double(...missing));
    const rest = Array.from({ length: (slots[at] ?? 1) - 1 }, () =>
      joined(int(2, -1, 0, 0, 0, 0), text('', 8)),
    );
    return joined(first, ...rest);
  });
  const place = (at: number): number => 1 + slots.slice(0, at).reduce((sum, each) => sum + each, 0);
  const labels = variables.flatMap(({ labels: own = [] }, at) => {
    if (own.length === 0) return [];
    const each = own.map(([value, label]) => {
      const length = Math.ceil((label.length + 1) / 8) * 8 - 1;
      return joined(double(value), [label.length], text(label, length));
    });
    return [joined(int(3, own.length), ...each, int(4, 1, place(at)))];
  });
  const names = new TextEncoder().encode(variables.map(({ name, short }) => `${short}=${name}`).join('\t'));
  const code = codePage === 65001 ? 'UTF-8' : `windows-${String(codePage)}`;
  const dictionary = joined(
    header,
    ...records,
    ...labels,
    int(7, 3, 4, 8, 20, 0, 0, -1, 1, pack === 'plain' ? 0 : 1, little ? 2 : 1, codePage),
    int(7, 4, 8, 3),
    double(systemMissing, Number.MAX_VALUE, -Number.MAX_VALUE),
    int(7, 13, 1, names.length),
    names,
    int(7, 20, 1, code.length),
    text(code, code.length),
    int(999, 0),
  );
  const cell = ({ width, values }: SavVariable, row: number): readonly Uint8Array[] => {
    const value = values[row] ?? null;
    if (width === undefined) return [double(typeof value === 'number' ? value : systemMissing)];
    const whole = text(String(value ?? ''), Math.ceil(width / 8) * 8);
    return Array.from({ length: whole.length / 8 }, (_, at) => whole.subarray(at * 8, at * 8 + 8));
  };
  const all = Array.from({ length: cases }, (_, row) =>
    variables.flatMap((variable) => cell(variable, row)),
  ).flat();
  if (pack === 'plain') return joined(dictionary, ...all);
  const packed = packedBytes(all, (bytes) =>
    new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, little),
  );
  if (pack === 'bytes') return joined(dictionary, packed);

  const block = zlibSync(packed, { level: 6 });
  const long = (value: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigInt64(0, BigInt(value), little);
    return new Uint8Array(view.buffer);
  };
  const start = dictionary.length;
  return joined(
    dictionary,
    long(start),
    long(start + 24 + block.length),
    long(48),
    block,
    long(-100),
    long(0),
    int(0x3ff000, 1),
    long(start),
    long(start + 24),
    int(packed.length, block.length),
  );
}

/** Eight cells after each eight bytes that say what they are; small whole numbers and blanks cost no more than that. */
function packedBytes(cells: readonly Uint8Array[], numberIn: (bytes: Uint8Array) => number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < cells.length; from += 8) {
    const group = cells.slice(from, from + 8);
    const marks = new Uint8Array(8);
    const whole: Uint8Array[] = [];
    for (const [at, bytes] of group.entries()) {
      const number = numberIn(bytes);
      if (bytes.every((byte) => byte === 32)) marks[at] = 254;
      else if (number === systemMissing) marks[at] = 255;
      else if (Number.isInteger(number) && number >= -99 && number <= 151) marks[at] = number + 100;
      else {
        marks[at] = 253;
        whole.push(bytes);
      }
    }
    parts.push(marks, ...whole);
  }
  return joined(...parts, [252, 0, 0, 0, 0, 0, 0, 0]);
}
