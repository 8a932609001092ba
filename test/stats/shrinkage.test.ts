import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remlVariance } from '../../src/stats/reml';
import { shrink } from '../../src/stats/shrinkage';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/shrinkage.json';

const group = fc.record({
  name: fc.string(),
  estimate: fc.integer({ min: -50, max: 50 }).map((tenths) => tenths / 10),
  se: fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10),
});
const groups = fc.array(group, { minLength: 2, maxLength: 9 });

describe('the mean over groups and their shrunken estimates', () => {
  for (const [name, one] of Object.entries(fixture.cases)) {
    it(`of ${name} are R’s by REML with the floor of Hartung and Knapp`, () => {
      const found = given(shrink(one.groups));
      expectClose(found, one.expected, 1e-9);
      expect(found.excluded).toEqual([]);
      if (one.prediction === null) expect(found.prediction).toEqual({ withheld: 'few_groups', n: 2 });
      else expectClose(found.prediction, one.prediction, 1e-9);
    });
  }

  it('have an error above 0 where all groups agree', () => {
    const found = given(shrink(['a', 'b', 'c'].map((name) => ({ name, estimate: 2, se: 0.5 }))));
    expectClose(found, {
      mean: { estimate: 2, se: 0.5 / Math.sqrt(3) },
      heterogeneity: { q: 0, p: 1, tau2: 0, i2: 0 },
    });
    expect(found.shrunken.map(({ estimate }) => estimate)).toEqual([2, 2, 2]);
  });

  it('lie between each group’s own number and the mean of all, and print as numbers', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const found = given(shrink(all));
        expectFinite(found);
        for (const { raw, estimate } of found.shrunken) {
          expect(estimate).toBeGreaterThanOrEqual(Math.min(raw, found.mean.estimate) - 1e-12);
          expect(estimate).toBeLessThanOrEqual(Math.max(raw, found.mean.estimate) + 1e-12);
        }
      }),
    );
  });

  it('do not depend on the order of groups, and stretch with their unit', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const found = given(shrink(all));
        const other = given(
          shrink([...all].reverse().map((one) => ({ ...one, estimate: -7 * one.estimate, se: 7 * one.se }))),
        );
        expectClose(
          other,
          {
            mean: { estimate: -7 * found.mean.estimate, se: 7 * found.mean.se, p: found.mean.p },
            heterogeneity: {
              ...found.heterogeneity,
              tau2: 49 * found.heterogeneity.tau2,
            },
          },
          1e-7,
        );
      }),
    );
  });

  it('leave out, by name, groups whose error is 0', () => {
    const found = given(
      shrink([
        { name: 'a', estimate: 1, se: 0.4 },
        { name: 'alike', estimate: 9, se: 0 },
        { name: 'b', estimate: 2, se: 0.6 },
      ]),
    );
    expectClose(found, { groups: 2, excluded: ['alike'], mean: { df: 1 } });
    expect(found.shrunken.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('are withheld for one group and for what is no number', () => {
    expect(shrink([])).toEqual({ withheld: 'one_group', n: 0 });
    expect(shrink([{ name: 'a', estimate: 1, se: 0.4 }])).toEqual({ withheld: 'one_group', n: 1 });
    expect(shrink([{ name: 'a', estimate: 1, se: -0.4 }])).toEqual({ withheld: 'invalid' });
    const odd = fc.oneof(fc.double(), fc.constantFrom(0, 1, 1e100, -1e100, 1e-100, 3, Number.NaN));
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.constant('a'), estimate: odd, se: odd.map(Math.abs) }), {
          maxLength: 6,
        }),
        (all) => expectFinite(shrink(all)),
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the variance of true effects', () => {
  /** Minus twice the restricted log likelihood, from its definition. */
  const misfit = (all: readonly { estimate: number; variance: number }[], tau2: number) => {
    const weights = all.map(({ variance }) => 1 / (variance + tau2));
    const total = weights.reduce((sum, one) => sum + one, 0);
    const mean = all.reduce((sum, { estimate }, i) => sum + estimate * (weights[i] ?? 0), 0) / total;
    return all.reduce(
      (sum, { estimate, variance }) =>
        sum + Math.log(variance + tau2) + (estimate - mean) ** 2 / (variance + tau2),
      Math.log(total),
    );
  };

  it('is the likeliest of all, wherever one looks', () => {
    fc.assert(
      fc.property(groups, fc.double({ min: 0, max: 100, noNaN: true }), (all, tau2) => {
        const sites = all.map(({ estimate, se }) => ({ estimate, variance: se ** 2 }));
        expect(misfit(sites, remlVariance(sites))).toBeLessThanOrEqual(misfit(sites, tau2) + 1e-9);
      }),
      { numRuns: 400 },
    );
  });
});
