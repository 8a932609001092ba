import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingRange } from '../../src/stats/missing';
import { expectClose, expectFinite } from './close';
import { gather, gatherPairs, given, pairRows, pairs, rows, scores, swapped } from './people';
import fixture from './r/missing.json';

const scale = [0, 27] as const;

describe('what the lost could do to a result', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    const [low = 0, high = 0] = set.range;
    const found = () =>
      given(
        missingRange({
          pairs: pairRows(set.first, set.last),
          lostFirst: rows(set.lostFirst),
          range: [low, high],
        }),
      );
    it(`when it ${name} is the plain formula in R`, () => {
      const { n, lost, completeCase, carriedForward, tippingEstimate, tippingLimit, bounds } = set;
      expectClose(found(), {
        ...{ n, lost, shareLost: lost / n, completeCase, carriedForward },
        bounds: { lower: bounds[0], upper: bounds[1] },
        tippingEstimate: { delta: tippingEstimate },
        tippingLimit:
          tippingLimit === null ? { withheld: 'includes_zero', n: n - lost } : { delta: tippingLimit },
      });
    });
  }

  it('meets the worked example: a change of 4 with standard error 1 and half of the people lost', () => {
    const half = Math.sqrt(61);
    const spread = Array.from({ length: 60 }, (_, i) => 4 + (i % 2 === 0 ? half : -half)).concat(4);
    const lostFirst = [{ value: 10, n: 61 }];
    const found = given(
      missingRange({
        pairs: pairRows(
          spread.map(() => 0),
          spread,
        ),
        lostFirst,
        range: null,
      }),
    );
    expectClose(found, { shareLost: 0.5, tippingEstimate: { delta: -8 } }, 1e-12);
    expectClose(found.tippingLimit, { delta: -3.999404 }, 1e-6);
  });

  it('is bounded by what it would be at either end of the scale', () => {
    fc.assert(
      fc.property(pairs, scores, (people, lostFirst) => {
        const found = given(missingRange({ pairs: people, lostFirst, range: scale }));
        const withEnd = (end: number) => [
          ...people,
          ...lostFirst.map(({ value, n }) => ({ first: value, last: end, n })),
        ];
        const mean = (all: typeof people) =>
          all.reduce((total, one) => total + one.last - one.first, 0) / all.length;
        expectClose(found.bounds, { lower: mean(withEnd(0)), upper: mean(withEnd(27)) }, 1e-11);
        expectClose(found.completeCase + found.shareLost * found.tippingEstimate.delta, 0, 1e-11);
        expectFinite(found);
      }),
    );
  });

  it('is the same from rows and from tallies, and turns its sign with the scores', () => {
    fc.assert(
      fc.property(pairs, scores, (people, lostFirst) => {
        const found = given(missingRange({ pairs: people, lostFirst, range: scale }));
        expect(
          missingRange({ pairs: gatherPairs(people), lostFirst: gather(lostFirst), range: scale }),
        ).toEqual(found);
        const other = given(missingRange({ pairs: swapped(people), lostFirst, range: scale }));
        expectClose(-other.tippingEstimate.delta, found.tippingEstimate.delta, 1e-11);
        expect('withheld' in other.tippingLimit).toBe('withheld' in found.tippingLimit);
      }),
    );
  });

  it('has no bounds without a range that holds the lost', () => {
    const people = pairRows([1, 2, 3], [3, 5, 4]);
    const bounds = (range: readonly [number, number] | null) =>
      given(missingRange({ pairs: people, lostFirst: rows([4]), range })).bounds;
    expect(bounds(null)).toEqual({ withheld: 'no_range' });
    expect(bounds([0, 3])).toEqual({ withheld: 'invalid' });
    expect(bounds([5, 9])).toEqual({ withheld: 'invalid' });
    expect(bounds([9, 0])).toEqual({ withheld: 'invalid' });
    expect(bounds([Number.NaN, 9])).toEqual({ withheld: 'invalid' });
    expect(bounds([0, Infinity])).toEqual({ withheld: 'invalid' });
  });

  it('has no tipping limit without a spread of the kept', () => {
    const limit = (first: readonly number[], last: readonly number[]) => {
      const found = given(missingRange({ pairs: pairRows(first, last), lostFirst: rows([4]), range: null }));
      expectFinite(found);
      return found.tippingLimit;
    };
    expect(limit([1], [4])).toEqual({ withheld: 'one_pair', n: 1 });
    expect(limit([1, 2], [4, 5])).toEqual({ withheld: 'no_spread', n: 2 });
    expect(limit([1, 2], [1, 2])).toEqual({ withheld: 'no_change', n: 2 });
    expect(limit([1, 2, 3], [2, 1, 3])).toEqual({ withheld: 'includes_zero', n: 3 });
  });

  it('says "no difference needed" as a plain 0 when the kept did not change on average', () => {
    expect(
      given(missingRange({ pairs: pairRows([1, 2], [2, 1]), lostFirst: rows([4]), range: null }))
        .tippingEstimate,
    ).toEqual({ delta: 0 });
  });

  it('is withheld when no one was kept or no one was lost', () => {
    expect(missingRange({ pairs: [], lostFirst: rows([4]), range: scale })).toEqual({
      withheld: 'no_pairs',
      n: 0,
    });
    expect(missingRange({ pairs: pairRows([1, 2], [2, 4]), lostFirst: [], range: scale })).toEqual({
      withheld: 'all_kept',
      n: 2,
    });
    expect(missingRange({ pairs: pairRows([1], [Number.NaN]), lostFirst: rows([1]), range: scale })).toEqual({
      withheld: 'invalid',
    });
    expect(missingRange({ pairs: pairRows([1], [2]), lostFirst: rows([Infinity]), range: scale })).toEqual({
      withheld: 'invalid',
    });
  });
});
