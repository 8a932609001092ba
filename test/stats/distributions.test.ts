import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as beta from '../../src/stats/beta';
import * as binomial from '../../src/stats/binomial';
import * as chiSquared from '../../src/stats/chisquared';
import * as fisher from '../../src/stats/fisher';
import * as gamma from '../../src/stats/gamma';
import { deviance, logGamma, stirlingError } from '../../src/stats/gammafunction';
import { inverseGamma } from '../../src/stats/inverseincomplete';
import * as normal from '../../src/stats/normal';
import * as poisson from '../../src/stats/poisson';
import * as student from '../../src/stats/student';
import fixture from './r/distributions.json';

type Rows = readonly (readonly number[])[];

const ours: Readonly<Record<string, (...args: number[]) => number>> = {
  logGamma,
  ...normal,
  ...student,
  ...chiSquared,
  ...fisher,
  ...beta,
  ...gamma,
  ...binomial,
  ...poisson,
};

/** Relative, against R. Two are wider: there R 4.2 is the one that has lost the digits (checked in 60-digit arithmetic). */
const TOLERANCE = 1e-12;
const WHERE_R_IS_ROUGHER: Readonly<Record<string, number>> = {
  chiSquaredDensity: 1e-10,
  binomialDensity: 1e-11,
};
const NORMAL_TOLERANCE = 5e-15;

function relativeError(found: number, truth: number): number {
  if (found === truth) return 0;
  return truth === 0 ? Infinity : Math.abs(found - truth) / Math.abs(truth);
}

const { r, ...blocks } = fixture;

