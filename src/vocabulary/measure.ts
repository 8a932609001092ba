/** Where a figure comes from. `source: null` is shown as "convention, source not verified" and never footnoted. */
export interface Fact {
  readonly source: string | null;
  readonly verified: boolean;
}

/** A named stretch of the charted scale, both ends included. */
export interface Band {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** How far a score must move to be counted as moved. */
export interface Threshold extends Fact {
  readonly points: number;
  readonly rule: 'at least';
  readonly basis: 'reliable change' | 'minimal important' | 'convention';
  readonly note: string;
}

/** What people in general score: a line for context, never a target. `verified` is about the mean. */
export interface Norm extends Fact {
  readonly mean: number;
  readonly sd: number | null;
  readonly sdVerified: boolean;
  readonly population: string;
  readonly year: string;
}

export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  /** What the score is an amount of, so that "rose" means that the score rose. */
  readonly noun: string;
  /** Tool and column names as found in exports, as `plainName` leaves them. */
  readonly synonyms: readonly string[];
  readonly items: number;
  readonly itemRange: readonly [number, number] | null;
  /** Lowest and highest possible score on the charted scale. */
  readonly range: readonly [number, number];
  /** Smallest step between possible scores; `null`: continuous. */
  readonly step: number | null;
  readonly better: 'higher' | 'lower';
  /** `ordinal`: answer categories, of which no mean is taken. */
  readonly kind: 'scale' | 'ordinal';
  readonly categories: readonly { readonly value: number; readonly label: string }[] | null;
  /** From the lowest score to the highest; empty when no cut-points are settled. */
  readonly bands: readonly Band[];
  readonly bandsFact: Fact | null;
  /** The first is the default; empty when none is known. */
  readonly thresholds: readonly Threshold[];
  readonly reliability: (Fact & { readonly value: number }) | null;
  readonly norm: Norm | null;
  readonly licence: string;
  /** The total is taken as given: items are neither scored nor printed. */
  readonly importTotalOnly: boolean;
  /** `change and level`: the total itself is not charted, its change and its level are. */
  readonly chart: 'total' | 'change and level';
  readonly note: string | null;
}
