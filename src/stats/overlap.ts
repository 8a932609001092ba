import { armSizes } from './propensity';
import type { Propensity } from './propensity';

/** Whom a comparison is about: everybody (`ate`), those in the arm (`att`), or those who could be in either (`overlap`). */
export type Target = 'ate' | 'att' | 'overlap';

/** People outside the scores that both arms have, and their share. */
export interface Outside {
  readonly people: number;
  readonly share: number;
}

export interface Overlap {
  /** The scores from the larger of the two lowest to the smaller of the two highest; null where the arms share none. */
  readonly common: { readonly lower: number; readonly upper: number } | null;
  /** By arm, 1 being the cohort asked about. */
  readonly outside: readonly [Outside, Outside];
  readonly outsideAll: Outside;
  /** People by score, 20 bins from 0 to 1; a score on an edge counts in the bin above. */
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: readonly [number, number];
  }[];
}

const BINS = 20;
/** A comparison of people of whom more than this share have nobody like them is withheld. */
export const MOST_OUTSIDE = 0.2;

/**
 * For how many people is there somebody alike in the other arm? The share outside common support, and the scores by arm.
 *
 * R: `lo <- max(tapply(e, arm, min)); hi <- min(tapply(e, arm, max)); mean(e < lo | e > hi)`;
 * `hist(e[arm == 1], seq(0, 1, 0.05), right = FALSE)$counts`.
 */
export function overlap({ rows }: Pick<Propensity, 'rows'>): Overlap {
  const ends: [[number, number], [number, number]] = [
    [Infinity, -Infinity],
    [Infinity, -Infinity],
  ];
  const counts = Array.from({ length: BINS }, (): [number, number] => [0, 0]);
  for (const { arm, score, n } of rows) {
    const [low, high] = ends[arm];
    ends[arm] = [Math.min(low, score), Math.max(high, score)];
    const bin = counts[Math.min(BINS - 1, Math.floor(score * BINS))];
    if (bin !== undefined) bin[arm] += n;
  }
  const lower = Math.max(ends[0][0], ends[1][0]);
  const upper = Math.min(ends[0][1], ends[1][1]);
  const beyond = armSizes(rows.filter(({ score }) => lower > upper || score < lower || score > upper));
  const all = armSizes(rows);
  const outside = (people: number, of: number): Outside => ({ people, share: of === 0 ? 0 : people / of });
  return {
    common: lower > upper ? null : { lower, upper },
    outside: [outside(beyond[0], all[0]), outside(beyond[1], all[1])],
    outsideAll: outside(beyond[0] + beyond[1], all[0] + all[1]),
    bins: counts.map((n, i) => ({ from: i / BINS, to: (i + 1) / BINS, n })),
  };
}

/**
 * Are too many of the people a comparison is about unlike anybody in the other arm? More than a fifth of them (of
 * those in the arm for `att`, of everybody for `ate`) outside common support, or no common support at all.
 */
export function overlapFails({ common, outside, outsideAll }: Overlap, target: Target): boolean {
  if (common === null) return true;
  if (target === 'overlap') return false;
  return (target === 'att' ? outside[1] : outsideAll).share > MOST_OUTSIDE;
}