describe(`distributions agree with ${r}`, () => {
  test('every distribution function and logGamma has its R values', () => {
    expect(Object.keys(blocks).sort()).toEqual(Object.keys(ours).sort());
  });

  test.each(Object.entries(blocks as Record<string, Rows>))('%s', (name, rows) => {
    const f = ours[name];
    if (f === undefined) throw new Error(`no function ${name}`);
    const tolerance = WHERE_R_IS_ROUGHER[name] ?? (name in normal ? NORMAL_TOLERANCE : TOLERANCE);
    const wrong = rows.flatMap((row) => {
      const args = row.slice(0, -1);
      const truth = row.at(-1) ?? NaN;
      const found = f(...args);
      return relativeError(found, truth) <= tolerance ? [] : [{ args, truth, found }];
    });
    expect(rows.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});

const df = fc.double({ min: 0.3, max: 1e6, noNaN: true });
const shape = fc.double({ min: 0.3, max: 5000, noNaN: true });
const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const tailProbability = fc.double({ min: -300, max: -1, noNaN: true }).map((e) => 10 ** e);

function close(found: number, truth: number, tolerance: number): boolean {
  return relativeError(found, truth) <= tolerance;
}

describe('a quantile is where the lower tail reaches p', () => {
  test('normal, to p = 1e-300, and the upper quantile mirrors it', () => {
    fc.assert(
      fc.property(fc.oneof(probability, tailProbability), (p) => {
        const z = normal.normalQuantile(p);
        expect(close(normal.normalLower(z), p, 1e-12)).toBe(true);
        expect(normal.normalUpperQuantile(p)).toBe(-z);
      }),
    );
  });

  test('Student, to p = 1e-300', () => {
    fc.assert(
      fc.property(
        fc.oneof(probability, tailProbability),
        fc.double({ min: 1.1, max: 1e6, noNaN: true }),
        (p, v) => close(student.studentLower(student.studentQuantile(p, v), v), p, 1e-11),
      ),
    );
  });

  test('chi-squared, gamma, F and beta', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(close(chiSquared.chiSquaredLower(chiSquared.chiSquaredQuantile(p, a), a), p, 1e-11)).toBe(
          true,
        );
        expect(close(gamma.gammaLower(gamma.gammaQuantile(p, a, b), a, b), p, 1e-11)).toBe(true);
        expect(close(fisher.fisherLower(fisher.fisherQuantile(p, a, b), a, b), p, 1e-11)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 200, noNaN: true }), (p, a) =>
        close(beta.betaLower(beta.betaQuantile(p, a, 4), a, 4), p, 1e-10),
      ),
    );
  });

  test('binomial and Poisson: the smallest count that reaches p, and a count whose own p is given is found again', () => {
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(size, probability, probability, (n, prob, p) => {
        const k = binomial.binomialQuantile(p, n, prob);
        expect(binomial.binomialLower(k, n, prob)).toBeGreaterThanOrEqual(p * (1 - 1e-13));
        expect(binomial.binomialLower(k - 1, n, prob)).toBeLessThan(p);
        const m = poisson.poissonQuantile(p, n / 7);
        expect(poisson.poissonLower(m, n / 7)).toBeGreaterThanOrEqual(p * (1 - 1e-13));
        expect(poisson.poissonLower(m - 1, n / 7)).toBeLessThan(p);
      }),
    );
    for (let k = 0; k <= 30; k++) {
      expect(binomial.binomialQuantile(binomial.binomialLower(k, 60, 0.5), 60, 0.5)).toBe(k);
      expect(poisson.poissonQuantile(poisson.poissonLower(k, 20), 20)).toBe(k);
    }
    for (let n = 1; n < 2000; n += 2) expect(binomial.binomialQuantile(0.5, n, 0.5)).toBe((n - 1) / 2);
  });

  test('below the smallest number there is, a quantile is 0 and its logarithm is still known', () => {
    const logOfIt = inverseGamma({ lower: 1e-300, upper: 1 }, 0.05);
    expect(close(logOfIt, (-300 * Math.LN10 + logGamma(1.05)) / 0.05, 1e-14)).toBe(true);
    expect(gamma.gammaQuantile(1e-300, 0.05)).toBe(0);
    expect(beta.betaQuantile(1e-300, 0.1, 2)).toBe(0);
    expect(fisher.fisherQuantile(1e-300, 0.2, 3)).toBe(0);
  });

  test('the ends are the ends of the distribution', () => {
    expect([normal.normalQuantile(0), normal.normalQuantile(0.5), normal.normalQuantile(1)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([
      student.studentQuantile(0, 4),
      student.studentQuantile(0.5, 4),
      student.studentQuantile(1, 4),
    ]).toEqual([-Infinity, 0, Infinity]);
    expect([chiSquared.chiSquaredQuantile(0, 4), chiSquared.chiSquaredQuantile(1, 4)]).toEqual([0, Infinity]);
    expect([fisher.fisherQuantile(0, 4, 3), fisher.fisherQuantile(1, 4, 3)]).toEqual([0, Infinity]);
    expect([beta.betaQuantile(0, 4, 3), beta.betaQuantile(1, 4, 3)]).toEqual([0, 1]);
    expect([gamma.gammaQuantile(0, 4), gamma.gammaQuantile(1, 4)]).toEqual([0, Infinity]);
    expect([binomial.binomialQuantile(0, 9, 0.3), binomial.binomialQuantile(1, 9, 0.3)]).toEqual([0, 9]);
    expect([poisson.poissonQuantile(0, 9), poisson.poissonQuantile(1, 9)]).toEqual([0, Infinity]);
  });
});

