import {
  type ComparedLevel,
  type ComparedSubgroup,
  type ComparedSubgroups,
  drawnIn,
  type SubgroupTest,
} from './comparedsubgroups';
import type { Count } from './evidence';
import { both, type Pair, quietBetween } from './releasebalance';
import { counter, fewestBehind, hidden } from './releasecounts';
import { adjustedTo, degreesTo } from './releasedifferences';
import { fisherUpper } from '../stats/fisher';
import type { FTest } from '../stats/interaction';
import { isWithheld, type Result } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

/** A root of an F goes down to a multiple of one of these. */
const rootSteps = [0.1, 0.2, 0.5] as const;

/**
 * What may others see of the difference by what people came with? Differences as the model's own, levels of which a cohort has too few people left out
 * and counted, tests by an F that is rounded down, what is drawn in from the differences shown. p values are corrected afterwards, over
 * all that was looked at.
 */
export function releaseSubgroups(
  found: Result<ComparedSubgroups>,
  profile: Profile,
): Result<ComparedSubgroups> {
  if (isWithheld(found)) return quietBetween(found, profile);
  return { ...found, dimensions: found.dimensions.map((one) => subgroupOf(one, profile)) };
}

function subgroupOf(exact: ComparedSubgroup, profile: Profile): ComparedSubgroup {
  const count = counter(profile);
  const enough = ({ n }: ComparedLevel): boolean =>
    both(n, count).every((one) => typeof one === 'number') &&
    n.every((one) => Number(one) >= profile.minimumForMean);
  const seen = exact.levels.filter(enough);
  const levels = seen.map(({ level, n, estimate }) => ({
    level,
    n: both(n, count),
    estimate: adjustedTo(n, estimate, profile),
  }));
  const all = seen.length === exact.levels.length;
  const { test, between } = exact;
  return {
    ...exact,
    test: isWithheld(test)
      ? quietBetween(test, profile)
      : all
        ? testOf(test, stepOf(levels, profile), profile)
        : hidden,
    levels: drawnIn(levels),
    few: exact.few + exact.levels.length - seen.length,
    unknown: both(exact.unknown, count),
    between: between === null ? null : all ? adjustedTo(fewest(exact.levels), between, profile) : hidden,
  };
}

/** With `n` people in the smallest cohort of a level, one of them who lies two deviations off moves the root by about 1/√n. */
function stepOf(levels: readonly Pick<ComparedLevel, 'n'>[], profile: Profile): number {
  const n = Math.min(...levels.flatMap((one) => one.n.map(Number)));
  const least = 1 / Math.sqrt(fewestBehind(n, profile));
  return rootSteps.find((one) => one >= least) ?? 0.5;
}

function testOf({ robust, clustered, ...test }: SubgroupTest, step: number, profile: Profile): SubgroupTest {
  const again = (found: Result<FTest>): Result<FTest> =>
    isWithheld(found) ? quietBetween(found, profile) : rounded(found, step);
  const own = rounded(test, step);
  return {
    ...own,
    pAdjusted: own.p,
    robust: again(robust),
    clustered: clustered === null ? null : again(clustered),
  };
}

/** Downwards in both, so that p is never smaller than it was. */
function rounded({ f, df1, df2 }: FTest, step: number): FTest {
  const root = Math.floor(Math.sqrt(f) / step + 1e-9) * step;
  const [down, df] = [Number((root * root).toPrecision(12)), Math.max(1, degreesTo(df2))];
  return { f: down, df1, df2: df, p: fisherUpper(down, df1, df) };
}

/** Of either cohort, the people of the level with fewest: a difference between levels moves by no more than theirs. */
function fewest(levels: readonly ComparedLevel[]): Pair<Count> {
  const of = (arm: 0 | 1): Count =>
    levels.map(({ n }) => n[arm]).toSorted((a, b) => Number(a) - Number(b))[0] ?? hidden;
  return [of(0), of(1)];
}
