import { chiSquaredUpper } from './chisquared';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** Do the odds ratios of the strata differ by more than chance? Tarone's corrects the plain Breslow–Day statistic. */
export interface SameOdds {
  readonly breslowDay: number;
  readonly breslowDayP: number;
  readonly tarone: number;
  readonly p: number;
  readonly df: number;
}

/** One stratum: a of n1 in cohort 1 and c of n0 in cohort 0, `yes` of all. */
export interface Counts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n1: number;
  readonly n0: number;
  readonly yes: number;
  readonly all: number;
}

/** How many of cohort 1 would have the outcome if the stratum's odds ratio were this one, its margins as they are. */
function expectedAt(ratio: number, { n1, n0, yes }: Counts): number {
  const middle = ratio * (n1 + yes) + (n0 - yes);
  const root = Math.sqrt(Math.max(0, middle ** 2 - 4 * n1 * yes * ratio * (ratio - 1)));
  return middle >= 0 ? (2 * ratio * n1 * yes) / (middle + root) : (middle - root) / (2 * (ratio - 1));
}

/**
 * Do the odds ratios of the strata differ by more than chance from the one they have in common? Breslow–Day, with
 * Tarone's correction for a common ratio that is not the likeliest one; chi-squared on one less than the strata.
 *
 * `strata` have people of both cohorts, with and without the outcome. Withheld: `one_stratum` with fewer than two;
 * `no_odds_ratio` where no such table has the common ratio. R: `metafor::rma.mh(measure = "OR")$BD`, `$TA`.
 */
export function sameOdds(strata: readonly Counts[], ratio: number): Result<SameOdds> {
  if (strata.length < 2) return withhold('one_stratum', strata.length);
  const cells = strata.map((counts) => {
    const expected = expectedAt(ratio, counts);
    const others = [counts.n1 - expected, counts.yes - expected, counts.n0 - counts.yes + expected];
    const precision = [expected, ...others].reduce((all, one) => all + 1 / one, 0);
    return { apart: counts.a - expected, precision };
  });
  const breslowDay = sum(cells.map(({ apart, precision }) => apart ** 2 * precision));
  const lean = sum(cells.map(({ apart }) => apart)) ** 2 / sum(cells.map(({ precision }) => 1 / precision));
  const tarone = Math.max(0, breslowDay - lean);
  if (!Number.isFinite(tarone)) return withhold('no_odds_ratio');
  const df = strata.length - 1;
  return {
    breslowDay,
    breslowDayP: chiSquaredUpper(breslowDay, df),
    tarone,
    p: chiSquaredUpper(tarone, df),
    df,
  };
}
