import { expect, test } from 'vitest';
import { startAnalysis } from '../../src/analysis/build';
import { openNative } from '../../src/engine/native';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';

/** One person with a first and a last score on life satisfaction; without a last one they were lost. */
interface Person {
  readonly site: string;
  readonly first: number;
  readonly last: number | null;
  readonly age?: string;
  readonly sex?: string;
  readonly activity?: string;
  readonly group?: 'referred' | 'comparison';
}

const measure = 'ons-life-satisfaction';
const harbour: CompareChoice = { kind: 'levels', dimension: 'site', asked: ['Harbour'], against: null };

async function compared(
  people: readonly Person[],
  choice: CompareChoice = harbour,
  scope: Partial<Scope> = {},
  of = measure,
): Promise<ComparisonFinding> {
  const database = await openNative();
  const silent = "'not recorded'";
  try {
    for (let from = 0; from < people.length; from += 500) {
      const some = people.slice(from, from + 500).map((one, at) => ({ ...one, id: from + at }));
      const rows = some.map(
        ({ id, site, age, sex, activity, group }) =>
          `(${String(id)}, ${String(id)}, 1, false, DATE '2024-01-01', NULL, NULL, 'completed', '${age ?? 'not recorded'}', '${sex ?? 'not recorded'}', ${silent}, ${silent}, '${site}', ${silent}, ${silent}, ${silent}, '${activity ?? 'not recorded'}', ${silent}, ${silent}, '${group ?? 'referred'}', 'no')`,
      );
      const scores = some.flatMap(({ id, first, last }) => [
        `(${String(id)}, '${of}', 'baseline', 0, 0, ${String(first)})`,
        ...(last === null ? [] : [`(${String(id)}, '${of}', 'exit', 1000, 90, ${String(last)})`]),
      ]);
      await database.run(`INSERT INTO episode VALUES ${rows.join(', ')}`);
      await database.run(`INSERT INTO further VALUES ${scores.join(', ')}`);
    }
    const levels = (dimension: 'site' | 'activity' | 'age_band' | 'sex', of: (one: Person) => string) =>
      [...new Set(people.map(of))].map((level) => ({ dimension, level, referrals: 1 }));
    const material = {
      name: 'Drawn',
      madeUp: true,
      files: [],
      levels: [
        ...levels('site', ({ site }) => site),
        ...levels('activity', ({ activity }) => activity ?? 'not recorded'),
        ...levels('age_band', ({ age }) => age ?? 'not recorded'),
        ...levels('sex', ({ sex }) => sex ?? 'not recorded'),
      ],
      compared: people.filter(({ group }) => group === 'comparison').length,
      period: null,
      measures: [of],
      custom: [],
      ledgers: [],
      issues: [],
    };
    const analysis = startAnalysis(database, material, { by: 'test', on: '2024-01-01' });
    const { comparisons } = await analysis.ask({ ...everyone, ...scope, compare: choice }, ['compare']);
    const found = comparisons?.[0];
    if (found === undefined) throw new Error('nothing was compared');
    expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
    expect(oddNumbers(found)).toEqual([]);
    return found;
  } finally {
    await database.close();
  }
}

/** Numbers that are none, which JSON would write as null. */
function oddNumbers(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(oddNumbers) : [];
}

/** The same draws in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const bounded = (score: number): number => Math.min(10, Math.max(0, Math.round(score)));

/** People who start low are seen at Harbour more often, and whoever starts low rises more; `effect` is what Harbour itself adds. */
function confounded(n: number, effect: number, seed = 7): readonly Person[] {
  const roll = dice(seed);
  return Array.from({ length: n }, (): Person => {
    const low = roll() < 0.5;
    const first = low ? 3 + Math.floor(roll() * 3) : 4 + Math.floor(roll() * 3);
    const isHarbour = roll() < (low ? 0.65 : 0.35);
    const noise = roll() + roll() + roll() - 1.5;
    const last = bounded(first + (low ? 2 : 1) - 0.5 * (first - 4.5) + noise + (isHarbour ? effect : 0));
    return {
      site: isHarbour ? 'Harbour' : 'Vale',
      first,
      last,
      age: low ? '65 to 74' : '35 to 44',
      sex: roll() < 0.5 ? 'Female' : 'Male',
    };
  });
}

function estimate(finding: ComparisonFinding, id: string) {
  const found = finding.estimates.find((one) => one.id === id)?.estimate;
  if (found === undefined || !usable(found)) throw new Error(`no ${id}: ${JSON.stringify(found)}`);
  return found;
}

