import { withhold } from './result';
import type { Interval, Result } from './result';

/** Risk ratios that an unmeasured factor would need with both the group and the outcome. */
export interface EValue {
  readonly estimate: number;
  /** Of the limit nearest to 1; 1 where the interval holds 1. */
  readonly limit: number;
}

function needed(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}

/**
 * How strong would something unmeasured have to be, with both the group and the outcome, to explain a rate ratio away?
 *
 * E = RR + sqrt(RR (RR - 1)), ratios below 1 turned over first. Only for comparisons: in one group the rivals are time and
 * regression to the mean. Withheld: `invalid` unless the ratio and its limits are above 0 and finite.
 * VanderWeele & Ding (2017). R: `rr + sqrt(rr * (rr - 1))`.
 */
export function eValue(ratio: number, { lower, upper }: Interval): Result<EValue> {
  if (![ratio, lower, upper].every((one) => one > 0 && Number.isFinite(one))) return withhold('invalid');
  const nearest = lower > 1 ? lower : upper < 1 ? upper : 1;
  return { estimate: needed(ratio), limit: needed(nearest) };
}

/** An E-value with the risk ratio, and its limits, that the estimate was turned into first. */
export interface ConvertedEValue extends EValue {
  readonly ratio: number;
  readonly interval: Interval;
}

function converted(ratio: number, lower: number, upper: number): Result<ConvertedEValue> {
  const interval = { lower, upper, level: 0.95 };
  const found = eValue(ratio, interval);
  return 'withheld' in found ? found : { ...found, ratio, interval };
}

/** A risk ratio per standard deviation, and its limits per standard error, on the log scale. */
const PER_SD = 0.91;
const PER_SE = 1.78;

/**
 * The E-value of a difference in means, in standard deviations of the outcome, and its standard error in the same unit.
 *
 * The risk ratio is about that of being above any one point of the scale: exp(0.91 d), limits exp(0.91 d ∓ 1.78 se). Withheld:
 * `invalid` unless both are numbers and the error is not below 0. VanderWeele & Ding (2017), Annals of Internal Medicine 167.
 * R: `exp(0.91 * d)`, `exp(0.91 * d + c(-1, 1) * 1.78 * se)`.
 */
export function eValueOfDifference(d: number, se: number): Result<ConvertedEValue> {
  if (!(Number.isFinite(d) && se >= 0)) return withhold('invalid');
  const [log, half] = [PER_SD * d, PER_SE * se];
  return converted(Math.exp(log), Math.exp(log - half), Math.exp(log + half));
}

/** How often the outcome occurs: `rare` below 15% in both groups at the end of follow-up, else `common`. */
export type Occurrence = 'rare' | 'common';

/**
 * The E-value of an odds ratio and its 95% limits: as a risk ratio where the outcome is rare, by its root where it is common.
 * Withheld as `eValue`. VanderWeele & Ding (2017). R: `sqrt(or)`.
 */
export function eValueOfOddsRatio(
  ratio: number,
  { lower, upper }: Interval,
  outcome: Occurrence,
): Result<ConvertedEValue> {
  const risk = (odds: number) => (outcome === 'rare' ? odds : Math.sqrt(odds));
  return converted(risk(ratio), risk(lower), risk(upper));
}

/**
 * The E-value of a hazard ratio and its 95% limits: as a risk ratio where the outcome is rare, else by
 * (1 - 0.5^√HR) / (1 - 0.5^√(1/HR)). Withheld as `eValue`. VanderWeele & Ding (2017).
 * R: `(1 - 0.5^sqrt(hr)) / (1 - 0.5^sqrt(1 / hr))`.
 */
export function eValueOfHazardRatio(
  ratio: number,
  { lower, upper }: Interval,
  outcome: Occurrence,
): Result<ConvertedEValue> {
  const half = (root: number) => -Math.expm1(-Math.LN2 * root);
  const risk = (hazard: number) =>
    outcome === 'rare' ? hazard : half(Math.sqrt(hazard)) / half(Math.sqrt(1 / hazard));
  return converted(risk(ratio), risk(lower), risk(upper));
}
