import { shareOf } from './share';
import { size } from './size';
import type { Tallies } from './tallies';
import type { BandMovement, CategoryShares } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { bandTest } from '../stats/bandtest';
import { isWithheld, withhold } from '../stats/result';
import { bandOf, type Measure } from '../vocabulary/measures';

/**
 * First band by last band, with a last column for people without a usable last score; an ordinal measure's bands are its categories.
 * The p value is corrected once all measures are known.
 */
export function movementOf(
  { pairs, lostFirst }: Tallies,
  measure: Measure,
  counted: Counted,
): BandMovement | null {
  const names =
    measure.kind === 'ordinal'
      ? (measure.categories ?? []).map(({ label }) => label)
      : measure.bands.map(({ name }) => name);
  if (names.length < 2) return null;
  const indexOf = (score: number): number =>
    measure.kind === 'ordinal'
      ? (measure.categories ?? []).findIndex(({ value }) => value === score)
      : measure.bands.findIndex((band) => band === bandOf(measure, score));
  const table = names.map(() => new Array<number>(names.length + 1).fill(0));
  const add = (first: number, last: number, n: number): void => {
    const row = table[indexOf(first)];
    if (row !== undefined) row[last] = (row[last] ?? 0) + n;
  };
  for (const { first, last, n } of pairs) add(first, indexOf(last), n);
  for (const { value, n } of lostFirst) add(value, names.length, n);
  const test =
    counted === 'referrals'
      ? withhold('clustered')
      : bandTest(table.map((row) => row.slice(0, names.length)));
  return {
    bands: names,
    verified: measure.bandsFact?.verified ?? false,
    table,
    test: isWithheld(test) ? test : { ...test, pHolm: test.p },
  };
}

/** Who stood in each answer category first and last, among those with both scores: what is read instead of a mean. */
export function categoriesOf(
  { pairs }: Tallies,
  { kind, categories }: Measure,
  counted: Counted,
): readonly CategoryShares[] | null {
  if (kind !== 'ordinal' || categories === null) return null;
  const n = size(pairs);
  return categories.map(({ value, label }) => ({
    label,
    first: shareOf(size(pairs.filter(({ first }) => first === value)), n, counted),
    last: shareOf(size(pairs.filter(({ last }) => last === value)), n, counted),
  }));
}
