import { normalQuantile } from './normal';
import { withhold } from './result';
import type { Interval, Result } from './result';
import { isCount, mergedUse, over, pull, lineOf } from './useline';
import type { UsePair } from './useline';

/** What the expectation rests on, all of the list it was learnt from; visits per person-year. */
export interface UseBasis {
  readonly n: number;
  /** Correlation of a person's visits in the two windows. */
  readonly correlation: number;
  readonly meanChosen: number;
  readonly meanOther: number;
  readonly sdChosen: number;
  readonly sdOther: number;
  /** Some of those chosen used more than anybody in the list: the line is stretched beyond what was seen. */
  readonly beyond: boolean;
}

/** What would have happened though nothing was done; visits per person-year. The observed change is not in it. */
export interface ExpectedFall {
  readonly from: 'earlier' | 'comparison';
  /** Those chosen. */
  readonly n: number;
  readonly before: number;
  readonly after: number;
  /** After over before. */
  readonly ratio: number;
  readonly interval: Interval;
  /** After less before; negative: a fall. */
  readonly difference: number;
  readonly basis: UseBasis;
}

/** Visits of a person chosen, in the window they are chosen by, and how many have them. */
export interface ChosenUse {
  readonly chosen: number;
  readonly n: number;
}

const LEVEL = 0.95;
const FEWEST = 3;

interface Question {
  readonly from: ExpectedFall['from'];
  readonly list: readonly UsePair[];
  readonly selected: readonly ChosenUse[];
  /** Length of each window in years. */
  readonly years: number;
  /** Where those chosen are people of the list: the least visits of those chosen. */
  readonly least: number | null;
}

function expectation({ from, list, selected, years, least }: Question): Result<ExpectedFall> {
  const size = over(list, () => 1);
  const n = over(selected, () => 1);
  if (Math.min(size, n) < FEWEST) return withhold('too_few', Math.min(size, n));
  const line = lineOf(list);
  if (!(line.squares > 0)) return withhold('same_use', size);
  const before = over(selected, (one) => one.chosen) / n;
  const after = line.other + line.slope * (before - line.chosen);
  if (before === 0 || line.other === 0) return withhold('no_visits', n);
  if (!(after > 1e-9 * line.other)) return withhold('unstable_use', size);
  const own = (chosen: number) => ((line.slope / after - 1 / before) * (chosen - before)) / n;
  const fromList = over(list, (one) => {
    const part = least !== null && one.chosen >= least ? own(one.chosen) : 0;
    return (pull(line, before, one) / after + part) ** 2;
  });
  const fromSelected = least === null ? over(selected, (one) => own(one.chosen) ** 2) : 0;
  const half = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(fromList + fromSelected);
  const ratio = after / before;
  const [lower, upper] = [ratio * Math.exp(-half), ratio * Math.exp(half)];
  if (!Number.isFinite(upper)) return withhold('unstable_use', size);
  const deviation = (squares: number) => Math.sqrt(squares / (size - 1)) / years;
  const most = (rows: readonly ChosenUse[]) => rows.reduce((top, one) => Math.max(top, one.chosen), 0);
  return {
    from,
    n,
    before: before / years,
    after: after / years,
    ratio,
    interval: { lower, upper, level: LEVEL },
    difference: (after - before) / years,
    basis: {
      n: size,
      correlation: line.otherSquares > 0 ? line.slope * Math.sqrt(line.squares / line.otherSquares) : 0,
      meanChosen: line.chosen / years,
      meanOther: line.other / years,
      sdChosen: deviation(line.squares),
      sdOther: deviation(line.otherSquares),
      beyond: most(selected) > most(list),
    },
  };
}

/**
 * By how much would visits fall though nothing was done, as far as the group's own past can tell? `list` holds everyone
 * of the group with the window before referral (`chosen`) and the window of the same length before that (`other`);
 * those chosen are the ones with at least `least` visits before referral, 0 being everyone.
 *
 * What is expected after is what they had in the earlier window, read off the line of earlier on before: mean(earlier) +
 * r (SD earlier / SD before) (mean before of those chosen - mean before of all), so for the whole group its earlier mean.
 * It assumes that use runs alike in both directions of time apart from the choice: no trend with age, and a run-up
 * that is left out or is the choice itself. Limits: infinitesimal jackknife of the logarithm of the ratio, people drawn anew, the number chosen
 * included. Withheld: `too_few` (under 3 people), `same_use`, `no_visits`, `unstable_use`; `invalid`.
 * R: `predict(lm(earlier ~ before), list(before = mean(before[before >= least])))`.
 */
export function expectedFromEarlier(
  list: readonly UsePair[],
  years: number,
  least = 0,
): Result<ExpectedFall> {
  const people = mergedUse(list);
  if (people === null || !(years > 1e-9 && years < 1e9) || !isCount(least)) return withhold('invalid');
  const selected = people.filter(({ chosen }) => chosen >= least);
  return expectation({ from: 'earlier', list: people, selected, years, least });
}

/**
 * By how much would visits of those chosen fall though nothing was done, as far as people who were not referred can
 * tell? `list` holds the comparison group with its windows before (`chosen`) and after (`other`) as long as those of
 * the group; `selected` the group's own visits before.
 *
 * mean(after) + r (SD after / SD before) (mean of those chosen - mean before): the comparison group's after at the
 * before of those chosen. Exact where people's rates follow a gamma distribution. Limits, withheld: as
 * `expectedFromEarlier`. R: `predict(lm(after ~ before), list(before = mean(selected)))`.
 */
export function expectedFromComparison(
  list: readonly UsePair[],
  selected: readonly ChosenUse[],
  years: number,
): Result<ExpectedFall> {
  const people = mergedUse(list);
  const group = mergedUse(selected.map((one) => ({ ...one, other: 0 })));
  if (people === null || group === null || !(years > 1e-9 && years < 1e9)) return withhold('invalid');
  return expectation({ from: 'comparison', list: people, selected: group, years, least: null });
}
