import { joined } from '../text';

/** A variable of a Stata file: text of a fixed width, a double, or a whole number with labels. */
export interface DtaVariable {
  readonly name: string;
  readonly width?: number;
  readonly format?: string;
  readonly values: readonly (string | number | null)[];
  readonly labels?: readonly (readonly [value: number, label: string])[];
}

/** Days since 1960. */
export function dtaDay(iso: string): number {
  return (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1960, 0, 1)) / 86_400_000;
}

/** Stata's own sign for nothing in a double; the 26 after it have letters. */
const nothing = 2 ** 1023;

/** The bytes of a Stata file of release 117 or 118, written by hand, part by part. */
export function dtaFile(variables: readonly DtaVariable[], release: 117 | 118 = 118): Uint8Array {
  const utf8 = new TextEncoder();
  const fixed = (text: string, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    bytes.set(utf8.encode(text).subarray(0, length));
    return bytes;
  };
  const number = (size: 2 | 4 | 8, value: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(size));
    if (size === 2) view.setUint16(0, value, true);
    else if (size === 4) view.setUint32(0, value, true);
    else view.setBigUint64(0, BigInt(value), true);
    return new Uint8Array(view.buffer);
  };
  const double = (value: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    return new Uint8Array(view.buffer);
  };
  const nameLength = release === 118 ? 129 : 33;
  const formatLength = release === 118 ? 57 : 49;
  const labelLength = release === 118 ? 321 : 81;
  const rows = variables[0]?.values.length ?? 0;
  const count = variables.length;
  const labelled = variables.filter(({ labels }) => labels !== undefined);

  const parts: readonly (readonly [tag: string, content: Uint8Array])[] = [
    ['variable_types', joined(...variables.map(({ width }) => number(2, width ?? 65526)))],
    ['varnames', joined(...variables.map(({ name }) => fixed(name, nameLength)))],
    ['sortlist', new Uint8Array((count + 1) * 2)],
    [
      'formats',
      joined(
        ...variables.map(({ format, width }) =>
          fixed(format ?? (width === undefined ? '%9.0g' : `%${String(width)}s`), formatLength),
        ),
      ),
    ],
    [
      'value_label_names',
      joined(...variables.map(({ name, labels }) => fixed(labels === undefined ? '' : name, nameLength))),
    ],
    ['variable_labels', new Uint8Array(count * labelLength)],
    ['characteristics', new Uint8Array()],
    [
      'data',
      joined(
        ...Array.from({ length: rows }, (_, row) =>
          joined(
            ...variables.map(({ width, values }) => {
              const value = values[row] ?? null;
              if (width !== undefined) return fixed(String(value ?? ''), width);
              return double(typeof value === 'number' ? value : nothing);
            }),
          ),
        ),
      ),
    ],
    ['strls', new Uint8Array()],
    [
      'value_labels',
      joined(
        ...labelled.map(({ name, labels = [] }) => {
          const texts = labels.map(([, label]) => joined(label, [0]));
          const offsets = texts.map((_, at) =>
            texts.slice(0, at).reduce((sum, { length }) => sum + length, 0),
          );
          const text = joined(...texts);
          const table = joined(
            number(4, labels.length),
            number(4, text.length),
            ...offsets.map((offset) => number(4, offset)),
            ...labels.map(([value]) => number(4, value)),
            text,
          );
          return joined(
            '<lbl>',
            number(4, table.length),
            fixed(name, nameLength),
            [0, 0, 0],
            table,
            '</lbl>',
          );
        }),
      ),
    ],
  ];
  const header = joined(
    `<stata_dta><header><release>${String(release)}</release><byteorder>LSF</byteorder><K>`,
    number(2, count),
    '</K><N>',
    release === 118 ? number(8, rows) : number(4, rows),
    '</N><label>',
    new Uint8Array(release === 118 ? 2 : 1),
    '</label><timestamp>',
    [0],
    '</timestamp></header>',
  );
  const mapLength = '<map></map>'.length + 14 * 8;
  const places: number[] = [0, header.length];
  let at = header.length + mapLength;
  for (const [tag, content] of parts) {
    places.push(at);
    at += content.length + tag.length * 2 + 5;
  }
  places.push(at, at + '</stata_dta>'.length);
  return joined(
    header,
    '<map>',
    ...places.map((place) => number(8, place)),
    '</map>',
    ...parts.flatMap(([tag, content]) => [`<${tag}>`, content, `</${tag}>`]),
    '</stata_dta>',
  );
}
