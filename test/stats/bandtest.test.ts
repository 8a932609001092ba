import { describe, expect, it } from 'vitest';
import { bandTest } from '../../src/stats/bandtest';
import { mcnemar, stuartMaxwell } from '../../src/stats/movement';
import { expectRelative } from './close';
import { given } from './people';
import fixture from './r/proportion.json';

describe('the test between bands', () => {
  for (const { b, c, statistic, p } of fixture.chiSquared) {
    it(`of two bands with ${b} and ${c} crossings is R's mcnemar.test, with continuity correction`, () => {
      const found = given(
        bandTest([
          [70, b],
          [c, 50],
        ]),
      );
      expect(found).toMatchObject({ method: 'McNemar', df: 1, n: 120 + b + c });
      expect(found.statistic).toBeCloseTo(statistic, 9);
      expectRelative(found.p, p);
    });
  }
  for (const { b, c, p } of fixture.exact) {
    it(`of two bands with ${b} and ${c} crossings is R's binom.test and has no statistic`, () => {
      const found = given(
        bandTest([
          [7, b],
          [c, 5],
        ]),
      );
      expect(found).toMatchObject({ method: 'exact binomial', statistic: null, df: null, n: 12 + b + c });
      expectRelative(found.p, p);
    });
  }

  it('turns from exact to chi-squared at 25 crossings', () => {
    const of = (b: number) =>
      given(
        bandTest([
          [5, b],
          [10, 5],
        ]),
      ).method;
    expect([of(14), of(15)]).toEqual(['exact binomial', 'McNemar']);
  });

  it('of three bands that people moved between is Stuart and Maxwell’s', () => {
    const { three } = fixture.tables;
    expect(given(bandTest(three.rows))).toEqual({
      method: 'Stuart–Maxwell',
      ...given(stuartMaxwell(three.rows)),
    });
  });

  it('of three bands of which one was neither entered nor left is that of the two others', () => {
    const found = given(
      bandTest([
        [4, 0, 2],
        [0, 9, 0],
        [7, 0, 6],
      ]),
    );
    expect(found).toMatchObject({ method: 'exact binomial', p: given(mcnemar(2, 7)).p, n: 28 });
  });

  it('is withheld with nobody, with fewer than five, and where no one moved', () => {
    expect(
      bandTest([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(
      bandTest([
        [1, 2],
        [1, 0],
      ]),
    ).toEqual({ withheld: 'too_few', n: 4 });
    expect(
      given(
        bandTest([
          [1, 2],
          [1, 1],
        ]),
      ).n,
    ).toBe(5);
    expect(
      bandTest([
        [4, 0],
        [0, 3],
      ]),
    ).toEqual({ withheld: 'no_discordant', n: 7 });
    expect(bandTest([[1, 2]])).toEqual({ withheld: 'invalid' });
  });
});
