import type { ReasonCode } from '../vocabulary/reasons';

/** A number that honesty or privacy forbids, and why. `n` is what the number would have rested on. */
export interface Withheld {
  readonly withheld: ReasonCode;
  readonly n?: number;
}

/** What every estimator returns: the estimate, or the reason there is none. Never NaN, never Infinity. */
export type Result<T> = T | Withheld;

export function isWithheld<T extends object>(result: Result<T>): result is Withheld {
  return 'withheld' in result;
}

export function withhold(reason: ReasonCode, n?: number): Withheld {
  return n === undefined ? { withheld: reason } : { withheld: reason, n };
}

/** A value and how many people have it; `n = 1` throughout is the raw list. */
export interface Weighted {
  readonly value: number;
  readonly n: number;
}

/** A first and a last score and how many people have this pair; `n = 1` throughout is the raw list. */
export interface WeightedPair {
  readonly first: number;
  readonly last: number;
  readonly n: number;
}

/** Two-sided limits at `level` (0.95 unless the name says otherwise). */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}
