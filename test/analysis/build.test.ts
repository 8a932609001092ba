import fc from 'fast-check';
import { sampleVariance } from 'simple-statistics';
import { expect, test } from 'vitest';
import { draw, type Drawn } from './service';
import { startAnalysis } from '../../src/analysis/build';
import { openNative } from '../../src/engine/native';
import type { Evidence, OutcomeFinding } from '../../src/evidence/evidence';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import { holm } from '../../src/stats/adjust';

const made = { by: 'test', on: '2024-01-01' };

async function evidenceOf(people: readonly Drawn[], scope: Scope = everyone): Promise<Evidence> {
  const database = await openNative();
  try {
    const analysis = startAnalysis(database, await draw(database, people), made);
    return await analysis.ask(scope);
  } finally {
    await database.close();
  }
}

function outcome(evidence: Evidence, measure: string): OutcomeFinding {
  const found = evidence.outcomes.find((one) => one.measure.id === measure);
  if (found === undefined) throw new Error(`no outcome for ${measure}`);
  return found;
}

const satisfaction = 'ons-life-satisfaction';

function people(pairs: readonly (readonly [number | null, number | null])[]): Drawn[] {
  return pairs.map((pair, person) => ({ person, scores: { [satisfaction]: pair } }));
}

test('tallies from SQL give the mean change and its standard error that the rows give', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })), {
        minLength: 3,
        maxLength: 60,
      }),
      async (pairs) => {
        const changes = pairs.map(([first, last]) => last - first);
        fc.pre(new Set(changes).size > 1);
        const { change } = outcome(await evidenceOf(people(pairs)), satisfaction).overall;
        if (!usable(change)) throw new Error('withheld');
        const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length;
        expect(change.n).toBe(pairs.length);
        expect(change.mean).toBeCloseTo(mean, 12);
        expect(change.se).toBeCloseTo(Math.sqrt(sampleVariance(changes) / changes.length), 12);
      },
    ),
    { numRuns: 15 },
  );
});

test('everyone referred is counted at some step of the flow and every loss is named', async () => {
  const drawn: Drawn[] = [
    ...people([
      [3, 5],
      [4, 6],
      [2, null],
      [null, 7],
      [null, null],
    ]),
    { person: 9, contact: false, status: 'declined', scores: {} },
  ];
  const flow = (await evidenceOf(drawn)).flow[0];
  expect(flow?.steps.map(({ id, reached }) => [id, reached.x])).toEqual([
    ['referred', 6],
    ['first_contact', 5],
    ['first_score', 3],
    ['second_score', 2],
    ['usable_pair', 2],
  ]);
  for (const step of flow?.steps ?? []) {
    expect(step.reasons.reduce((sum, { n }) => sum + Number(n), 0)).toBe(step.lost);
  }
  expect(flow?.steps[1]?.reasons).toEqual([{ reason: 'declined', n: 1 }]);
  expect(flow?.steps[2]?.reasons).toContainEqual({ reason: 'no first score in the window', n: 1 });
});

test('a change comes only from people with both scores; the unpaired figure is kept apart', async () => {
  const { overall } = outcome(
    await evidenceOf(
      people([
        [2, 4],
        [4, 5],
        [1, null],
        [1, null],
        [null, 9],
      ]),
    ),
    satisfaction,
  );
  expect(overall.followedUp).toMatchObject({ x: 2, n: 4, share: 0.5 });
  expect(usable(overall.change) && overall.change.mean).toBe(1.5);
  expect(usable(overall.unpaired) && overall.unpaired.difference).toBe(4);
});

