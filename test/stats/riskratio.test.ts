import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eValueOfDifference, eValueOfHazardRatio, eValueOfOddsRatio } from '../../src/stats/evalue';
import { exactOdds } from '../../src/stats/exactodds';
import { comparedShares } from '../../src/stats/riskratio';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/riskratio.json';

const table = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => ({
  yes: [c, a] as const,
  no: [d, b] as const,
});
const four = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat({ max: 40 })));

describe('two shares compared', () => {
  for (const [name, { x, result }] of Object.entries(fixture.cases)) {
    it(`of the ${name} counts are Newcombe's, glm's and, where counts are small, Fisher's`, () => {
      expectClose(comparedShares(table(x)), result, 1e-9);
    });
  }

  it('turn over when the cohorts change places', () => {
    fc.assert(
      fc.property(four, ([a = 0, b = 0, c = 0, d = 0]) => {
        fc.pre(a > 0 && b > 0 && c > 0 && d > 0);
        const [found, other] = [
          given(comparedShares(table([a, b, c, d]))),
          given(comparedShares(table([c, d, a, b]))),
        ];
        expectClose(other.difference, -found.difference);
        expectClose(other.interval.lower, -found.interval.upper);
        const [ratio, turned] = [given(found.riskRatio), given(other.riskRatio)];
        expectClose(turned.ratio, 1 / ratio.ratio);
        expectClose(turned.interval95.upper, 1 / ratio.interval95.lower);
        expectClose(given(other.oddsRatio).ratio, 1 / given(found.oddsRatio).ratio);
        const [exact, exactTurned] = [
          given(exactOdds(table([a, b, c, d]))),
          given(exactOdds(table([c, d, a, b]))),
        ];
        expectClose(exactTurned.upper, 1 / exact.lower, 1e-8);
      }),
    );
  });

  it('have limits within -1 and 1 that hold the difference, and no number that cannot be printed', () => {
    fc.assert(
      fc.property(four, ([a = 0, b = 0, c = 0, d = 0]) => {
        const found = comparedShares(table([a, b, c, d]));
        expectFinite(found);
        expectFinite(exactOdds(table([a, b, c, d])));
        if ('withheld' in found) return;
        const { lower, upper } = found.interval;
        expect(lower >= -1 && lower <= found.difference && found.difference <= upper && upper <= 1).toBe(
          true,
        );
      }),
    );
  });

  it('have no ratio above 0 where nobody in one cohort had the outcome, and none where all did, but exact limits', () => {
    const none = given(comparedShares(table([0, 9, 5, 6])));
    expect(none.riskRatio).toEqual({ withheld: 'none_in_cohort', n: 20 });
    expect(none.oddsRatio).toEqual({ withheld: 'none_in_cohort', n: 20 });
    expect(none.exact?.odds).toMatchObject({ ratio: 0, lower: 0 });
    const all = given(comparedShares(table([8, 0, 3, 7])));
    expectClose(given(all.riskRatio).ratio, 10 / 3);
    expect(all.oddsRatio).toEqual({ withheld: 'certain_outcome', n: 18 });
    expect(all.exact?.odds).toMatchObject({ ratio: null, upper: null });
  });

  it('are withheld for an empty cohort and for what is no count; ratios where nobody or everybody had it', () => {
    expect(comparedShares(table([3, 4, 0, 0]))).toEqual({ withheld: 'one_group', n: 0 });
    expect(comparedShares(table([3, 4, 1.5, 2]))).toEqual({ withheld: 'invalid' });
    expect(comparedShares(table([3, -1, 2, 2]))).toEqual({ withheld: 'invalid' });
    const nobody = given(comparedShares(table([0, 4, 0, 7])));
    expect([nobody.riskRatio, nobody.oddsRatio, nobody.exact]).toEqual([
      { withheld: 'same_outcome', n: 11 },
      { withheld: 'same_outcome', n: 11 },
      null,
    ]);
    expect(exactOdds(table([0, 4, 0, 7]))).toEqual({ withheld: 'same_outcome', n: 11 });
    expect(exactOdds(table([0, 0, 2, 7]))).toEqual({ withheld: 'one_group', n: 0 });
  });
});

describe('the E-value of what is not a risk ratio', () => {
  for (const { d, se, result } of fixture.differences) {
    it(`for a difference of ${d} standard deviations is that of exp(0.91 d)`, () => {
      expectClose(eValueOfDifference(d, se), result);
    });
  }

  for (const { x, odds, hazard, rare } of fixture.ratios) {
    const [ratio = 0, lower = 0, upper = 0] = x;
    const interval = { lower, upper, level: 0.95 };
    it(`for an odds or hazard ratio of ${ratio} is that of the risk ratio it is turned into`, () => {
      expectClose(eValueOfOddsRatio(ratio, interval, 'common'), odds);
      expectClose(eValueOfHazardRatio(ratio, interval, 'common'), hazard);
      expectClose(eValueOfOddsRatio(ratio, interval, 'rare'), rare);
      expectClose(eValueOfHazardRatio(ratio, interval, 'rare'), rare);
    });
  }

  it('for a common hazard ratio of 0.7 is 1.878686', () => {
    const found = given(eValueOfHazardRatio(0.7, { lower: 0.5, upper: 0.9, level: 0.95 }, 'common'));
    expect(found.ratio).toBeCloseTo(0.781245, 6);
    expect(found.estimate).toBeCloseTo(1.878686, 6);
  });

  it('is withheld for what is no difference and no ratio', () => {
    expect(eValueOfDifference(Number.NaN, 1)).toEqual({ withheld: 'invalid' });
    expect(eValueOfDifference(1, -1)).toEqual({ withheld: 'invalid' });
    expect(eValueOfDifference(1e6, 1)).toEqual({ withheld: 'invalid' });
    const none = { lower: 0, upper: 1, level: 0.95 };
    expect(eValueOfOddsRatio(0, none, 'common')).toEqual({ withheld: 'invalid' });
    expect(eValueOfHazardRatio(0, none, 'common')).toEqual({ withheld: 'invalid' });
  });
});