describe('the two tails', () => {
  test('sum to 1, and each is a probability', () => {
    const x = fc.double({ min: -50, max: 1e4, noNaN: true });
    const whole = fc.integer({ min: -2, max: 500 });
    fc.assert(
      fc.property(x, df, shape, whole, fc.double({ min: 0, max: 1, noNaN: true }), (at, v, a, k, share) => {
        const pairs = [
          [normal.normalLower(at), normal.normalUpper(at)],
          [student.studentLower(at, v), student.studentUpper(at, v)],
          [chiSquared.chiSquaredLower(at, v), chiSquared.chiSquaredUpper(at, v)],
          [fisher.fisherLower(at, a, v), fisher.fisherUpper(at, a, v)],
          [beta.betaLower(share, a, v), beta.betaUpper(share, a, v)],
          [gamma.gammaLower(at, a), gamma.gammaUpper(at, a)],
          [binomial.binomialLower(k, 400, share), binomial.binomialUpper(k, 400, share)],
          [poisson.poissonLower(k, a), poisson.poissonUpper(k, a)],
        ] as const;
        for (const [lower, upper] of pairs) {
          expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(lower + upper - 1)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  test('of normal and Student mirror each other, and the two-sided p is both together', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), df, (t, v) => {
        expect(normal.normalLower(t)).toBe(normal.normalUpper(-t));
        expect(student.studentLower(t, v)).toBe(student.studentUpper(-t, v));
        expect(close(student.studentTwoSided(t, v), 2 * student.studentUpper(Math.abs(t), v), 1e-14)).toBe(
          true,
        );
      }),
    );
  });
});

describe('one distribution seen as another', () => {
  test('t squared is F with 1 degree of freedom above', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 30, noNaN: true }), df, (t, v) =>
        close(fisher.fisherUpper(t * t, 1, v), student.studentTwoSided(t, v), 1e-11),
      ),
    );
  });

  test('Student with infinite df is the normal, and with a million all but', () => {
    for (const t of [-38, -3, -0.2, 0, 1, 5]) {
      expect(close(student.studentUpper(t, Infinity), normal.normalUpper(t), 1e-15)).toBe(true);
      expect(student.studentDensity(t, Infinity)).toBe(normal.normalDensity(t));
    }
    expect(student.studentTwoSided(1.3, Infinity)).toBe(2 * normal.normalUpper(1.3));
    expect(student.studentQuantile(0.01, Infinity)).toBe(normal.normalQuantile(0.01));
    expect(close(student.studentUpper(2, 1e6), normal.normalUpper(2), 1e-5)).toBe(true);
    expect(close(student.studentUpper(2, 1e6), normal.normalUpper(2), 1e-7)).toBe(false);
  });

  test('F with infinite df below is chi-squared over its df', () => {
    expect(fisher.fisherUpper(2.5, 3, Infinity)).toBe(chiSquared.chiSquaredUpper(7.5, 3));
    expect(fisher.fisherLower(2.5, 3, Infinity)).toBe(chiSquared.chiSquaredLower(7.5, 3));
    expect(fisher.fisherDensity(2.5, 3, Infinity)).toBe(3 * chiSquared.chiSquaredDensity(7.5, 3));
    expect(fisher.fisherQuantile(0.9, 3, Infinity)).toBe(chiSquared.chiSquaredQuantile(0.9, 3) / 3);
    expect(close(fisher.fisherQuantile(0.9, 3, 1e9), fisher.fisherQuantile(0.9, 3, Infinity), 1e-8)).toBe(
      true,
    );
  });

  test('a density is the slope of the lower tail', () => {
    const slope = (f: (x: number) => number, x: number) =>
      (f(x * 1.0001) - f(x / 1.0001)) / (x * 1.0001 - x / 1.0001);
    for (const x of [0.3, 0.6, 0.9]) {
      expect(close(normal.normalDensity(x), slope(normal.normalLower, x), 1e-6)).toBe(true);
      expect(
        close(
          student.studentDensity(x, 3),
          slope((q) => student.studentLower(q, 3), x),
          1e-6,
        ),
      ).toBe(true);
      expect(
        close(
          chiSquared.chiSquaredDensity(x, 3),
          slope((q) => chiSquared.chiSquaredLower(q, 3), x),
          1e-6,
        ),
      ).toBe(true);
      expect(
        close(
          fisher.fisherDensity(x, 3, 8),
          slope((q) => fisher.fisherLower(q, 3, 8), x),
          1e-6,
        ),
      ).toBe(true);
      expect(
        close(
          beta.betaDensity(x, 0.7, 3),
          slope((q) => beta.betaLower(q, 0.7, 3), x),
          1e-6,
        ),
      ).toBe(true);
      expect(
        close(
          gamma.gammaDensity(x, 0.7, 3),
          slope((q) => gamma.gammaLower(q, 0.7, 3), x),
          1e-6,
        ),
      ).toBe(true);
    }
  });

  test('the densities of all counts sum to the lower tail', () => {
    for (const k of [0, 3, 11]) {
      let binomialSum = 0;
      let poissonSum = 0;
      for (let i = 0; i <= k; i++) {
        binomialSum += binomial.binomialDensity(i, 15, 0.35);
        poissonSum += poisson.poissonDensity(i, 4.5);
      }
      expect(close(binomialSum, binomial.binomialLower(k, 15, 0.35), 1e-13)).toBe(true);
      expect(close(poissonSum, poisson.poissonLower(k, 4.5), 1e-13)).toBe(true);
    }
  });
});

