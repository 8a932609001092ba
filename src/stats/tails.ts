/** Both sides of one cut, each computed to full relative accuracy. They sum to 1, but neither is formed that way when small. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Everything lies above the cut. */
export const ALL_ABOVE: Tails = { lower: 0, upper: 1 };

/** Everything lies below the cut. */
export const ALL_BELOW: Tails = { lower: 1, upper: 0 };
