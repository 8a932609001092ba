const deepest = 32;

/** Reads Thrift's compact form, in which a Parquet file describes itself. Bytes that make no sense, or end too soon, are a RangeError. */
export class CompactReader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Each field of the record that starts here, by its number and type; those that `take` does not take are passed over. */
  record(take: (id: number, type: number) => boolean): void {
    for (let id = 0; ;) {
      const head = this.#byte();
      if (head === 0) return;
      id = head >> 4 === 0 ? this.integer() : id + (head >> 4);
      if (!take(id, head & 15)) this.#skip(head & 15, 0);
    }
  }

  /** Each item of the list that starts here; `take` must read it. */
  list(take: () => void): void {
    const [length] = this.#listHead();
    for (let k = 0; k < length; k += 1) take();
  }

  integer(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  binary(): Uint8Array {
    const length = this.#unsigned();
    return this.#taken(length);
  }

  skipped(type: number): void {
    this.#skip(type, 0);
  }

  #unsigned(): number {
    let value = 0;
    for (let scale = 1, k = 0; k < 10; k += 1, scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError('thrift: a number without an end');
  }

  #byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('thrift: cut short');
    this.at += 1;
    return byte;
  }

  #taken(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('thrift: cut short');
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  #listHead(): readonly [length: number, type: number] {
    const head = this.#byte();
    const length = head >> 4 === 15 ? this.#unsigned() : head >> 4;
    if (length > this.bytes.length - this.at) throw new RangeError('thrift: a list longer than its bytes');
    return [length, head & 15];
  }

  #skip(type: number, depth: number): void {
    if (depth > deepest) throw new RangeError('thrift: nested too deep');
    if (type === 1 || type === 2) return;
    if (type === 3) this.#taken(1);
    else if (type === 4 || type === 5 || type === 6) this.#unsigned();
    else if (type === 7) this.#taken(8);
    else if (type === 8) this.binary();
    else if (type === 9 || type === 10) {
      const [length, of] = this.#listHead();
      for (let k = 0; k < length; k += 1) this.#skipItem(of, depth);
    } else if (type === 11) this.#skipMap(depth);
    else if (type === 12) {
      for (;;) {
        const head = this.#byte();
        if (head === 0) return;
        if (head >> 4 === 0) this.integer();
        this.#skip(head & 15, depth + 1);
      }
    } else throw new RangeError('thrift: an unknown type');
  }

  #skipMap(depth: number): void {
    const length = this.#unsigned();
    if (length === 0) return;
    const types = this.#byte();
    if (length > this.bytes.length - this.at) throw new RangeError('thrift: a map longer than its bytes');
    for (let k = 0; k < length; k += 1) {
      this.#skipItem(types >> 4, depth);
      this.#skipItem(types & 15, depth);
    }
  }

  /** A yes or no in a list has a byte of its own; in a record it has none. */
  #skipItem(type: number, depth: number): void {
    if (type === 1 || type === 2) this.#taken(1);
    else this.#skip(type, depth + 1);
  }
}

/** One field of a record in Thrift's compact form. */
export interface Field {
  readonly id: number;
  readonly type: number;
  readonly bytes: readonly number[];
}

export const integerField = (id: number, type: 5 | 6, value: number): Field => ({
  id,
  type,
  bytes: zigzag(value),
});

export const recordField = (id: number, fields: readonly Field[]): Field => ({
  id,
  type: 12,
  bytes: written(fields),
});

/** A list of items that are written already; `of` is the type of an item. */
export const listField = (id: number, of: number, items: readonly (readonly number[])[]): Field => {
  const head = items.length < 15 ? [(items.length << 4) | of] : [0xf0 | of, ...unsigned(items.length)];
  return { id, type: 9, bytes: [...head, ...items.flat()] };
};

export const textBytes = (bytes: Uint8Array): readonly number[] => [...unsigned(bytes.length), ...bytes];

/** A record of fields in rising order of their numbers. */
export function written(fields: readonly Field[]): readonly number[] {
  let last = 0;
  const bytes = fields.flatMap((field) => {
    const head = ((field.id - last) << 4) | field.type;
    last = field.id;
    return [head, ...field.bytes];
  });
  return [...bytes, 0];
}

export function zigzag(value: number): readonly number[] {
  return unsigned(value < 0 ? -value * 2 - 1 : value * 2);
}

/** A whole number as Thrift and WebAssembly write it: seven bits a byte, the lowest first. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
