import fc from 'fast-check';
import { fitModels, modelInputs, withModels } from '../../src/analysis/usemodels';
import type { UseTables } from '../../src/analysis/usetables';
import { type LaidOut, visitsOf } from '../../src/analysis/visits';
import { everyone, type Scope } from '../../src/evidence/scope';
import type { VisitFinding } from '../../src/evidence/visits';
import { type Windows, windowsOf } from '../../src/evidence/windows';

/** One invented person: visits in the months −12 to 12 from referral, null where nobody watched. */
export interface User {
  readonly arm: 'referred' | 'comparison';
  readonly stratum: string;
  readonly months: readonly (number | null)[];
  /** One of the counts before is a hidden small number: it may be up to so many more. */
  readonly hidden?: number;
}

const first = -12;
const settings: Readonly<Partial<Record<string, Windows | null>>> = {
  main: windowsOf({ months: 12, runUp: 'left out' }, first, 12),
  'run-up': windowsOf({ months: 12, runUp: 'counted' }, first, 12),
  'placebo-6': { before: { from: -9, to: -7 }, after: { from: -6, to: -4 } },
  'placebo-9': { before: { from: -12, to: -10 }, after: { from: -9, to: -7 } },
};
const preMonths = [-12, -11, -10, -9, -8, -7, -6, -5, -4];

function at({ months }: User, month: number): number | null {
  return months[month - first] ?? null;
}

function inside(
  user: User,
  { from, to }: Windows['before'],
): { readonly n: number; readonly months: number } {
  const seen = user.months
    .slice(from - first, to - first + 1)
    .flatMap((visits) => (visits === null ? [] : [visits]));
  return { n: seen.reduce((sum, visits) => sum + visits, 0), months: seen.length };
}

/** What an engine would say of people in memory, a row a person. */
function tablesOf(service: string, users: readonly User[]): UseTables {
  const tallies = Object.entries(settings).map(([setting, windows]) => {
    if (!windows) throw new Error('use: no windows');
    const rows = users.map((user) => {
      const [before, after] = [inside(user, windows.before), inside(user, windows.after)];
      return {
        service,
        arm: user.arm,
        stratum: user.stratum,
        before: before.n,
        after: after.n,
        before_high: before.n + (user.hidden ?? 0),
        after_high: after.n,
        months_before: before.months,
        months_after: after.months,
        n: 1,
      };
    });
    return [setting, rows] as const;
  });
  const months = (['referred', 'comparison'] as const).flatMap((arm) =>
    Array.from({ length: 25 }, (_, place) => {
      const seen = users
        .filter((user) => user.arm === arm)
        .flatMap(({ months: own }) => (typeof own[place] === 'number' ? [own[place]] : []));
      const visits = seen.reduce((sum, n) => sum + n, 0);
      return {
        service,
        arm,
        stratum: '',
        month: place + first,
        people: seen.length,
        watched: seen.length,
        watched_squares: seen.length,
        visits,
        squares: seen.reduce((sum, n) => sum + n ** 2, 0),
        crossed: visits,
      };
    }).filter(({ watched }) => watched > 0),
  );
  return {
    members: users.map(({ arm, stratum }) => ({ arm, stratum, referrals: 1 })),
    tallies: new Map(tallies),
    months,
    known: knownOf(service, users),
    products: users.some(({ arm }) => arm === 'comparison') ? productsOf(service, users) : [],
    references: users.some(({ arm }) => arm === 'comparison') ? referencesOf(service, users) : [],
  };
}

function knownOf(service: string, users: readonly User[]): UseTables['known'] {
  const { main } = settings;
  if (!main) throw new Error('use: no windows');
  return users.flatMap((user) => {
    const [before, after] = [inside(user, main.before), inside(user, main.after)];
    if (before.months === 0 || after.months === 0 || user.hidden !== undefined) return [];
    return [
      {
        service,
        arm: user.arm,
        stratum: user.stratum,
        age_band: user.stratum,
        sex: 'not recorded',
        deprivation: 'not recorded',
        months_before: before.months,
        months_after: after.months,
        n: 1,
        before: before.n,
        after: after.n,
        before_squares: before.n ** 2,
        after_squares: after.n ** 2,
        products: before.n * after.n,
      },
    ];
  });
}

