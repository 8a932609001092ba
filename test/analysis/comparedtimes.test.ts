import { describe, expect, test } from 'vitest';
import { comparedTimesOf, type TimeTables } from '../../src/analysis/comparedtimes';
import { startAnalysis } from '../../src/analysis/build';
import { openNative } from '../../src/engine/native';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import { everyone } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import { noTimesSentence, timesDoubts, timesSentence, timesTitle } from '../../src/evidence/timewords';

const harbour: CompareChoice = { kind: 'levels', dimension: 'site', asked: ['Harbour'], against: null };

type Wait = readonly [stratum: string, days: number, happened: boolean, n: number];

function tables(waits: readonly Wait[], event = 'first contact'): TimeTables {
  return {
    timed: waits.map(([stratum, days, happened, n]) => ({
      event,
      arm: 'referred',
      stratum,
      happened,
      days,
      n,
    })),
    lost: [
      { event, arm: 'referred', stratum: 'Harbour', reason: 'no referral date', n: 3 },
      { event, arm: 'referred', stratum: 'Harbour', reason: 'before the referral', n: 1 },
    ],
  };
}

const waits: readonly Wait[] = [
  ['Harbour', 5, true, 10],
  ['Harbour', 9, true, 20],
  ['Harbour', 12, false, 5],
  ['Harbour', 20, true, 15],
  ['Harbour', 60, false, 12],
  ['Vale', 9, true, 10],
  ['Vale', 21, true, 12],
  ['Vale', 30, false, 8],
  ['Vale', 45, true, 14],
  ['Vale', 80, false, 16],
];

function timesOf(all: TimeTables, choice = harbour, counted: 'people' | 'referrals' = 'people') {
  const [found, ...others] = comparedTimesOf(all, choice, counted);
  if (found === undefined || others.length > 0) throw new Error('not one time');
  return found;
}

describe('the time to a first contact', () => {
  const found = timesOf(tables(waits));
  const [vale, own] = found.cohorts;

  test('is the curve, the medians and the test of R', () => {
    // R: fit <- survfit(Surv(days, happened) ~ cohort, conf.type = "log-log"); survdiff(Surv(days, happened) ~ cohort).
    if (!usable(own.curve) || !usable(vale.curve)) throw new Error('no curve');
    expect(own.curve.steps.map(({ day, happened, watched }) => [day, happened, watched])).toEqual([
      [5, 10, 52],
      [9, 30, 32],
      [20, 45, 12],
    ]);
    expect(own.curve.steps.map(({ share }) => share)).toEqual([
      expect.closeTo(0.838709677419355, 9),
      expect.closeTo(0.516129032258065, 9),
      expect.closeTo(0.229390681003584, 9),
    ]);
    expect(own.curve.steps[1]?.interval?.lower).toBeCloseTo(0.385899093494803, 9);
    expect([own.median, vale.median]).toEqual([
      { time: 20, lower: 9, upper: 20 },
      { time: 45, lower: 21, upper: 45 },
    ]);
    expect(usable(found.logRank) && found.logRank.statistic).toBeCloseTo(14.7225731920589, 9);
  });

  test('counts who is still watched on round days, and who is left out of it and why', () => {
    expect(own.atRisk.slice(0, 3)).toEqual([
      { day: 0, n: 62 },
      { day: 14, n: 27 },
      { day: 28, n: 12 },
    ]);
    expect([own.watched, own.happened]).toEqual([62, 45]);
    expect(timesDoubts(found)[0]).toBe(
      'Left out of “Harbour”: 1 person (a date before the referral), 3 people (no referral date).',
    );
    expect(timesTitle(found)).toBe(
      'Half of “Harbour” had a first contact within 20 days; half of “all others” had a first contact within 45 days',
    );
    expect(timesSentence(found)).toContain('nothing adjusted for: a description');
  });

  test('stops where fewer than ten are still watched, and a median after that is not told', () => {
    const few = timesOf(
      tables([
        ['Harbour', 5, true, 3],
        ['Harbour', 9, true, 4],
        ['Harbour', 15, true, 9],
        ['Vale', 9, true, 40],
        ['Vale', 12, false, 40],
      ]),
    );
    const { curve, median } = few.cohorts[1];
    if (!usable(curve)) throw new Error('no curve');
    expect(curve).toMatchObject({ steps: [{ day: 5, watched: 13 }], until: 9 });
    expect(median).toEqual({ withheld: 'too_few' });
    expect(timesTitle(few)).toContain('cannot be shown');
  });

  test('is not reached by half where most leave first', () => {
    const most = timesOf(
      tables([
        ...waits.filter(([site]) => site === 'Vale'),
        ['Harbour', 30, false, 50],
        ['Harbour', 4, true, 12],
      ]),
    );
    expect(most.cohorts[1].median).toMatchObject({ time: null });
    expect(timesTitle(most)).toMatch(
      /^Fewer than half of “Harbour” had a first contact while they were watched;/,
    );
  });

  test('has no interval and no test where a person can be counted twice', () => {
    const { cohorts, logRank } = timesOf(tables(waits), harbour, 'referrals');
    expect(logRank).toEqual({ withheld: 'clustered' });
    expect(
      usable(cohorts[1].curve) && cohorts[1].curve.steps.every(({ interval }) => interval === null),
    ).toBe(true);
  });
});

