/** What a drawn SPSS file holds. Texts are ASCII unless given as bytes; the labels are those of the first variable. */
export interface Drawn {
  readonly variables: readonly {
    readonly name: string | Uint8Array;
    readonly width: number;
    readonly missing?: readonly number[];
  }[];
  readonly cases: readonly (readonly (number | string | Uint8Array)[])[];
  readonly little?: boolean;
  readonly declared?: number;
  readonly weighted?: boolean;
  readonly codePage?: number;
  readonly floats?: number;
  readonly labels?: readonly (readonly [number, string])[];
  readonly labelCount?: number;
  readonly extensions?: readonly (readonly [
    subtype: number,
    size: number,
    count: number,
    content: Uint8Array,
  ])[];
  /** Bytecode in place of plain cases. */
  readonly bytecode?: Uint8Array;
}

/** An SPSS file byte by byte, as little or big ends of numbers may stand first, and with whatever lies the test wants. */
export function drawSav(drawn: Drawn): Uint8Array<ArrayBuffer> {
  const little = drawn.little ?? true;
  const out: number[] = [];
  const bytes = (part: ArrayLike<number>): void => void out.push(...Array.from(part));
  const view = new DataView(new ArrayBuffer(8));
  const whole = (value: number): void => {
    view.setInt32(0, value, little);
    bytes(new Uint8Array(view.buffer, 0, 4));
  };
  const real = (value: number): void => {
    view.setFloat64(0, value, little);
    bytes(new Uint8Array(view.buffer));
  };
  const text = (value: string | Uint8Array, length: number): void => {
    const raw = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    bytes(raw);
    for (let k = raw.length; k < length; k += 1) out.push(0x20);
  };

  text('$FL2@(#) SPSS DATA FILE drawn in a test', 64);
  whole(2);
  whole(drawn.variables.length);
  whole(drawn.bytecode === undefined ? 0 : 1);
  whole(drawn.weighted === true ? 1 : 0);
  whole(drawn.declared ?? drawn.cases.length);
  real(100);
  text('23 Nov 2614:00:00', 17 + 64 + 3);
  for (const { name, width, missing = [] } of drawn.variables) {
    for (const value of [2, width, 0, missing.length, 0x050802, 0x050802]) whole(value);
    text(name, 8);
    missing.forEach(real);
    for (let further = 8; further < width; further += 8) {
      for (const value of [2, -1, 0, 0, 0, 0]) whole(value);
      text('', 8);
    }
  }
  if (drawn.labels !== undefined) {
    whole(3);
    whole(drawn.labelCount ?? drawn.labels.length);
    for (const [value, label] of drawn.labels) {
      real(value);
      out.push(label.length);
      text(label, Math.ceil((label.length + 1) / 8) * 8 - 1);
    }
    for (const value of [4, 1, 1]) whole(value);
  }
  for (const value of [
    7,
    3,
    4,
    8,
    1,
    0,
    0,
    -1,
    drawn.floats ?? 1,
    1,
    little ? 2 : 1,
    drawn.codePage ?? 65001,
  ])
    whole(value);
  for (const [subtype, size, count, content] of drawn.extensions ?? []) {
    for (const value of [7, subtype, size, count]) whole(value);
    bytes(content);
  }
  whole(999);
  whole(0);
  for (const row of drawn.cases) {
    for (const [k, value] of row.entries()) {
      if (typeof value === 'number') real(value);
      else text(value, Math.ceil((drawn.variables[k]?.width ?? 8) / 8) * 8);
    }
  }
  bytes(drawn.bytecode ?? []);
  return Uint8Array.from(out);
}
