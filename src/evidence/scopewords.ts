import { day, plain } from './numbers';
import type { ChosenPrice } from './price';
import { countedIn, type PairRule, type Scope } from './scope';
import { dimensionById } from '../vocabulary/dimensions';

/** "people referred from 1 April 2024, site: Harbour or Vale", or "every referral from …, not only a person’s first". */
export function scopeWords(scope: Scope): string {
  const dates =
    scope.from !== undefined && scope.to !== undefined
      ? ` from ${day(scope.from)} to ${day(scope.to)}`
      : scope.from !== undefined
        ? ` from ${day(scope.from)}`
        : scope.to !== undefined
          ? ` up to ${day(scope.to)}`
          : '';
  const every = countedIn(scope) === 'referrals';
  const who = every ? 'every referral' : dates === '' ? 'everyone referred' : 'people referred';
  const filters = scope.filters.map(
    ({ dimension, levels }) =>
      `${(dimensionById.get(dimension)?.name ?? dimension).toLowerCase()}: ${levels.join(' or ')}`,
  );
  return [`${who}${dates}`, ...filters, ...(every ? ['not only a person’s first'] : [])].join(', ');
}

/** The rule that says which scores are first and last, as printed with every result. */
export function ruleWords(rule: PairRule): string {
  return `First score: the one labelled as the start, otherwise the nearest to referral from ${days(rule.before)} before to ${days(rule.after)} after. Last score: the one with the latest stage label, otherwise the latest at least ${days(rule.gap)} after the first.`;
}

/** "£49", "£27.50", "−£1,200". */
export function poundsWords(pounds: number): string {
  const digits = Number.isInteger(pounds) ? 0 : 2;
  return `${pounds < 0 ? '−' : ''}£${plain(Math.abs(pounds), digits)}`;
}

/** A price with its year and its source, which it never stands without. */
export function priceWords({ kind, name, price, year, source, verified }: ChosenPrice): string {
  const whose = kind === 'own' ? 'a price given by the reader' : name;
  const checked = kind === 'listed' && !verified ? ', not checked in the source itself' : '';
  return `${poundsWords(price)} (${whose}; ${year} prices; source: ${source}${checked})`;
}

function days(n: number): string {
  return n === 1 ? '1 day' : `${plain(n, 0)} days`;
}