/** The sums over people that the test for a drift takes, of those watched in all its months. */
function productsOf(service: string, users: readonly User[]): UseTables['products'] {
  const arms = [...new Set(users.map(({ arm }) => arm))].toSorted();
  return arms.flatMap((arm) => {
    const whole = users.filter(
      (user) => user.arm === arm && preMonths.every((month) => at(user, month) !== null),
    );
    const sum = (of: (user: User) => number): number => whole.reduce((total, user) => total + of(user), 0);
    const use = (user: User, month: number): number => at(user, month) ?? 0;
    return preMonths.flatMap((one, place) =>
      preMonths.slice(place).map((other) => ({
        service,
        arm,
        stratum: 'everyone',
        one,
        other,
        people: whole.length,
        watched: whole.length,
        watched_squares: whole.length,
        events: sum((user) => use(user, one)),
        products: sum((user) => use(user, one) * use(user, other)),
        one_crossed: sum((user) => use(user, one)),
        other_crossed: sum((user) => use(user, other)),
      })),
    );
  });
}

/** What a month has in common with the window before. */
function referencesOf(service: string, users: readonly User[]): UseTables['references'] {
  const { main } = settings;
  if (!main) throw new Error('use: no windows');
  const arms = [...new Set(users.map(({ arm }) => arm))].toSorted();
  return arms.flatMap((arm) => {
    const own = users
      .filter((user) => user.arm === arm)
      .map((user) => ({ user, window: inside(user, main.before) }));
    const sum = (of: (one: (typeof own)[number]) => number): number =>
      own.reduce((total, one) => total + of(one), 0);
    return Array.from({ length: 25 }, (_, place) => {
      const month = place + first;
      const use = (user: User): number => at(user, month) ?? 0;
      const seen = (user: User): number => (at(user, month) === null ? 0 : 1);
      return {
        service,
        arm,
        stratum: 'everyone',
        month,
        people: own.length,
        reference: sum(({ window }) => window.n),
        watched: sum(({ window }) => window.months),
        squares: sum(({ window }) => window.n ** 2),
        crossed: sum(({ window }) => window.n * window.months),
        watched_squares: sum(({ window }) => window.months ** 2),
        use_use: sum(({ user, window }) => use(user) * window.n),
        use_watched: sum(({ user, window }) => use(user) * window.months),
        watched_use: sum(({ user, window }) => seen(user) * window.n),
        watched_watched: sum(({ user, window }) => seen(user) * window.months),
      };
    });
  });
}

/** What the analysis finds of these people's use of one service, without an engine. */
export function serviceUse(
  service: string,
  users: readonly User[],
  scope: Scope = { ...everyone, by: 'site' },
): VisitFinding {
  const { main } = settings;
  if (!main) throw new Error('use: no windows');
  const laid: LaidOut = { windows: main, runUp: 'left out', settings: settingIds, preMonths };
  const compared = users.some(({ arm }) => arm === 'comparison');
  const tables = tablesOf(service, users);
  const [found] = withModels(visitsOf(tables, scope, laid, compared), fitModels(modelInputs(tables)));
  if (found === undefined) throw new Error('use: nobody to look at');
  return found;
}

const settingIds: LaidOut['settings'] = ['main', 'run-up', 'placebo-6', 'placebo-9'];

/** Visits of an invented person by formula: the same seed gives the same people. */
export function drawn(seed: number): (mean: number) => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state + 0.5) / 2_147_483_648;
  };
  return (mean) => {
    const least = Math.exp(-mean);
    let n = 0;
    for (let product = uniform(); product > least; product *= uniform()) n += 1;
    return n;
  };
}

/** Random people of random numbers: with a comparison group or without, some watched in part, some with hidden numbers, some heavy users. */
export const usersDrawn = fc
  .record({
    sizes: fc.constantFrom([3, 0], [9, 4], [14, 0], [25, 9], [40, 40], [130, 0], [160, 70], [420, 150]),
    more: fc.nat(6),
    mean: fc.constantFrom(0, 0.02, 0.3, 0.6),
    factor: fc.constantFrom(0, 0.5, 1),
    heavy: fc.constantFrom(0, 2, 40),
    leaves: fc.constantFrom(0, 0.1),
    hidden: fc.constantFrom(0, 3, 20),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ sizes, more, mean, factor, heavy, leaves, hidden, seed }): readonly User[] => {
    const draw = drawn(seed);
    const person = (arm: User['arm'], place: number): User => {
      const own = mean * (0.3 + 0.35 * draw(2));
      const until = draw(leaves) > 0 ? 10 + draw(8) : Infinity;
      return {
        arm,
        stratum: place % 5 === 0 ? 'Vale' : place % 2 === 0 ? 'Harbour' : 'Millfield',
        months: Array.from({ length: 25 }, (_, month) =>
          month > until ? null : draw(month > 12 ? own * factor : own) + (place === 0 ? heavy : 0),
        ),
        ...(place > 0 && place <= hidden ? { hidden: 4 } : {}),
      };
    };
    return [
      ...Array.from({ length: (sizes[0] ?? 0) + more }, (_, place) => person('referred', place)),
      ...Array.from({ length: sizes[1] ?? 0 }, (_, place) => person('comparison', place)),
    ];
  });