test('where those who start low come to one site, the raw difference claims an effect and the adjusted ones do not', async () => {
  const found = await compared(confounded(1600, 0));
  expect(found.gate).toEqual({ opened: true, failed: [] });
  expect(found.estimates[0]?.id).toBe('doubly-robust');
  expect(estimate(found, 'raw-change').interval.lower).toBeGreaterThan(0);
  for (const id of ['ancova', 'doubly-robust', 'ipw-att', 'ipw-overlap']) {
    const { interval, difference } = estimate(found, id);
    expect(interval.lower, id).toBeLessThan(0);
    expect(interval.upper, id).toBeGreaterThan(0);
    expect(Math.abs(difference), id).toBeLessThan(0.15);
  }
  expect(found.sure.step).toBe('Limited');
  expect(found.equivalence === null || usable(found.equivalence.found)).toBe(true);
});

test('a true effect of one point is found among people who start apart', async () => {
  const found = await compared(confounded(1600, 1));
  for (const id of ['ancova', 'doubly-robust', 'ipw-att', 'ipw-ate', 'ipw-overlap', 'matched']) {
    const { interval, difference } = estimate(found, id);
    expect(difference, id).toBeGreaterThan(0.8);
    expect(difference, id).toBeLessThan(1.2);
    expect(interval.lower, id).toBeGreaterThan(0);
  }
  expect(estimate(found, 'raw-change').difference).toBeGreaterThan(
    estimate(found, 'doubly-robust').difference,
  );
  if (!usable(found.eValue)) throw new Error('no E-value');
  expect(found.eValue.limit).toBeGreaterThan(1);
  expect(found.sure.step === 'Moderate').toBe(found.eValue.limit >= 2);
});

test('cohorts of identical people differ in nothing, and no difference is claimed', async () => {
  const people = confounded(300, 0).flatMap((one): Person[] => [
    { ...one, site: 'Harbour' },
    { ...one, site: 'Vale' },
  ]);
  const found = await compared(people);
  expect(found.gate.opened).toBe(true);
  for (const { id, estimate: one } of found.estimates) {
    // The characteristics say nothing of who is in which cohort, so there is no score to match on.
    if (id === 'matched') expect(one).toEqual({ withheld: 'no_score_spread', n: 600 });
    else expect(usable(one) && Math.abs(one.difference) < 1e-9, id).toBe(true);
  }
  expect(
    usable(found.balance) && usable(found.balance.largest.before) && found.balance.largest.before.sd,
  ).toBe(0);
  expect(found.shares.map(({ difference }) => usable(difference) && difference.difference)).toEqual([0, 0]);
});

test('a cohort of one, or of nobody, opens no adjusted estimate and says so', async () => {
  const rest = confounded(200, 0).map((one) => ({ ...one, site: 'Vale' }));
  const one = await compared([...rest, { site: 'Harbour', first: 4, last: 6 }]);
  const none = await compared(rest);
  for (const [found, says] of [
    [one, 'Only 1 person in “Harbour” has both scores'],
    [none, 'Nobody in “Harbour” has both scores'],
  ] as const) {
    expect(found.gate.opened).toBe(false);
    expect(found.gate.failed[0]).toContain(says);
    for (const row of found.estimates) expect(usable(row.estimate), row.id).toBe(false);
    expect(found.estimates.filter(({ adjusted }) => adjusted).map(({ estimate: of }) => of)).toEqual(
      found.estimates.filter(({ adjusted }) => adjusted).map(() => ({ withheld: 'not_comparable' })),
    );
    expect(found.sure.step).toBe('Descriptive');
  }
  expect(none.cohorts.map(({ members }) => members)).toEqual([200, 0]);
});

test('everybody of nobody is nothing, without an error', async () => {
  const found = await compared(confounded(50, 0), { ...harbour, asked: ['Gone'], against: ['Lost'] });
  expect(found.cohorts.map(({ members }) => members)).toEqual([0, 0]);
  expect(found.gate.opened).toBe(false);
});

test('a characteristic in which everybody is alike is not adjusted for, and where all start alike the first score is not either', async () => {
  const roll = dice(3);
  const people = Array.from({ length: 200 }, (_, at): Person => ({
    site: at % 2 === 0 ? 'Harbour' : 'Vale',
    first: 5,
    last: 5 + Math.floor(roll() * 4),
    sex: 'Female',
    age: roll() < 0.5 ? '35 to 44' : '65 to 74',
  }));
  const found = await compared(people);
  expect(found.covariates.left).toContainEqual({
    name: 'Sex or gender',
    why: 'nearly everybody is alike in it',
  });
  expect(found.covariates.used).toEqual(['Age band']);
  expect(usable(estimate(found, 'ancova'))).toBe(true);
});

test('where a characteristic says who is in which cohort, nothing adjusted is opened', async () => {
  const people = confounded(400, 0).map((one): Person => ({
    ...one,
    age: one.site === 'Harbour' ? '65 to 74' : '35 to 44',
  }));
  const found = await compared(people);
  expect(found.gate.opened).toBe(false);
  expect(found.estimates[0]?.estimate).toEqual({ withheld: 'not_comparable' });
  expect(usable(estimate(found, 'raw-change'))).toBe(true);
  expect(found.sure.because).toMatch(/^A check of the comparison failed: .*[^.]\.$/);
});

