import type { VisitMoney } from './money';
import { withheldWords } from './numbers';
import { number, type Part, phrase } from './phrase';
import { poundsWords, priceWords } from './scopewords';
import { usable } from './select';
import { usesOf } from './servicewords';
import type { VisitFinding } from './visits';
import { visitDesign } from './visitwords';
import type { Withheld } from '../stats/result';

/** Why no price at all could put a sum on this finding; undefined where one could. */
export function unpriceable({ beyond }: Pick<VisitFinding, 'beyond'>): Withheld | undefined {
  if (beyond === null) return { withheld: 'no_comparison' };
  const { difference } = beyond;
  if (!usable(difference)) return difference;
  const { lower, upper } = difference.interval;
  return lower <= 0 && upper >= 0 ? { withheld: 'no_money' } : undefined;
}

const practice = new Set(['GP contacts', 'GP face to face', 'GP telephone or online', 'GP home visit']);

/** Freed time is not money that anybody can spend. */
function capacityWords(service: string): string {
  return `the value of ${practice.has(service) ? 'GP capacity' : `capacity for ${usesOf(service)}`}, not cash`;
}

/** "£11,300": a sum with three figures that count. */
export function sumWords(pounds: number): string {
  const rounded = Number(pounds.toPrecision(3));
  return poundsWords(Math.abs(rounded) < 100 ? rounded : Math.round(rounded));
}

/** A range in its own direction: both ends above 0, the smaller first. */
export function sized({ lower, upper }: { readonly lower: number; readonly upper: number }): {
  readonly lower: number;
  readonly upper: number;
} {
  return lower < 0 ? { lower: -upper, upper: -lower } : { lower, upper };
}

/** The range of worth, and on what it hangs; why there is none, where there is none. */
export function moneySentence(finding: VisitFinding, { range }: VisitMoney): readonly Part[] {
  const { service, counted } = finding;
  if (!usable(range)) return phrase`${withheldWords(range, counted)}`;
  const { lower, upper } = sized(range.worth);
  const checked =
    visitDesign(finding) === 'comparison'
      ? ''
      : ' A check of the comparison group failed or could not be made, so that may well not be so.';
  return phrase`If all of the change beyond that of the comparison group came from referral, it ${range.direction === 'fewer' ? 'is worth' : 'takes up'} ${number(sumWords(lower))} to ${number(sumWords(upper))} per 1,000 ${counted} a year: ${capacityWords(service)}.${checked}`;
}

/** With which price, of which year and from where; what the range carries and what it does not. */
export function priceSentence({ service }: VisitFinding, { price }: VisitMoney): string {
  return `The price of each of the ${usesOf(service)}: ${priceWords(price)}.${price.note === '' ? '' : ` ${price.note}`} The range is the 95% interval of the difference; the price is taken as exact.`;
}