test('where nobody was met or closed there is no time, and of an empty cohort there is no curve', () => {
  expect(comparedTimesOf(tables([['Harbour', 9, false, 40]]), harbour, 'people')).toEqual([]);
  const empty = timesOf(tables(waits.filter(([site]) => site === 'Vale')));
  expect(empty.cohorts[1].watched).toBe(0);
  expect(usable(empty.cohorts[1].curve)).toBe(false);
  expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity/);
});

test('people who were never referred have no wait, and how often somebody came is not held against how soon they left', () => {
  const dose: CompareChoice = { kind: 'dose', asked: '3+', against: '0' };
  for (const choice of [{ kind: 'arms' } as const, dose]) {
    expect(comparedTimesOf(tables(waits), choice, 'people')).toEqual([]);
    expect(noTimesSentence(choice)).not.toContain('Nobody');
  }
});

test('cohorts by what is settled after referral carry the caution that they had to stay to get it', () => {
  const activity: CompareChoice = {
    kind: 'levels',
    dimension: 'activity',
    asked: ['Harbour'],
    against: null,
  };
  expect(timesDoubts(timesOf(tables(waits, 'closed'), activity)).join(' ')).toContain(
    'settled only after the referral',
  );
});

test('a data set that dates its contacts has its waits in the answer to a comparison', async () => {
  const database = await openNative();
  const silent = "'not recorded'";
  try {
    const rows = Array.from({ length: 120 }, (_, at) => {
      const [site, wait] = at % 2 === 0 ? ['Harbour', 5 + (at % 7)] : ['Vale', 20 + (at % 7)];
      return `(${String(at)}, ${String(at)}, 1, false, DATE '2024-01-01', DATE '2024-01-01' + ${String(wait)}, NULL, 'open', ${`${silent}, `.repeat(4)}'${site}', ${`${silent}, `.repeat(6)}'referred', 'no')`;
    });
    await database.run(`INSERT INTO episode VALUES ${rows.join(', ')}`);
    const analysis = startAnalysis(
      database,
      {
        name: 'Drawn',
        madeUp: true,
        files: [],
        levels: ['Harbour', 'Vale'].map((level) => ({ dimension: 'site', level, referrals: 60 })),
        compared: 0,
        period: null,
        measures: [],
        custom: [],
        ledgers: [],
        issues: [],
      },
      { by: 'test', on: '2024-06-01' },
    );
    const { comparedTimes } = await analysis.ask({ ...everyone, compare: harbour }, ['compare']);
    expect(comparedTimes?.map(({ event }) => event)).toEqual(['first contact']);
    const [found] = comparedTimes ?? [];
    expect(found?.cohorts.map(({ name, happened }) => [name, happened])).toEqual([
      ['all others', 60],
      ['Harbour', 60],
    ]);
    const [against, asked] = (found?.cohorts ?? []).map(({ median }) =>
      usable(median) ? median.time : null,
    );
    expect(Number(against) - Number(asked)).toBe(15);
  } finally {
    await database.close();
  }
});
