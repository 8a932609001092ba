import fc from 'fast-check';
import type { CountPair } from '../../src/stats/countpairs';

interface Columns {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly yearsBefore: readonly number[];
  readonly yearsAfter: readonly number[];
}

/** The raw list: one entry a person. */
export function visitRows({ before, after, yearsBefore, yearsAfter }: Columns): readonly CountPair[] {
  const at = (column: readonly number[], i: number) => column[i] ?? Number.NaN;
  return before.map((value, i) => ({
    before: value,
    after: at(after, i),
    yearsBefore: at(yearsBefore, i),
    yearsAfter: at(yearsAfter, i),
    n: 1,
  }));
}

/** A year in both windows for everybody: before and after alone. */
export function fullYears(...visits: readonly (readonly [before: number, after: number])[]) {
  return visits.map(([before, after]) => ({ before, after, yearsBefore: 1, yearsAfter: 1, n: 1 }));
}

/** One entry for equal people, as a GROUP BY would return it, in the order of first appearance. */
export function gatherVisits(pairs: readonly CountPair[]): readonly CountPair[] {
  const counts = new Map<string, CountPair>();
  for (const one of pairs) {
    const key = `${one.before} ${one.after} ${one.yearsBefore} ${one.yearsAfter}`;
    counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + one.n });
  }
  return [...counts.values()];
}

/** Everybody's observed time multiplied, both windows by their own factor. */
export function stretched(pairs: readonly CountPair[], before: number, after = before): readonly CountPair[] {
  return pairs.map((one) => ({
    ...one,
    yearsBefore: one.yearsBefore * before,
    yearsAfter: one.yearsAfter * after,
  }));
}

export function turned(pairs: readonly CountPair[]): readonly CountPair[] {
  return pairs.map(({ before, after, yearsBefore, yearsAfter, n }) => ({
    before: after,
    after: before,
    yearsBefore: yearsAfter,
    yearsAfter: yearsBefore,
    n,
  }));
}

const count = fc.integer({ min: 0, max: 12 });
const years = fc.constantFrom(0.25, 0.5, 1);
/** Twenty to forty people with few visits in quarters of a year, so that many have all four alike; both windows visited. */
export const visits: fc.Arbitrary<readonly CountPair[]> = fc
  .array(
    fc.record({
      before: count,
      after: count,
      yearsBefore: years,
      yearsAfter: years,
      n: fc.constant<number>(1),
    }),
    { minLength: 20, maxLength: 40 },
  )
  .filter((people) => new Set(people.map((one) => one.before / one.yearsBefore)).size > 3)
  .filter((people) => new Set(people.map((one) => one.after / one.yearsAfter)).size > 3)
  .filter((people) => new Set(people.map((one) => one.after - one.before)).size > 3);

const odd = fc.constantFrom(
  0,
  -0,
  -1,
  0.5,
  1e-320,
  1e-100,
  1e100,
  1e101,
  1e308,
  2 ** 53 - 1,
  Number.NaN,
  Infinity,
);
const any = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: odd });
const anyYears = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(0.1, 0.3, 1, 2) },
  { weight: 1, arbitrary: odd },
);
/** Whatever a file may hold. */
export const anyVisits: fc.Arbitrary<readonly CountPair[]> = fc.array(
  fc.record({ before: any, after: any, yearsBefore: anyYears, yearsAfter: anyYears, n: any }),
  { maxLength: 6 },
);