describe('the gamma function', () => {
  test('log Γ(x + 1) = log Γ(x) + log x, and Stirling with its error is log Γ(x + 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const next = logGamma(x + 1);
        expect(Math.abs(next - logGamma(x) - Math.log(x))).toBeLessThan(
          1e-14 * Math.max(1, x * Math.log(x + 2)),
        );
        const stirling = (x + 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
        expect(Math.abs(stirling + stirlingError(x) - next)).toBeLessThan(
          1e-14 * Math.max(1, x * Math.log(x + 2)),
        );
      }),
    );
  });

  test('log Γ keeps its digits where it crosses zero', () => {
    const euler = 0.5772156649015329;
    expect(close(logGamma(1 + 2 ** -40), -euler * 2 ** -40, 1e-11)).toBe(true);
    expect(close(logGamma(2 - 2 ** -40), -(1 - euler) * 2 ** -40, 1e-11)).toBe(true);
  });

  test("Stirling's error has the values found in 60-digit arithmetic, on both sides of where the series takes over", () => {
    expect(close(stirlingError(0.5), 0.15342640972002736, 1e-14)).toBe(true);
    expect(close(stirlingError(4), 0.020790672103765093, 1e-14)).toBe(true);
    expect(close(stirlingError(14.5), 0.0057462165130101155, 1e-14)).toBe(true);
    expect(close(stirlingError(15), 0.005554733551962801, 1e-14)).toBe(true);
  });

  test('the deviance is never negative, is 0 only at m = x, and keeps its digits beside it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (m, ratio) => {
          const x = m * ratio;
          const direct = x * Math.log(x / m) + m - x;
          expect(deviance(x, m)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(deviance(x, m) - direct)).toBeLessThan(
            1e-14 * (x + m) * (1 + Math.abs(Math.log(ratio))),
          );
        },
      ),
    );
    expect(close(deviance(1e6, 1e6 - 1), 1 / 2 / (1e6 - 2 / 3), 1e-11)).toBe(true);
    expect([deviance(7, 7), deviance(0, 7), deviance(7, 0), deviance(7, Infinity)]).toEqual([
      0,
      7,
      Infinity,
      Infinity,
    ]);
  });
});