test('the classes of the change hold everybody with a pair exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })), {
        minLength: 1,
        maxLength: 40,
      }),
      async (pairs) => {
        const { distribution, moved } = outcome(await evidenceOf(people(pairs)), satisfaction).overall;
        expect(distribution.reduce((sum, { n }) => sum + Number(n), 0)).toBe(pairs.length);
        if (usable(moved.counts)) {
          const improved = distribution
            .filter(({ kind }) => kind === 'improved')
            .reduce((sum, { n }) => sum + Number(n), 0);
          expect(improved).toBe(moved.counts.improved.x);
          expect(distribution.some(({ kind }) => kind === 'mixed')).toBe(false);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('where lower is better, a fall is an improvement', async () => {
  const drawn = Array.from({ length: 12 }, (_, person): Drawn => ({
    person,
    scores: { 'ons-anxiety': [7, person < 9 ? 4 : 8] },
  }));
  const { moved } = outcome(await evidenceOf(drawn), 'ons-anxiety').overall;
  expect(usable(moved.counts) && [moved.counts.improved.x, moved.counts.worsened.x]).toEqual([9, 3]);
});

test('answer categories have no mean but do have a movement between categories', async () => {
  const drawn = Array.from({ length: 12 }, (_, person): Drawn => ({
    person,
    scores: { 'ons-loneliness': [1 + (person % 3), person < 6 ? 3 : null] },
  }));
  const { overall } = outcome(await evidenceOf(drawn), 'ons-loneliness');
  expect(overall.change).toEqual({ withheld: 'ordinal' });
  expect(overall.movement?.table.flat().reduce((sum: number, n) => sum + Number(n), 0)).toBe(12);
});

test('a group with fewer than ten pairs has no estimate, and is counted as hidden', async () => {
  const drawn = Array.from({ length: 34 }, (_, person): Drawn => ({
    person,
    site: person < 15 ? 'Harbour' : person < 30 ? 'Vale' : 'Castle Road',
    scores: { [satisfaction]: [4, 4 + (person % 4)] },
  }));
  const { by } = outcome(await evidenceOf(drawn, { ...everyone, by: 'site' }), satisfaction);
  expect(by?.groups.map(({ level }) => level).toSorted()).toEqual(['Harbour', 'Vale']);
  expect(by?.hidden).toBe(1);
  expect(by !== null && by !== undefined && usable(by.difference) && by.difference.groups).toBe(2);
});

test('people means people: a second referral is left out unless every referral is asked for, and then the interval knows', async () => {
  const drawn: Drawn[] = Array.from({ length: 40 }, (_, at) => ({
    person: Math.floor(at / 2),
    referred: at % 2 === 0 ? '2024-01-01' : '2024-06-01',
    scores: { [satisfaction]: [4, 4 + (Math.floor(at / 2) % 4)] },
  }));
  const first = await evidenceOf(drawn);
  const all = await evidenceOf(drawn, { ...everyone, episodes: 'all' });
  expect([first.referrals, first.people, all.referrals, all.people]).toEqual([20, 20, 40, 20]);
  const [once, twice] = [
    outcome(first, satisfaction).overall.change,
    outcome(all, satisfaction).overall.change,
  ];
  if (!usable(once) || !usable(twice)) throw new Error('withheld');
  expect(twice.mean).toBeCloseTo(once.mean, 12);
  expect(twice.df).toBe(19);
  expect(twice.se).toBeCloseTo(once.se, 12);
});

test('with no usable pair there is a reason and no number', async () => {
  const { overall, sure } = outcome(
    await evidenceOf(
      people([
        [3, null],
        [4, null],
      ]),
    ),
    satisfaction,
  );
  expect(overall.change).toEqual({ withheld: 'no_pairs', n: 0 });
  expect(sure.step).toBe('Descriptive');
});

test('a question that was not asked is not answered, and is answered later without asking the first again', async () => {
  const database = await openNative();
  try {
    const analysis = startAnalysis(
      database,
      await draw(
        database,
        people([
          [3, 5],
          [4, 4],
        ]),
      ),
      made,
    );
    const first = await analysis.ask(everyone, ['outcomes']);
    const both = await analysis.ask(everyone, ['flow']);
    expect([first.answered, first.flow.length, both.answered]).toEqual([
      ['outcomes'],
      0,
      ['outcomes', 'flow'],
    ]);
    expect(both.outcomes).toBe(first.outcomes);
    expect(both.flow).toHaveLength(1);
  } finally {
    await database.close();
  }
});

const several = Array.from({ length: 60 }, (_, at): Drawn => ({
  person: Math.floor(at / 2),
  referred: at % 2 === 0 ? '2024-01-01' : '2024-06-01',
  scores: {
    [satisfaction]: [4 + (at % 2), at % 6 === 5 ? null : 4 + (Math.floor(at / 2) % 4)],
    'ons-loneliness': [1 + (at % 4), 1 + (at % 5)],
  },
}));

test('where every referral counts, the counts are called referrals and no interval takes them for people', async () => {
  const all = await evidenceOf(several, { ...everyone, episodes: 'all' });
  const first = await evidenceOf(several);
  expect([...all.outcomes, ...all.flow].map(({ counted }) => counted)).toEqual(
    Array.from({ length: 4 }, () => 'referrals'),
  );
  const intervals = (evidence: Evidence) => {
    const { overall } = outcome(evidence, satisfaction);
    const { categories } = outcome(evidence, 'ons-loneliness').overall;
    return [
      overall.followedUp,
      overall.ofReferred,
      ...(usable(overall.moved.counts) ? Object.values(overall.moved.counts) : []),
      ...(categories ?? []).flatMap((one) => [one.first, one.last]),
      ...evidence.flow.flatMap(({ steps }) => steps.map(({ reached }) => reached)),
      ...evidence.quality.completeness.map(({ recorded }) => recorded),
    ].map(({ interval }) => interval);
  };
  expect(new Set(intervals(all))).toEqual(new Set([null]));
  expect(intervals(first)).not.toContain(null);
  const { ends, movement } = outcome(all, satisfaction).overall;
  const clustered = { withheld: 'clustered' };
  expect([ends.first, ends.last]).toEqual([clustered, clustered]);
  expect(movement?.test).toEqual(clustered);
});

test('the tests between bands are corrected over the measures in view', async () => {
  const drawn = Array.from({ length: 60 }, (_, person): Drawn => ({
    person,
    scores: {
      [satisfaction]: [4, 4 + (person % 5)],
      'ons-worthwhile': [8 - (person % 7), 9 - (person % 4)],
      'ons-anxiety': [person % 11, person % 6],
    },
  }));
  const found = (await evidenceOf(drawn)).outcomes.flatMap(({ overall: { movement } }) =>
    movement !== null && usable(movement.test) ? [movement.test] : [],
  );
  expect(found).toHaveLength(3);
  expect(found.map(({ pHolm }) => pHolm)).toEqual(holm(found.map(({ p }) => p)));
  expect(found.some(({ p, pHolm }) => pHolm > p)).toBe(true);
});

test('who stood in each answer category counts only people with both scores, first and last', async () => {
  const drawn = [
    [1, 2],
    [1, 3],
    [2, 3],
    [5, null],
  ].map((pair, person): Drawn => ({
    person,
    scores: { 'ons-loneliness': [pair[0] ?? null, pair[1] ?? null] },
  }));
  const { categories } = outcome(await evidenceOf(drawn), 'ons-loneliness').overall;
  expect(categories?.map(({ first, last }) => [first.x, last.x, first.n, last.n])).toEqual([
    [2, 0, 3, 3],
    [1, 1, 3, 3],
    [0, 2, 3, 3],
    [0, 0, 3, 3],
    [0, 0, 3, 3],
  ]);
  expect(categories?.[0]?.first.interval).not.toBeNull();
});

test('where everyone changed by the same amount, the finding holds the amount', async () => {
  const { overall } = outcome(
    await evidenceOf(
      people([
        [2, 5],
        [4, 7],
        [1, 4],
      ]),
    ),
    satisfaction,
  );
  expect(overall.change).toEqual({ withheld: 'no_spread', n: 3 });
  expect(overall.constantChange).toBe(3);
});
