/** Numbers pairs of whole numbers: each different pair has a code, counted from 0 in the order they came. */
export class Pairs {
  size = 0;
  #first = new Int32Array(1 << 8);
  #second = new Int32Array(1 << 8);
  #slots = new Int32Array(1 << 10);

  /** The code of a pair, a new one if it is new. */
  codeOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = spread(first, second) & mask;
    for (;;) {
      const taken = this.#slots[slot] as number;
      if (taken === 0) return this.#add(first, second, slot);
      if (this.#first[taken - 1] === first && this.#second[taken - 1] === second) return taken - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** The pair of a code. */
  pairOf(code: number): readonly [number, number] {
    return [this.#first[code] as number, this.#second[code] as number];
  }

  /** The code of a pair; -1 if it never came. */
  find(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = spread(first, second) & mask; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot] as number;
      if (taken === 0) return -1;
      if (this.#first[taken - 1] === first && this.#second[taken - 1] === second) return taken - 1;
    }
  }

  #add(first: number, second: number, slot: number): number {
    const code = this.size;
    if (code === this.#first.length) {
      this.#first = doubled(this.#first);
      this.#second = doubled(this.#second);
    }
    this.#first[code] = first;
    this.#second[code] = second;
    this.#slots[slot] = code + 1;
    this.size += 1;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code += 1) {
      let slot = spread(this.#first[code] as number, this.#second[code] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function spread(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
