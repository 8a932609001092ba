import { Pairs } from './pairs';

/** Months from referral that a column or a list counts of a service; the service is `undefined` where every row names its own. */
export interface Cover {
  readonly service: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Finds counts of stretches that lie over months counted already. Referrals are looked at one by one only where two columns lie over each other. */
export class Covered {
  readonly #stretches: Cover[] = [];
  readonly #months: Cover[] = [];
  readonly #keys = new Pairs();
  readonly #of = new Map<number, (readonly [number, number])[]>();

  /** Whether a column of stretches lies over any column before it; it is known from now on. */
  addStretch(cover: Cover): boolean {
    const found = [...this.#stretches, ...this.#months].some((one) => overlap(one, cover));
    this.#stretches.push(cover);
    return found;
  }

  /** Whether months lie under a stretch before them; they are known from now on. Two counts of one month are found elsewhere. */
  addMonths(cover: Cover): boolean {
    this.#months.push(cover);
    return this.#stretches.some((one) => overlap(one, cover));
  }

  /** Notes that a stretch of a referral and service is counted. */
  take(referral: number, service: number, from: number, to: number): void {
    const key = this.#keys.codeOf(referral, service);
    const before = this.#of.get(key);
    if (before === undefined) this.#of.set(key, [[from, to]]);
    else before.push([from, to]);
  }

  /** Whether a stretch of the referral and service that was taken has any of these months. */
  has(referral: number, service: number, from: number, to: number): boolean {
    const key = this.#keys.find(referral, service);
    return key >= 0 && (this.#of.get(key) ?? []).some(([first, last]) => first <= to && last >= from);
  }
}

function overlap(one: Cover, other: Cover): boolean {
  const same = one.service === undefined || other.service === undefined || one.service === other.service;
  return same && one.from <= other.to && one.to >= other.from;
}
