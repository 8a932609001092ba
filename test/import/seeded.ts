/** A seeded stream of draws: the same seed gives the same draws on every machine. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A number from 0 up to 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  chance(p: number): boolean {
    return this.share() < p;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)] as T;
  }

  digits(n: number): string {
    if (n > 9) return this.digits(9) + this.digits(n - 9);
    return String(Math.floor(this.share() * 10 ** n)).padStart(n, '0');
  }

  letters(n: number, from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'): string {
    let made = '';
    for (let at = 0; at < n; at += 1) made += from[this.between(0, from.length - 1)] ?? '';
    return made;
  }

  /** An ISO day between two days. */
  day(from: string, to: string): string {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    return new Date(first + Math.floor(this.share() * (last - first + 86_400_000)))
      .toISOString()
      .slice(0, 10);
  }
}

export const british = (iso: string): string => iso.split('-').toReversed().join('/');
