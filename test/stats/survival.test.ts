import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank } from '../../src/stats/logrank';
import { kaplanMeier, shareAt, stillWatched } from '../../src/stats/survival';
import type { WatchedRow } from '../../src/stats/survival';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/survival.json';

const row = fc.record({
  time: fc.integer({ min: 0, max: 30 }),
  happened: fc.boolean(),
  n: fc.integer({ min: 1, max: 4 }),
});
const rows = fc.array(row, { minLength: 3, maxLength: 30 });
const listed = (people: readonly WatchedRow[]) =>
  people.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));

describe('the share to whom it has not happened yet', () => {
  for (const [name, one] of Object.entries(fixture.curves)) {
    it(`of ${name}, its errors, limits and median are R’s`, () => {
      const found = given(kaplanMeier(one.rows));
      expectClose(found, one.expected);
      expect(found.steps.length).toBe(one.expected.steps.length);
      expect(stillWatched(found, one.at)).toEqual(one.stillWatched);
    });
  }

  it('depends neither on the order of rows nor on how they are gathered', () => {
    fc.assert(
      fc.property(rows, (people) => {
        expect(kaplanMeier([...people].reverse())).toEqual(kaplanMeier(people));
        expect(kaplanMeier(listed(people))).toEqual(kaplanMeier(people));
      }),
    );
  });

  it('is the same with everybody twice, with limits no wider', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const [once, more] = [given(kaplanMeier(people)), given(kaplanMeier(twice(people)))];
        once.steps.forEach((step, i) => {
          expectClose(more.steps[i]?.share, step.share, 1e-12);
          if (step.interval !== null)
            expect(more.steps[i]?.interval?.lower).toBeGreaterThan(step.interval.lower);
        });
      }),
    );
  });

  it('never rises, keeps within its limits, and prints as numbers', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const found = given(kaplanMeier(people));
        expectFinite(found);
        found.steps.forEach(({ share, interval }, i) => {
          expect(share).toBeLessThanOrEqual(found.steps[i - 1]?.share ?? 1);
          if (interval !== null)
            expect(
              0 <= interval.lower && interval.lower < share && share < interval.upper && interval.upper <= 1,
            ).toBe(true);
        });
      }),
    );
  });

  it('stays 1 where everybody left before it happened, and the median is not reached', () => {
    const found = given(kaplanMeier([{ time: 40, happened: false, n: 12 }]));
    expect(found.median).toEqual({ time: null, lower: null, upper: null });
    expect(shareAt(found, 40)).toBe(1);
    expect(shareAt(found, 41)).toBeNull();
  });

  it('is that of the last step before a time, and nothing is said once all have left', () => {
    const found = given(
      kaplanMeier([
        { time: 2, happened: true, n: 1 },
        { time: 5, happened: false, n: 3 },
      ]),
    );
    expect([0, 1.9, 2, 4, 5, 6, -1, Number.NaN].map((time) => shareAt(found, time))).toEqual([
      1,
      1,
      0.75,
      0.75,
      0.75,
      null,
      null,
      null,
    ]);
    const all = given(kaplanMeier([{ time: 2, happened: true, n: 3 }]));
    expect(shareAt(all, 9)).toBe(0);
    expect(all.median).toEqual({ time: 2, lower: null, upper: null });
  });

  it('is withheld for nobody and for what is no time', () => {
    expect(kaplanMeier([])).toEqual({ withheld: 'no_values', n: 0 });
    expect(kaplanMeier([{ time: 3, happened: true, n: 0 }])).toEqual({ withheld: 'no_values', n: 0 });
    for (const time of [-1, Number.NaN, Infinity])
      expect(kaplanMeier([{ time, happened: true, n: 1 }])).toEqual({ withheld: 'invalid' });
    expect(kaplanMeier([{ time: 1, happened: true, n: 0.5 }])).toEqual({ withheld: 'invalid' });
  });
});

describe('whether it happens sooner in one group', () => {
  for (const [name, one] of Object.entries(fixture.tests)) {
    it(`is R’s log-rank test for ${name}`, () => {
      expectClose(logRank(one.groups), one.expected);
    });
  }

  it('depends on the order neither of groups nor of rows, and nothing else prints', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 2, maxLength: 4 }), (groups) => {
        const found = logRank(groups);
        const turned = logRank([...groups].reverse().map((people) => listed(people).reverse()));
        expectFinite(found);
        if ('withheld' in found) expect(turned).toEqual(found);
        else expectClose(given(turned), { statistic: found.statistic, df: found.df, p: found.p }, 1e-8);
      }),
      { numRuns: 400 },
    );
  });

  it('is certain that equal groups do not differ', () => {
    const people = [
      { time: 2, happened: true, n: 3 },
      { time: 4, happened: false, n: 2 },
    ];
    expectClose(logRank([people, people]), { statistic: 0, df: 1, p: 1 });
  });

  it('is withheld for one group, where it never happened, and where groups were never watched together', () => {
    const people = [{ time: 2, happened: true, n: 3 }];
    expect(logRank([people])).toEqual({ withheld: 'one_group', n: 3 });
    expect(logRank([people, []])).toEqual({ withheld: 'one_group', n: 3 });
    expect(logRank([])).toEqual({ withheld: 'never_happened', n: 0 });
    expect(logRank([[{ time: 2, happened: false, n: 3 }], []])).toEqual({ withheld: 'never_happened', n: 3 });
    expect(logRank([people, [{ time: 2, happened: true, n: 4 }]])).toEqual({
      withheld: 'not_identified',
      n: 7,
    });
    expect(logRank([people, [{ time: Number.NaN, happened: true, n: 4 }]])).toEqual({ withheld: 'invalid' });
  });
});
