/** A seeded stream of draws (the sfc32 generator): the same seed and label give the same draws on every machine. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, label: string) {
    let mixed = 2_166_136_261;
    for (const letter of label) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    this.#a = mixed | 0;
    this.#b = Math.imul(mixed, 2_654_435_761) | 0;
    this.#c = seed | 0;
    for (let at = 0; at < 20; at += 1) this.share();
  }

  /** Above 0 and below 1. */
  share(): number {
    const next = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + next) | 0;
    return ((next >>> 0) + 0.5) / 4_294_967_296;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** Marsaglia and Tsang; for a shape of at least 1. */
  gamma(shape: number, mean: number): number {
    const k = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * k)) ** 3;
      if (v > 0 && Math.log(this.share()) < 0.5 * x * x + k - k * v + k * Math.log(v))
        return (k * v * mean) / shape;
    }
  }

  /** By multiplying uniforms: right for the small means of single months. */
  poisson(mean: number): number {
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = this.share(); product > floor; product *= this.share()) count += 1;
    return count;
  }
}