describe('a question without an answer is refused in words, never answered with NaN', () => {
  test.each([
    ['student: df must be > 0, got 0', () => student.studentUpper(1, 0)],
    ['student: df must be > 0, got NaN', () => student.studentUpper(1, NaN)],
    ['student: df must be > 0, got -1', () => student.studentDensity(1, -1)],
    ['student: t must be a number, got NaN', () => student.studentTwoSided(NaN, 3)],
    ['student: p must be from 0 to 1, got 1.2', () => student.studentQuantile(1.2, 3)],
    ['student: df must be > 0, got 0', () => student.studentQuantile(0.2, 0)],
    ['normal: z must be a number, got NaN', () => normal.normalLower(NaN)],
    ['normal: p must be from 0 to 1, got -0.1', () => normal.normalQuantile(-0.1)],
    ['normal: p must be from 0 to 1, got NaN', () => normal.normalUpperQuantile(NaN)],
    ['chi-squared: df must be > 0 and finite, got 0', () => chiSquared.chiSquaredUpper(1, 0)],
    ['chi-squared: x must be a number, got NaN', () => chiSquared.chiSquaredLower(NaN, 1)],
    ['fisher: df1 must be > 0 and finite, got Infinity', () => fisher.fisherUpper(1, Infinity, 2)],
    ['fisher: df2 must be > 0, got 0', () => fisher.fisherQuantile(0.5, 2, 0)],
    ['beta: a must be > 0 and finite, got 0', () => beta.betaLower(0.5, 0, 1)],
    ['beta: b must be > 0 and finite, got -3', () => beta.betaDensity(0.5, 1, -3)],
    ['gamma: shape must be > 0 and finite, got -1', () => gamma.gammaUpper(1, -1)],
    ['gamma: rate must be > 0 and finite, got 0', () => gamma.gammaQuantile(0.5, 1, 0)],
    ['binomial: k must be a whole number, got 1.5', () => binomial.binomialDensity(1.5, 3, 0.5)],
    ['binomial: size must be a whole number >= 0, got 2.5', () => binomial.binomialLower(1, 2.5, 0.5)],
    ['binomial: prob must be from 0 to 1, got 1.5', () => binomial.binomialUpper(1, 3, 1.5)],
    ['poisson: mean must be >= 0 and finite, got -1', () => poisson.poissonUpper(1, -1)],
    ['poisson: k must be a whole number, got 0.5', () => poisson.poissonDensity(0.5, 1)],
    ['logGamma: x must be > 0, got 0', () => logGamma(0)],
    ['stirlingError: x must be > 0, got -1', () => stirlingError(-1)],
    ['deviance: x must be >= 0 and finite, got -1', () => deviance(-1, 1)],
  ])('%s', (message, ask) => {
    expect(ask).toThrow(new RangeError(message));
  });

  test('edges of the domain have answers', () => {
    expect([
      normal.normalLower(-Infinity),
      normal.normalLower(Infinity),
      normal.normalDensity(Infinity),
    ]).toEqual([0, 1, 0]);
    expect([
      student.studentLower(-Infinity, 3),
      student.studentLower(Infinity, 3),
      student.studentDensity(Infinity, 3),
    ]).toEqual([0, 1, 0]);
    expect([
      fisher.fisherLower(0, 3, 4),
      fisher.fisherUpper(Infinity, 3, 4),
      fisher.fisherDensity(0, 2, 4),
      fisher.fisherLower(1e308, 500, 1),
    ]).toEqual([0, 0, 1, 1]);
    expect([fisher.fisherDensity(0, 1, 4), gamma.gammaDensity(0, 0.5), beta.betaDensity(1, 1, 0.5)]).toEqual([
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect([gamma.gammaDensity(0, 1, 2), gamma.gammaDensity(-1, 1), gamma.gammaUpper(Infinity, 2)]).toEqual([
      2, 0, 0,
    ]);
    expect([beta.betaDensity(0, 1, 3), beta.betaLower(-0.5, 2, 2), beta.betaUpper(1.5, 2, 2)]).toEqual([
      3, 0, 0,
    ]);
    expect([
      binomial.binomialLower(-1, 5, 0.2),
      binomial.binomialUpper(5, 5, 0.2),
      binomial.binomialDensity(6, 5, 0.2),
    ]).toEqual([0, 0, 0]);
    expect([
      binomial.binomialLower(0, 5, 0),
      binomial.binomialUpper(4, 5, 1),
      binomial.binomialDensity(0, 0, 0.5),
    ]).toEqual([1, 1, 1]);
    expect([poisson.poissonLower(0, 0), poisson.poissonDensity(0, 0), poisson.poissonUpper(-1, 3)]).toEqual([
      1, 1, 1,
    ]);
  });
});
