import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectableAdjusted,
  detectableDifference,
  detectablePaired,
  detectableShare,
} from '../../src/stats/detectable';
import { noncentrality, noncentralUpper } from '../../src/stats/noncentral';
import { studentUpper } from '../../src/stats/student';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/detectable.json';

describe('the noncentral t distribution', () => {
  it("is R's integral of the normal over chi, and R's pt as far as that goes", () => {
    for (const { t, df, ncp, upper, pt } of fixture.noncentral) {
      const found = noncentralUpper(t, df, ncp);
      expect(Math.abs(found - upper), `t ${t}, df ${df}, ncp ${ncp}`).toBeLessThan(1e-11);
      expect(Math.abs(found - pt), `t ${t}, df ${df}, ncp ${ncp}, pt`).toBeLessThan(1e-7);
    }
  });

  it("is Student's without noncentrality, and turns round with both signs", () => {
    const df = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.double({ min: 6, max: 90, noNaN: true }));
    const t = fc.double({ min: -15, max: 15, noNaN: true });
    fc.assert(
      fc.property(t, df, fc.double({ min: -6, max: 6, noNaN: true }), (at, freedom, ncp) => {
        expect(noncentralUpper(at, freedom, 0)).toBeCloseTo(studentUpper(at, freedom), 11);
        expect(noncentralUpper(at, freedom, ncp) + noncentralUpper(-at, freedom, -ncp)).toBeCloseTo(1, 11);
      }),
    );
  });

  it('has the power asked for at the noncentrality found', () => {
    const power = fc.double({ min: 0.05, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        power,
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        (share, df, t) => {
          expect(noncentralUpper(t, df, noncentrality(share, t, df))).toBeCloseTo(share, 11);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has no answer outside its domain', () => {
    expect(() => noncentralUpper(Number.NaN, 5, 1)).toThrow('noncentral: t must be a finite number');
    expect(() => noncentralUpper(1, 0.5, 1)).toThrow('noncentral: df must be at least 1');
    expect(() => noncentrality(1, 2, 5)).toThrow('noncentral: power must be between 0 and 1');
  });
});

describe('what a study of this size could have shown', () => {
  it("in pairs is where R's integral has the power, and power.t.test to its tolerance", () => {
    for (const { n, sd, power, alpha, difference, powerTTest } of fixture.paired) {
      const found = given(detectablePaired(n, sd, { power, alpha }));
      expectClose(found, { difference, df: n - 1, power, alpha }, 1e-9);
      expectClose(found.difference, powerTTest, 1e-5);
    }
    expect(given(detectablePaired(80, 5)).difference).toBeCloseTo(1.585496, 6);
  });

  it("between two groups, adjusted or not, is where R's integral has the power", () => {
    for (const {
      n: [one = 0, other = 0],
      sd,
      correlation,
      covariates,
      difference,
      powerTTest,
    } of fixture.groups) {
      const found = given(detectableAdjusted([one, other], sd, { correlation, covariates }));
      expectClose(found, { difference, df: one + other - 2 - covariates }, 1e-9);
      if (covariates === 0) expectClose(detectableDifference([one, other], sd), found, 1e-15);
      if (powerTTest !== null) expectClose(found.difference, powerTTest, 1e-6);
    }
  });

  it('in shares is where the formula of two proportions is met, and power.prop.test', () => {
    for (const {
      n: [one = 0, other = 0],
      share,
      power,
      alpha,
      lower,
      upper,
    } of fixture.shares)
      expectClose(
        detectableShare([one, other], share, { power, alpha }),
        { lower, upper, power, alpha },
        1e-10,
      );
    for (const { n, share, upper } of fixture.propTest)
      expectClose(given(detectableShare([n, n], share)).upper, upper, 1e-9);
  });

  it('grows with clusters as the root of their design effect, and with people lost as if they had not come', () => {
    const plain = given(detectableDifference([60, 40], 7));
    const clustered = given(detectableDifference([60, 40], 7, { designEffect: 2.25 }));
    expect(clustered.difference).toBeCloseTo(1.5 * plain.difference, 12);
    expectClose(
      detectableDifference([80, 120], 7, { lost: 0.25 }),
      given(detectableDifference([60, 90], 7)),
      1e-12,
    );
    expectClose(detectablePaired(50, 4, { lost: 0.5 }), given(detectablePaired(25, 4)), 1e-12);
    const half = given(detectableShare([200, 200], 0.4, { designEffect: 2 }));
    expectClose(half, given(detectableShare([100, 100], 0.4)), 1e-12);
  });

  it('is less where more people come, scores spread less or the first score says more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (n, r) => {
          const of = (people: number, correlation: number) =>
            given(detectableAdjusted([people, people], 5, { correlation, covariates: 1 })).difference;
          expect(of(n + 1, r)).toBeLessThan(of(n, r));
          expect(of(n, r)).toBeLessThan(of(n, 0));
          expect(given(detectablePaired(n, 10)).difference).toBeCloseTo(
            2 * given(detectablePaired(n, 5)).difference,
            9,
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is withheld where nothing could be shown, or nothing is asked', () => {
    expect(detectablePaired(1, 5)).toEqual({ withheld: 'too_few', n: 1 });
    expect(detectablePaired(0, 5)).toEqual({ withheld: 'too_few', n: 0 });
    expect(detectablePaired(3, 5, { lost: 0.5 })).toEqual({ withheld: 'too_few', n: 3 });
    expect(detectablePaired(30, 0)).toEqual({ withheld: 'no_variance', n: 30 });
    expect(detectableDifference([30, 0], 4)).toEqual({ withheld: 'one_group', n: 0 });
    expect(detectableAdjusted([9, 9], 4, { correlation: 1, covariates: 1 })).toEqual({
      withheld: 'no_variance',
      n: 18,
    });
    expect(detectableAdjusted([3, 3], 4, { correlation: 0.5, covariates: 4 })).toEqual({
      withheld: 'too_few',
      n: 6,
    });
    expect(detectableShare([0, 9], 0.5)).toEqual({ withheld: 'one_group', n: 0 });
    const refused = [
      detectablePaired(10.5, 5),
      detectablePaired(10, Number.NaN),
      detectablePaired(10, -1),
      detectablePaired(10, 5, { power: 1 }),
      detectablePaired(10, 5, { alpha: 0 }),
      detectablePaired(10, 5, { lost: 1 }),
      detectablePaired(10, 5, { designEffect: 0.5 }),
      detectableAdjusted([9, 9], 4, { correlation: 1.2, covariates: 1 }),
      detectableShare([9, 9], 1.1),
    ];
    for (const one of refused) expect(one).toEqual({ withheld: 'invalid' });
  });

  it('is never a number that cannot be printed', () => {
    const n = fc.constantFrom(0, 1, 2, 3, 40, 1e6, 1e15, -1, 0.5);
    const sd = fc.constantFrom(0, 1e-90, 1, 1e100, 1e101, Number.NaN);
    const r = fc.constantFrom(-1, 0, 0.5, 1 - 1e-16, Number.NaN);
    const demand = fc.record({
      power: fc.constantFrom(0.01, 0.8, 1 - 1e-12),
      alpha: fc.constantFrom(1e-12, 0.05, 0.9),
      lost: fc.constantFrom(0, 0.9, 1 - 1e-12),
      designEffect: fc.constantFrom(1, 1e6, Infinity),
    });
    fc.assert(
      fc.property(n, n, sd, r, demand, (one, other, spread, correlation, asked) => {
        expectFinite(detectablePaired(one, spread, asked));
        expectFinite(detectableAdjusted([one, other], spread, { correlation, covariates: 1 }, asked));
        expectFinite(detectableShare([one, other], Math.abs(correlation), asked));
      }),
      { numRuns: 150 },
    );
  });
});
