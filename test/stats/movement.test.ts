import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemar, stuartMaxwell } from '../../src/stats/movement';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/proportion.json';

describe("McNemar's test", () => {
  for (const { b, c, p } of fixture.exact) {
    it(`of ${b} against ${c} is R's binom.test`, () => {
      const found = given(mcnemar(b, c));
      expect(found).toMatchObject({ up: b, down: c, method: 'exact', statistic: null });
      expectRelative(found.p, p);
    });
  }
  for (const { b, c, statistic, p } of fixture.chiSquared) {
    it(`of ${b} against ${c} is R's mcnemar.test`, () => {
      const found = given(mcnemar(b, c));
      expectClose(found, { up: b, down: c, method: 'chi-squared', statistic });
      expectRelative(found.p, p);
    });
  }

  it('does not depend on the direction', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), (b, c) => {
        expect(given(mcnemar(b, c)).p).toBe(given(mcnemar(c, b)).p);
        expect(given(mcnemar(b, c)).p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is withheld when no one crossed or the counts are none', () => {
    expect(mcnemar(0, 0)).toEqual({ withheld: 'no_discordant', n: 0 });
    for (const [b, c] of [
      [-1, 5],
      [5, -1],
      [0.5, 0.5],
      [Number.NaN, 1],
    ] as const) {
      expect(mcnemar(b, c)).toEqual({ withheld: 'invalid' });
    }
  });
});

describe("Stuart and Maxwell's test", () => {
  for (const [name, { rows, ...plain }] of Object.entries(fixture.tables)) {
    it(`of ${name} is the plain formula in R`, () => {
      const found = given(stuartMaxwell(rows));
      expectClose(found, plain);
      expectRelative(found.p, plain.p);
    });
  }

  it("of two bands is R's mcnemar.test without correction", () => {
    expectClose(stuartMaxwell(fixture.tables.two.rows), { df: 1, ...fixture.twoBands });
  });

  it('does not depend on the order of the bands or on who stayed', () => {
    const cell = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 16, maxLength: 16 }), cell, (cells, more) => {
        const table = [0, 4, 8, 12].map((from) => cells.slice(from, from + 4));
        const found = given(stuartMaxwell(table));
        expectClose(stuartMaxwell([...table].reverse().map((row) => [...row].reverse())), found, 1e-9);
        const stayed = table.map((row, i) => row.map((n, j) => (i === j ? n + more : n)));
        expectClose(
          stuartMaxwell(stayed),
          { statistic: found.statistic, p: found.p, n: found.n + 4 * more },
          1e-12,
        );
      }),
    );
  });

  it('lowers its degrees of freedom with each band that no one entered or left', () => {
    expect(
      given(
        stuartMaxwell([
          [4, 3, 0],
          [1, 6, 0],
          [0, 0, 9],
        ]),
      ),
    ).toMatchObject({ df: 1, n: 23 });
    expect(
      given(
        stuartMaxwell([
          [0, 0, 2],
          [0, 7, 0],
          [5, 0, 0],
        ]),
      ),
    ).toMatchObject({ df: 1, n: 14 });
  });

  it('finds nothing when as many moved each way', () => {
    const found = given(
      stuartMaxwell([
        [1, 6, 2],
        [6, 3, 4],
        [2, 4, 8],
      ]),
    );
    expect(found).toMatchObject({ statistic: 0, p: 1 });
    expectFinite(found);
  });

  it('is withheld when no one moved, when moves are not linked, and when it is no table of counts', () => {
    expect(
      stuartMaxwell([
        [4, 0],
        [0, 3],
      ]),
    ).toEqual({ withheld: 'no_discordant', n: 7 });
    const unlinked = [
      [5, 3, 0, 0],
      [1, 5, 0, 0],
      [0, 0, 5, 2],
      [0, 0, 4, 5],
    ];
    expect(stuartMaxwell(unlinked)).toEqual({ withheld: 'singular', n: 30 });
    for (const table of [
      [],
      [[3]],
      [[1, 2]],
      [[1, 2], [3]],
      [
        [1, -2],
        [3, 4],
      ],
      [
        [1, 0.5],
        [3, 4],
      ],
      [
        [1, Number.NaN],
        [3, 4],
      ],
    ]) {
      expect(stuartMaxwell(table)).toEqual({ withheld: 'invalid' });
    }
  });
});
