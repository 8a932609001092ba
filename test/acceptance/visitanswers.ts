import { kind, type Person, type World } from './visitworld';
import { expectedUse } from '../../src/analysis/expecteduse';
import { preTrendOf } from '../../src/analysis/pretrend';
import { armOf, armPairs } from '../../src/analysis/visitarm';
import { headline } from '../../src/analysis/visitmethods';
import type { MonthProduct } from '../../src/analysis/monthsums';
import type { QueryRow } from '../../src/engine/queries.gen';
import type { ExpectedUse } from '../../src/evidence/visits';
import { firstOfRunUp, usualWindows, type Windows, windowsOf } from '../../src/evidence/windows';
import type { RatioEstimate } from '../../src/stats/pairedrate';
import { isWithheld, type Result } from '../../src/stats/result';

/** Which months of a world the data have. */
export const spans = { year: -12, longer: kind.firstMonth } as const;

/** What the page would say of a world whose data begin at month `first`; null is no such check. */
export interface Answers {
  /** Months −12 to −1 against 1 to 12 of those referred: what is usually done. */
  readonly naive: RatioEstimate;
  /** The same with the comparison group. */
  readonly naiveCompared: RatioEstimate;
  readonly compared: RatioEstimate;
  readonly oneGroup: RatioEstimate;
  readonly expected: ExpectedUse;
  readonly preTrend: number;
  readonly placebos: readonly RatioEstimate[];
}

export const service = 'GP contacts';

/** Asks the project's own estimators, without a database. */
export function answersOf({ referred, comparison }: World, first: number): Answers {
  const main = windowsOf(usualWindows, first, kind.lastMonth);
  if (main === null) throw new Error('no windows');
  const both = (windows: Windows) => ({
    referred: rowsOf('referred', referred, windows),
    comparison: rowsOf('comparison', comparison, windows),
  });
  const alone = (windows: Windows) => ({ ...both(windows), comparison: [] });
  const naive = { before: { from: -12, to: -1 }, after: { from: 1, to: 12 } };
  const length = main.before.to - main.before.from + 1;
  const past = { from: main.before.from - length, to: main.before.from - 1 };
  const earlier = past.from < first ? undefined : alone({ before: past, after: main.before });
  const sides = alone(main);
  const arm = armOf(armPairs(sides.referred), referred.length, 'people');
  const expected = expectedUse(service, arm, earlier, length / 12);
  if (expected === null) throw new Error('nothing is expected');
  const pre = { from: Math.max(first, -12), to: firstOfRunUp - 1 };
  const preTrend = preTrendOf(
    [...products('referred', referred), ...products('comparison', comparison)],
    pre,
  );
  return {
    naive: estimate(headline(alone(naive))),
    naiveCompared: estimate(headline(both(naive))),
    compared: estimate(headline(both(main))),
    oneGroup: estimate(headline(sides)),
    expected,
    preTrend: estimate(preTrend).p,
    placebos: [
      { before: { from: -9, to: -7 }, after: { from: -6, to: -4 } },
      { before: { from: -12, to: -10 }, after: { from: -9, to: -7 } },
    ].map((windows) => estimate(headline(both(windows)))),
  };
}

function estimate<T extends object>(result: Result<T>): T {
  if (isWithheld(result)) throw new Error(`withheld: ${result.withheld}`);
  return result;
}

type Row = QueryRow['visits'];

function rowsOf(arm: string, people: readonly Person[], { before, after }: Windows): readonly Row[] {
  return people.map((person) => {
    const [early, late] = [inside(person, before), inside(person, after)];
    return {
      service,
      arm,
      stratum: 'everyone',
      before: early.visits,
      after: late.visits,
      before_high: early.visits,
      after_high: late.visits,
      months_before: early.months,
      months_after: late.months,
      n: 1,
    };
  });
}

function inside(person: Person, { from, to }: Windows['before']) {
  const seen = person
    .slice(from - kind.firstMonth, to - kind.firstMonth + 1)
    .filter((visits) => visits !== null);
  return { visits: seen.reduce((sum, n) => sum + n, 0), months: seen.length };
}

/** As the database gives them: everybody is watched in every month before. */
function products(arm: string, people: readonly Person[]): readonly MonthProduct[] {
  const months = Array.from({ length: firstOfRunUp + 12 }, (_, at) => at - 12);
  const sums = (one: number, other: number): number =>
    people.reduce(
      (total, person) =>
        total + (person[one - kind.firstMonth] ?? 0) * (person[other - kind.firstMonth] ?? 0),
      0,
    );
  const alone = (month: number): number =>
    people.reduce((total, person) => total + (person[month - kind.firstMonth] ?? 0), 0);
  return months.flatMap((one, at) =>
    months.slice(at).map((other) => ({
      service,
      arm,
      stratum: 'everyone',
      one,
      other,
      people: people.length,
      watched: people.length,
      watched_squares: people.length,
      events: alone(one),
      products: sums(one, other),
      one_crossed: alone(one),
      other_crossed: alone(other),
    })),
  );
}
