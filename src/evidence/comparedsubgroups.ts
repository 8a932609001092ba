import type { Count } from './evidence';
import type { Difference } from '../stats/difference';
import type { FTest } from '../stats/interaction';
import { isWithheld, type Result, withhold } from '../stats/result';
import { shrink } from '../stats/shrinkage';
import type { DimensionId } from '../vocabulary/dimensions';

/**
 * Does the difference between two cohorts differ by what people came with? Every characteristic that was looked at is here, whatever came of it.
 * Pairs are [held against, asked about].
 */
export interface ComparedSubgroups {
  /** Tests made over all characteristics and measures of the question: each family is corrected by itself. */
  readonly looks: { readonly declared: number; readonly explored: number };
  readonly dimensions: readonly ComparedSubgroup[];
}

export interface ComparedSubgroup {
  readonly dimension: DimensionId;
  readonly name: string;
  /** Asked before results were opened: then Holm's correction, else Benjamini and Hochberg's. */
  readonly declared: boolean;
  /** Whether all the levels' differences are one. */
  readonly test: Result<SubgroupTest>;
  /** In the dimension's order. */
  readonly levels: readonly ComparedLevel[];
  /** Levels that are left out because a cohort has few people with both scores there. */
  readonly few: number;
  /** People with both scores of whom the level is not recorded: in no test and at no level. */
  readonly unknown: readonly [Count, Count];
  /** With two levels, the difference at the second less that at the first, in points; else null. */
  readonly between: Result<Difference> | null;
}

export interface SubgroupTest extends FTest {
  /** Corrected for the number of looks. */
  readonly pAdjusted: number;
  /** Wald's test by HC3, which lets spreads differ; not corrected. */
  readonly robust: Result<FTest>;
  /** Wald's test with people of a site taken as alike; null where sites cannot be told. Not corrected. */
  readonly clustered: Result<FTest> | null;
}

export interface ComparedLevel {
  readonly level: string;
  readonly n: readonly [Count, Count];
  /** Among people of this level, in points: the cohort asked about less the other, from the model with all levels. */
  readonly estimate: Result<Difference>;
  /** Drawn towards the mean of the levels as far as its own number is uncertain; `own`: what that counts, from 0 to 1. */
  readonly shrunken: Result<{ readonly estimate: number; readonly own: number }>;
}

/** Fewer people than this with both scores in either cohort, and a level is not shown. */
export const fewestAtLevel = 10;

/** Levels with what their estimates are once chance highs and lows are drawn in: of those estimates alone. */
export function drawnIn(levels: readonly Omit<ComparedLevel, 'shrunken'>[]): readonly ComparedLevel[] {
  const found = shrink(
    levels.flatMap(({ level, estimate }) =>
      isWithheld(estimate) ? [] : [{ name: level, estimate: estimate.difference, se: estimate.se }],
    ),
  );
  return levels.map((one): ComparedLevel => {
    if (isWithheld(one.estimate)) return { ...one, shrunken: one.estimate };
    if (isWithheld(found)) return { ...one, shrunken: withhold(found.withheld) };
    const own = found.shrunken.find(({ name }) => name === one.level);
    return {
      ...one,
      shrunken: own === undefined ? withhold('invalid') : { estimate: own.estimate, own: own.own },
    };
  });
}
