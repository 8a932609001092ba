import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ends } from '../../src/stats/floor';
import { expectClose } from './close';
import { gather, given, rows, scores, twice } from './people';
import fixture from './r/values.json';

const wide = Object.entries(fixture.sets).filter(([name]) => name !== 'all_the_same');

describe('the ends of the scale', () => {
  for (const [name, { x, n, ends: atEnds }] of wide) {
    it(`in ${name} hold R's counts, with prop.test's limits`, () => {
      const [low, high] = atEnds;
      if (low === undefined || high === undefined) throw new Error('two ends were expected');
      const end = ({ x: count, share, interval }: typeof low) => ({
        ...{ x: count, n, share, flagged: count / n > 0.15 },
        interval: { lower: interval[0], upper: interval[1], level: 0.95 },
      });
      expectClose(ends(rows(x), [low.at, high.at]), { n, lowest: end(low), highest: end(high) });
    });
  }

  it('are the same from rows and from a tally, and trade places when the scale is turned', () => {
    fc.assert(
      fc.property(scores, (people) => {
        const found = given(ends(people, [0, 27]));
        expect(ends(gather(people), [0, 27])).toEqual(found);
        expect(ends(twice(people), [0, 27])).toEqual(ends([...people, ...people], [0, 27]));
        const turned = ends(
          people.map(({ value, n }) => ({ value: 27 - value, n })),
          [0, 27],
        );
        expect(turned).toEqual({ n: found.n, lowest: found.highest, highest: found.lowest });
      }),
    );
  });

  it('are flagged above 15% and not at it', () => {
    const at = (n: number) =>
      given(
        ends(
          [
            { value: 0, n },
            { value: 5, n: 100 - n },
          ],
          [0, 10],
        ),
      ).lowest.flagged;
    expect([at(15), at(16)]).toEqual([false, true]);
    expect(
      given(
        ends(
          [
            { value: 10, n: 16 },
            { value: 5, n: 84 },
          ],
          [0, 10],
        ),
      ).highest.flagged,
    ).toBe(true);
  });

  it('count a score that is the end in decimals', () => {
    const summed = new Array<number>(10).fill(0.1).reduce((all, one) => all + one, 0);
    expect(summed).toBeLessThan(1);
    expect(given(ends(rows([summed, 0.3]), [0, 1])).highest.x).toBe(1);
  });

  it('are withheld without a range, for nobody, and for scores outside', () => {
    expect(ends(rows([1]), null)).toEqual({ withheld: 'no_range' });
    expect(ends([], [0, 10])).toEqual({ withheld: 'no_values', n: 0 });
    expect(ends(rows([11]), [0, 10])).toEqual({ withheld: 'invalid' });
    expect(ends(rows([-1]), [0, 10])).toEqual({ withheld: 'invalid' });
    expect(ends(rows([1]), [1, 1])).toEqual({ withheld: 'invalid' });
    expect(ends(rows([1, Number.NaN]), [0, 10])).toEqual({ withheld: 'invalid' });
    expect(ends([], [Number.NaN, 10])).toEqual({ withheld: 'invalid' });
  });
});
