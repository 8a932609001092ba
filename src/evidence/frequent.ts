import type { Count } from './evidence';
import { expectedAssumed } from '../stats/expectedassumed';
import type { RatioEstimate } from '../stats/pairedrate';
import { isWithheld, type Interval } from '../stats/result';
import { plausibleUse } from '../vocabulary/servicenames';

/** Those who came most before: a group chosen for what is then looked at, so never without what is expected of people so chosen. */
export interface FrequentUse {
  /** Visits a year from which on somebody is one of them: the smallest whole number that at most a tenth of those referred reach. */
  readonly threshold: number;
  readonly n: Count;
  /** Their visits before, a year and person. */
  readonly before: number;
  readonly ratio: RatioEstimate;
  /** What ratio is expected of people chosen like that though nothing were done; never empty. */
  readonly expected: readonly ExpectedOfFrequent[];
  /** Their ratio over that of the comparison group's people who came as often; null where these are too few. */
  readonly beyond: RatioEstimate | null;
}

/**
 * earlier: referred people who came as often in the window before the one that is counted, and that one as their next. comparison: people of
 * the comparison group who came as often, in the same windows. line: read off all of the comparison group, where few of it came as often.
 * assumed: one of a range over what is not known.
 */
export interface ExpectedOfFrequent {
  readonly kind: 'earlier' | 'comparison' | 'line' | 'assumed';
  readonly label: string;
  /** People behind it; null where it is assumed. */
  readonly n: Count | null;
  readonly ratio: number;
  readonly interval: Interval | null;
}

/** People below which nothing is said of those who came most, nor expected from others like them. */
export const fewestFrequent = 10;

/**
 * The range of what is expected of people with `before` visits a year, in a group with `mean`, where nobody else's windows show it: a part of
 * their distance from the mean is chance and goes. Both the mean of the group, which was chosen itself, and what is known of use in general
 * are asked. Empty for a service of which nothing is known in general.
 */
export function assumedOfFrequent(
  service: string,
  before: number,
  mean: number,
): readonly ExpectedOfFrequent[] {
  const general = plausibleUse(service);
  if (general === undefined) return [];
  const means = [mean, ...general.rates];
  const cells = expectedAssumed({ before, populationMeans: means });
  if (isWithheld(cells)) return [];
  const each = cells.length / means.length;
  return cells.map(({ reliability, populationMean, ratio }, place) => ({
    kind: 'assumed',
    label: `use ${String(Math.round(reliability * 100))}% alike from window to window, ${place < each ? 'as much as all referred on average' : `${String(populationMean)} a year in general`}`,
    n: null,
    ratio,
    interval: null,
  }));
}
