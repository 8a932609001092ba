import { plain } from './numbers';
import { number, type Part, phrase } from './phrase';
import type { Interval } from '../stats/result';

export type RatioDirection = 'fewer' | 'more' | 'unsure';

/** Which way a ratio went, where its interval excludes 1. */
export function ratioDirection({ lower, upper }: Pick<Interval, 'lower' | 'upper'>): RatioDirection {
  return upper < 1 ? 'fewer' : lower > 1 ? 'more' : 'unsure';
}

/** Decimals of a percentage below which one that is not 0 would read as 0. */
function digitsOf(ratios: readonly number[]): number {
  const away = ratios.map((ratio) => Math.abs(1 - ratio) * 100).filter((one) => one > 1e-9);
  return [0, 1].find((digits) => away.every((one) => Number(one.toFixed(digits)) !== 0)) ?? 2;
}

/** "12%": how far a ratio lies from 1, without its direction; `beside` are the ratios that stand in the same sentence. */
export function awayWords(ratio: number, beside: readonly number[] = []): string {
  return `${plain(Math.abs(1 - ratio) * 100, digitsOf([ratio, ...beside]))}%`;
}

/** "12% fewer", "5% more", "as many". */
export function fewerWords(ratio: number, beside: readonly number[] = []): readonly Part[] {
  const away = awayWords(ratio, beside);
  return Number.parseFloat(away) === 0
    ? phrase`as many`
    : phrase`${number(away)} ${ratio < 1 ? 'fewer' : 'more'}`;
}

/** "7% to 16% fewer", nearest first; where 1 lies between the limits, "3% fewer to 5% more". */
export function fewerRange({ lower, upper }: Pick<Interval, 'lower' | 'upper'>): readonly Part[] {
  const both = [lower, upper];
  const away = (ratio: number): Part => number(awayWords(ratio, both));
  if (upper < 1) return phrase`${away(upper)} to ${away(lower)} fewer`;
  if (lower > 1) return phrase`${away(lower)} to ${away(upper)} more`;
  if (lower < 1 && Number.parseFloat(awayWords(upper, both)) === 0) return phrase`up to ${away(lower)} fewer`;
  if (upper > 1 && Number.parseFloat(awayWords(lower, both)) === 0) return phrase`up to ${away(upper)} more`;
  return [...fewerWords(lower, both), ...phrase` to `, ...fewerWords(upper, both)];
}

/** A ratio that is above 0, with enough decimals that it does not read as 0. */
export function ratioLimit(ratio: number): string {
  const digits = [2, 3, 4].find((one) => Number(ratio.toFixed(one)) !== 0);
  return digits === undefined ? 'under 0.0001' : plain(ratio, digits);
}

/** "6.5": visits a person and year, with enough decimals that what is not 0 does not read so. */
export function rateWords(rate: number): string {
  if (rate === 0) return '0';
  const digits = rate !== 0 && Math.abs(rate) < 1 ? (Math.abs(rate) < 0.095 ? 3 : 2) : 1;
  return plain(rate, digits);
}
