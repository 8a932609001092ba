import { armPairs } from './visitarm';
import type { Sides } from './visitmethods';
import {
  assumedOfFrequent,
  type ExpectedOfFrequent,
  fewestFrequent,
  type FrequentUse,
} from '../evidence/frequent';
import type { Counted } from '../evidence/scope';
import type { Windows } from '../evidence/windows';
import type { CountPair } from '../stats/countpairs';
import { expectedFromComparison } from '../stats/expectedfall';
import { type EstimatedRatio, pairedRateRatio } from '../stats/pairedrate';
import { ratioOfRatios } from '../stats/rateratios';
import { isWithheld, type Result, withhold } from '../stats/result';

const monthsAYear = 12;
/** At most this part of those referred count as coming most. */
const tenth = 0.1;
const rounding = 1e-9;

/**
 * Did those who came most before come less often after, and is that more than chance gives to anybody so chosen? Only people watched in all of
 * the window before are asked, because a high rate over few months is chance more than anything. Withheld: `clustered` where referrals are
 * counted; `too_few` under 10 people; `no_reliability` where nothing is known of what is expected; as `pairedRateRatio`.
 */
export function frequentUse(
  service: string,
  main: Sides,
  earlier: Sides | undefined,
  windows: Windows,
  counted: Counted,
): Result<FrequentUse> {
  if (counted === 'referrals') return withhold('clustered');
  const years = lengthOf(windows.before);
  const own = throughout(main.referred, years);
  const threshold = thresholdOf(own);
  const most = frequent(own, threshold);
  const n = size(most);
  if (n < fewestFrequent) return withhold('too_few', n);
  const ratio = pairedRateRatio(most);
  if (isWithheld(ratio)) return ratio;
  if (ratio.kind === 'none_after') return withhold('none_after', n);
  const others = throughout(main.comparison, years);
  const like = frequent(others, threshold);
  const beyond = size(like) < fewestFrequent ? withhold('too_few') : ratioOfRatios(most, like);
  const seen = [
    ...byOthers('earlier', earlierSays, frequent(throughout(earlier?.referred ?? [], years), threshold)),
    ...byOthers('comparison', 'people of the comparison group who came as often', like),
  ];
  const expected = seen.length > 0 ? seen : byLine(most, others, windows);
  const mean = total(own, ({ before }) => before) / total(own, ({ yearsBefore }) => yearsBefore);
  const all = expected.length > 0 ? expected : assumedOfFrequent(service, ratio.before.rate, mean);
  if (all.length === 0) return withhold('no_reliability');
  return {
    threshold,
    n,
    before: ratio.before.rate,
    ratio: bare(ratio),
    expected: all,
    beyond: isWithheld(beyond) ? null : bare(beyond),
  };
}

const earlierSays = 'referred people who came as often in the window before that one, and their next';

function lengthOf({ from, to }: Windows['before']): number {
  return (to - from + 1) / monthsAYear;
}

/** The pairs of people who were watched in all of the window before. */
function throughout(rows: Sides['referred'], years: number): readonly CountPair[] {
  return armPairs(rows).pairs.filter(({ yearsBefore }) => Math.abs(yearsBefore - years) < rounding);
}

/** The smallest whole number of visits a year that at most a tenth reach. */
function thresholdOf(pairs: readonly CountPair[]): number {
  const most = tenth * size(pairs);
  let reached = 0;
  for (const one of pairs.toSorted((a, b) => rateOf(b) - rateOf(a))) {
    reached += one.n;
    if (reached > most + rounding) return Math.floor(rateOf(one) + rounding) + 1;
  }
  return 1;
}

function rateOf({ before, yearsBefore }: CountPair): number {
  return before / yearsBefore;
}

function frequent(pairs: readonly CountPair[], threshold: number): readonly CountPair[] {
  return pairs.filter((one) => rateOf(one) >= threshold - rounding);
}

/** What became of people who came as often and were not referred then. */
function byOthers(
  kind: 'earlier' | 'comparison',
  label: string,
  pairs: readonly CountPair[],
): readonly ExpectedOfFrequent[] {
  const n = size(pairs);
  if (n < fewestFrequent) return [];
  const ratio = pairedRateRatio(pairs);
  if (isWithheld(ratio) || ratio.kind === 'none_after') return [];
  return [{ kind, label, n, ratio: ratio.ratio, interval: ratio.interval95 }];
}

/** What people of the comparison group with so many visits before would have had after, by the line through all of it. */
function byLine(
  most: readonly CountPair[],
  others: readonly CountPair[],
  windows: Windows,
): readonly ExpectedOfFrequent[] {
  const [before, after] = [lengthOf(windows.before), lengthOf(windows.after)];
  const list = others.filter(({ yearsAfter }) => Math.abs(yearsAfter - after) < rounding);
  if (size(list) < fewestFrequent) return [];
  const found = expectedFromComparison(
    list.map((one) => ({ chosen: one.before, other: one.after, n: one.n })),
    most.map((one) => ({ chosen: one.before, n: one.n })),
    before,
  );
  if (isWithheld(found)) return [];
  const perYear = (ratio: number): number => (ratio * before) / after;
  const { lower, upper, level } = found.interval;
  return [
    {
      kind: 'line',
      label: 'read off the line of after on before in all of the comparison group',
      n: found.basis.n,
      ratio: perYear(found.ratio),
      interval: { lower: perYear(lower), upper: perYear(upper), level },
    },
  ];
}

/** The ratio alone: the counts behind it would give the others' away. */
function bare({
  ratio,
  logSe,
  z,
  p,
  interval95,
  interval50,
}: Pick<EstimatedRatio, keyof FrequentUse['ratio']>): FrequentUse['ratio'] {
  return { ratio, logSe, z, p, interval95, interval50 };
}

function size(pairs: readonly CountPair[]): number {
  return pairs.reduce((all, { n }) => all + n, 0);
}

function total(pairs: readonly CountPair[], of: (pair: CountPair) => number): number {
  return pairs.reduce((all, pair) => all + pair.n * of(pair), 0);
}
