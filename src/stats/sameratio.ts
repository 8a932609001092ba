import { chiSquaredUpper } from './chisquared';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** Do ratios differ by more than chance? */
export interface SameRatio {
  readonly groups: number;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Do the ratios of several groups of different people differ by more than chance? The interaction test that a claim about one
 * of them needs.
 *
 * Wald's statistic of all interactions: squared misses of the log ratios around their weighted mean, over their variances; chi-squared on one less than
 * the groups. Withheld: `one_group` with fewer than two; `invalid` unless each error is above 0.
 * R: `m <- glm(visits ~ period * group + offset(log(years)), poisson)`, the Wald test of its interactions with
 * `sandwich::vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)`.
 */
export function sameRatio(
  ratios: readonly { readonly ratio: number; readonly logSe: number }[],
): Result<SameRatio> {
  if (ratios.length < 2) return withhold('one_group', ratios.length);
  if (
    !ratios.every(
      ({ ratio, logSe }) => ratio > 0 && logSe > 0 && Number.isFinite(ratio) && Number.isFinite(logSe),
    )
  )
    return withhold('invalid');
  const logs = ratios.map(({ ratio }) => Math.log(ratio));
  const weights = ratios.map(({ logSe }) => 1 / logSe ** 2);
  const mean = sum(logs.map((log, at) => log * (weights[at] ?? 0))) / sum(weights);
  const statistic = sum(logs.map((log, at) => (weights[at] ?? 0) * (log - mean) ** 2));
  const df = ratios.length - 1;
  return { groups: ratios.length, statistic, df, p: chiSquaredUpper(statistic, df) };
}
