import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualRule } from '../../src/evidence/scope';
import { none } from '../../src/engine/rows';
import { settledStatus } from '../../src/import/settled';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  /** The pairs of the drawn scores, under the usual rule unless told otherwise. */
  const pairsOf = async (
    scores: string,
    rule: { readonly before: number; readonly after: number; readonly gap: number } = usualRule,
  ): Promise<readonly unknown[]> => {
    await draw(database(), 'further', scores);
    const rows = await database().query('pairs', {
      days_before: rule.before,
      days_after: rule.after,
      days_between: rule.gap,
    });
    return rows
      .toSorted((a, b) => a.episode - b.episode || (a.measure < b.measure ? -1 : 1))
      .map(({ episode, status, first_score, last_score, any_last, days }) => ({
        episode,
        status,
        first_score,
        last_score,
        any_last,
        days,
      }));
  };

  describe('scores that have only dates', () => {
    test('the first lies from 30 days before referral to 42 days after it, both included', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | -31 | 20
        2       | -30 | 20
        3       | 42  | 20
        4       | 43  | 20`);
      expect(found).toEqual(
        drawn(`
        episode | status          | first_score | last_score | any_last | days
        1       | no first score  | -           | -          | 20       | -
        2       | no second score | 20          | -          | -        | -
        3       | no second score | 20          | -          | -        | -
        4       | no first score  | -           | -          | 20       | -`),
      );
    });

    test('the first is the one nearest to referral, and of two equally near the earlier', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | -20 | 18
        1       | 5   | 21
        1       | 90  | 25
        2       | 7   | 22
        2       | -7  | 19
        2       | 90  | 26`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 21          | 25         | 25       | 85
        2       | pair   | 19          | 26         | 26       | 97`),
      );
    });

    test('the last is at least 28 days after the first; sooner is too soon and is kept out of the pair', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | 3   | 20
        1       | 30  | 24
        2       | 3   | 20
        2       | 31  | 24`);
      expect(found).toEqual(
        drawn(`
        episode | status   | first_score | last_score | any_last | days
        1       | too soon | 20          | -          | 24       | -
        2       | pair     | 20          | 24         | 24       | 28`),
      );
    });

    test('of several waves the last is the latest, not the highest and not the last written', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | 180 | 22
        1       | 0   | 20
        1       | 90  | 29`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 22         | 22       | 180`),
      );
    });

    test('two different scores of one day are no pair, and the same score twice is one score', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | 0   | 24
        1       | 0   | 20
        2       | 0   | 20
        2       | 0   | 20`);
      expect(found).toEqual(
        drawn(`
        episode | status          | first_score | last_score | any_last | days
        1       | same day        | 20          | -          | 24       | -
        2       | no second score | 20          | -          | -        | -`),
      );
    });

    test('of two scores of one day the lower counts at both ends, whichever was written first', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | 0   | 24
        1       | 0   | 20
        1       | 90  | 30
        1       | 90  | 27
        2       | 90  | 27
        2       | 0   | 20
        2       | 90  | 30
        2       | 0   | 24`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 27         | 27       | 90
        2       | pair   | 20          | 27         | 27       | 90`),
      );
    });

    test('a score before the window is never the last', async () => {
      const found = await pairsOf(`
        episode | day  | value
        1       | -200 | 15
        1       | 4    | 20`);
      expect(found).toEqual(
        drawn(`
        episode | status          | first_score | last_score | any_last | days
        1       | no second score | 20          | -          | -        | -`),
      );
    });

    test('a score with neither label nor date cannot be placed', async () => {
      const found = await pairsOf(`
        episode | day | value
        1       | -   | 20
        2       | 0   | 20
        2       | -   | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status          | first_score | last_score | any_last | days
        1       | no first score  | -           | -          | -        | -
        2       | no second score | 20          | -          | -        | -`),
      );
    });
  });

  describe('scores that have a stage label', () => {
    test('a baseline outranks a date, even outside the window and with an unlabelled score nearer to referral', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 60  | 21
        1       | -           | 1   | 19
        1       | 1000        | 150 | 27`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 21          | 27         | 27       | 90`),
      );
    });

    test('the latest stage is last, even with an unlabelled score on a later day', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 0   | 20
        1       | 1           | 60  | 22
        1       | 1000        | 120 | 25
        1       | -           | 300 | 35`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 25         | 25       | 120`),
      );
    });

    test('the latest stage is last, even when it is dated before an earlier stage', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 0   | 20
        1       | 1           | 200 | 22
        1       | 1000        | 120 | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 25         | 25       | 120`),
      );
    });

    test('labelled scores pair without any date, and 28 days are not asked of them', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | -   | 20
        1       | 1000        | -   | 25
        2       | 0           | 0   | 20
        2       | 1           | 10  | 22
        3       | 0           | 0   | 20
        3       | 1000        | -   | 23`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 25         | 25       | -
        2       | pair   | 20          | 22         | 22       | 10
        3       | pair   | 20          | 23         | 23       | -`),
      );
    });

    test('a first and a last of the same day are set aside', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 5   | 20
        1       | 1000        | 5   | 25
        2       | -           | 5   | 20
        2       | 1           | 5   | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status   | first_score | last_score | any_last | days
        1       | same day | 20          | -          | 25       | -
        2       | same day | 20          | -          | 25       | -`),
      );
    });

    test('a last dated before the first is set aside', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 10  | 20
        1       | 1000        | 9   | 25
        2       | 0           | 10  | 20
        2       | -           | -60 | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status           | first_score | last_score | any_last | days
        1       | before the first | 20          | -          | 25       | -
        2       | before the first | 20          | -          | 25       | -`),
      );
    });

    test('of several baselines the one nearest to referral is first, a dated one before one without a date', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | -90 | 15
        1       | 0           | 2   | 20
        1       | 0           | -   | 11
        1       | 1000        | 90  | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 25         | 25       | 88`),
      );
    });

    test('of several scores of the latest stage the latest day is last, a dated one before one without a date', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 0   | 20
        1       | 1           | 60  | 22
        1       | 1           | 90  | 24
        1       | 1           | -   | 35`);
      expect(found).toEqual(
        drawn(`
        episode | status | first_score | last_score | any_last | days
        1       | pair   | 20          | 24         | 24       | 90`),
      );
    });

    test('an unlabelled later score ends a labelled baseline, and then 28 days are asked', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | 0   | 20
        1       | -           | 27  | 25
        2       | 0           | 0   | 20
        2       | -           | 28  | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status   | first_score | last_score | any_last | days
        1       | too soon | 20          | -          | 25       | -
        2       | pair     | 20          | 25         | 25       | 28`),
      );
    });

    test('a baseline without a date and a later score without a label cannot be put in order', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 0           | -   | 20
        1       | -           | 90  | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status          | first_score | last_score | any_last | days
        1       | first not dated | 20          | -          | 25       | -`),
      );
    });

    test('a last without a first is counted as having no first score', async () => {
      const found = await pairsOf(`
        episode | stage_order | day | value
        1       | 1000        | 90  | 25`);
      expect(found).toEqual(
        drawn(`
        episode | status         | first_score | last_score | any_last | days
        1       | no first score | -           | -          | 25       | -`),
      );
    });
  });

  test('measures are paired apart, and so are referrals', async () => {
    await draw(
      database(),
      'further',
      `
      episode | measure | stage_order | day | value
      1       | swemwbs | 0           | 0   | 20
      1       | ucla3   | 0           | 0   | 7
      2       | swemwbs | 1000        | 90  | 28
      1       | ucla3   | 1000        | 90  | 5`,
    );
    const rows = await database().query('pairs', { days_before: 30, days_after: 42, days_between: 28 });
    expect(
      rows
        .map(({ episode, measure, status }) => `${String(episode)} ${measure}: ${status}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['1 swemwbs: no second score', '1 ucla3: pair', '2 swemwbs: no first score']);
  });

  test('the window and the gap are the ones asked for', async () => {
    const found = await pairsOf(
      `
      episode | day | value
      1       | -5  | 20
      1       | 5   | 24
      2       | 11  | 21
      2       | 90  | 24
      3       | -6  | 22`,
      { before: 5, after: 10, gap: 10 },
    );
    expect(found).toEqual(
      drawn(`
      episode | status         | first_score | last_score | any_last | days
      1       | pair           | 20          | 24         | 24       | 10
      2       | no first score | -           | -          | 24       | -
      3       | no first score | -           | -          | 22       | -`),
    );
  });

  test('scores that their labels settle give the same pair side by side as one by one, whatever the rule', async () => {
    const values = fc.option(fc.integer({ min: 7, max: 35 }), { nil: null });
    const days = fc.option(fc.integer({ min: -40, max: 200 }), { nil: null });
    const cell = fc.record({ first: values, firstDay: days, last: values, lastDay: days });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 12 }), fc.constantFrom(0, 28, 90), async (cells, gap) => {
        const used = cells.filter(({ first, last }) => first !== null || last !== null);
        const read = async (table: string): Promise<unknown> =>
          (await database().run(`SELECT * FROM ${table} ORDER BY ALL`)).columns;
        for (const table of ['settled', 'further', 'chosen_pair'])
          await database().run(`DELETE FROM ${table}`);
        for (const [at, { first, firstDay, last, lastDay }] of used.entries()) {
          if (first !== null)
            await database().run(`INSERT INTO further VALUES (?, 'swemwbs', 'baseline', 0, ?, ?)`, [
              at,
              firstDay,
              first,
            ]);
          if (last !== null)
            await database().run(`INSERT INTO further VALUES (?, 'swemwbs', 'exit', 1000, ?, ?)`, [
              at,
              lastDay,
              last,
            ]);
        }
        await database().run('INSERT INTO chosen_pair SELECT * FROM pairs(30, 42, ?)', [gap]);
        const [apart, listed] = [await read('pair'), await read('score')];
        for (const table of ['further', 'chosen_pair']) await database().run(`DELETE FROM ${table}`);
        for (const [at, { first, firstDay, last, lastDay }] of used.entries()) {
          const days = [first === null ? null : firstDay, last === null ? null : lastDay] as const;
          await database().run(`INSERT INTO settled VALUES (?, 'swemwbs', ?, ?, ?, ?, ?, ?, ?)`, [
            at,
            settledStatus(first ?? NaN, days[0] ?? none, last ?? NaN, days[1] ?? none),
            first,
            days[0],
            last,
            days[1],
            last === null ? 'not recorded' : 'exit',
            last === null ? null : 1000,
          ]);
        }
        expect(await read('pair')).toEqual(apart);
        expect(await read('score')).toEqual(listed);
      }),
      { numRuns: 25 },
    );
    await database().run('DELETE FROM settled');
  });

  test('a pair does not depend on the order in which its scores were written', async () => {
    const lines = [
      '1 | 0 | 0 | 20',
      '1 | 0 | 0 | 18',
      '1 | - | 90 | 30',
      '1 | 1 | 60 | 25',
      '1 | 1 | 60 | 22',
    ];
    const head = 'episode | stage_order | day | value';
    const forwards = await pairsOf([head, ...lines].join('\n'));
    await database().run('DELETE FROM further');
    const backwards = await pairsOf([head, ...lines.toReversed()].join('\n'));
    expect(forwards).toEqual(
      drawn(`
      episode | status | first_score | last_score | any_last | days
      1       | pair   | 18          | 22         | 22       | 60`),
    );
    expect(backwards).toEqual(forwards);
  });
});