test('cohorts of whom unlike shares were followed up are not compared', async () => {
  const people = confounded(600, 0).map((one, at): Person =>
    one.site === 'Harbour' && at % 2 === 0 ? { ...one, last: null } : one,
  );
  const found = await compared(people);
  expect(found.gate.opened).toBe(false);
  expect(found.gate.failed.join(' ')).toContain('were followed up');
});

test('activities are compared with their caution: what is settled after the first score is not adjusted for', async () => {
  const people = confounded(400, 0).map((one, at): Person => ({
    ...one,
    activity: at % 2 === 0 ? 'Gardening' : at % 3 === 0 ? 'Art' : 'Walking',
  }));
  const found = await compared(people, {
    kind: 'levels',
    dimension: 'activity',
    asked: ['Gardening'],
    against: ['Walking'],
  });
  expect(found.cohorts.map(({ name }) => name)).toEqual(['Walking', 'Gardening']);
  expect(found.cohorts.reduce((sum, { members }) => sum + Number(members), 0)).toBeLessThan(400);
  expect(found.covariates.left.map(({ name }) => name)).toContain('Activity');
  const site = await compared(people);
  expect(site.covariates.left).toContainEqual({
    name: 'Activity',
    why: 'it is settled after the first score, so it may be part of what is compared',
  });
});

test('a filter on the dimension compared by does not empty a cohort, and another filter holds', async () => {
  const people = confounded(400, 0);
  const all = await compared(people);
  const same = await compared(people, harbour, { filters: [{ dimension: 'site', levels: ['Harbour'] }] });
  expect(same.cohorts).toEqual(all.cohorts);
  const women = await compared(people, harbour, { filters: [{ dimension: 'sex', levels: ['Female'] }] });
  expect(women.cohorts.map(({ members }) => members)).toEqual(
    ['Vale', 'Harbour'].map(
      (site) => people.filter((one) => one.site === site && one.sex === 'Female').length,
    ),
  );
});

test('those referred are held against those who stand for comparison', async () => {
  const people = confounded(800, 1).map((one): Person => ({
    ...one,
    site: 'not recorded',
    group: one.site === 'Harbour' ? 'referred' : 'comparison',
  }));
  const found = await compared(people, { kind: 'arms' });
  expect(found.cohorts.map(({ name }) => name)).toEqual(['comparison group', 'referred people']);
  expect(Math.abs(estimate(found, 'doubly-robust').difference - 1)).toBeLessThan(0.25);
});

test('answer categories and every referral have no estimate, and the reason stands in its place', async () => {
  const people = confounded(300, 0);
  const categories = people.map((one): Person => ({
    ...one,
    first: 1 + (one.first % 5),
    last: 1 + ((one.last ?? 0) % 5),
  }));
  const ordinal = await compared(categories, harbour, {}, 'ons-loneliness');
  expect(new Set(ordinal.estimates.map(({ estimate: one }) => JSON.stringify(one)))).toEqual(
    new Set(['{"withheld":"ordinal"}']),
  );
  const referrals = await compared(people, harbour, { episodes: 'all' });
  expect(new Set(referrals.estimates.map(({ estimate: one }) => JSON.stringify(one)))).toEqual(
    new Set(['{"withheld":"clustered"}']),
  );
  expect([ordinal.gate.opened, referrals.gate.opened]).toEqual([false, false]);
});

test('people at a level that the other cohort has nobody at are in nothing adjusted, and are counted as outside', async () => {
  const drawn = confounded(1600, 0);
  const alone = Array.from({ length: 12 }, (): Person => ({ site: 'Vale', first: 4, last: 5, age: '85+' }));
  const found = await compared([...drawn, ...alone]);
  const vale = drawn.filter(({ site }) => site === 'Vale').length;
  expect(found.covariates.apart).toEqual([{ name: 'Age band: 85+', side: 0 }]);
  expect(found.gate.opened).toBe(true);
  const n = (id: string): unknown => found.estimates.find((one) => one.id === id)?.n[0];
  expect([n('raw-change'), n('doubly-robust'), n('ancova')]).toEqual([vale + 12, vale, vale]);
  if (!usable(found.overlap)) throw new Error('withheld');
  expect(found.overlap.outside[0].people).toBeGreaterThanOrEqual(12);
  expect(found.overlap.bins.reduce((sum, bin) => sum + Number(bin.n[0]), 0)).toBe(vale + 12);
});

test('where nearly nobody of a cohort has anybody like them the gate is shut, though the rest could be adjusted', async () => {
  const drawn = confounded(800, 0);
  const alone = Array.from({ length: 300 }, (): Person => ({
    site: 'Harbour',
    first: 4,
    last: 5,
    age: '85+',
  }));
  const found = await compared([...drawn, ...alone]);
  expect(found.gate.opened).toBe(false);
  expect(found.gate.failed.join(' ')).toContain('have nobody like them');
});
