import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../../src/stats/paired';
import { jacobsonTruax, reliableChange } from '../../src/stats/reliable';
import { expectClose } from './close';
import { gather, given, pairRows, pairs, rows } from './people';
import fixture from './r/paired.json';

const asked = { threshold: 2, rule: 'at least', betterIs: 'higher' } as const;
const counts = (found: ReturnType<typeof reliableChange>) => {
  const { improved, unchanged, worsened } = given(found);
  return [improved.x, unchanged.x, worsened.x];
};

describe('a reliable change', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`in ${name} is counted as in R, with prop.test's limits`, () => {
      const found = given(reliableChange(changes(pairRows(set.first, set.last)), asked));
      expect(counts(found)).toEqual(set.reliable.counts);
      const limits = [found.improved, found.unchanged, found.worsened].map(({ interval }) => [
        interval.lower,
        interval.upper,
      ]);
      expectClose(limits, set.reliable.intervals);
    });
  }

  it('counts everyone once, from rows and from a tally', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 12 }), (people, threshold) => {
        const moved = people.map(({ first, last }) => ({ value: last - first, n: 1 }));
        const found = reliableChange(moved, { ...asked, threshold });
        expect(counts(found).reduce((all, one) => all + one, 0)).toBe(people.length);
        expect(reliableChange(gather(moved), { ...asked, threshold })).toEqual(found);
      }),
    );
  });

  it('turns round with the direction of the measure', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const higher = counts(reliableChange(changes(people), asked));
        expect(counts(reliableChange(changes(people), { ...asked, betterIs: 'lower' }))).toEqual(
          higher.reverse(),
        );
      }),
    );
  });

  it('of exactly the threshold counts under "at least" and not under "more than"', () => {
    const moved = rows([2, -2, 1, 3, 0]);
    expect(counts(reliableChange(moved, asked))).toEqual([2, 2, 1]);
    expect(counts(reliableChange(moved, { ...asked, rule: 'more than' }))).toEqual([1, 4, 0]);
  });

  it('is judged in decimals and not in doubles', () => {
    const short = pairRows([13.15, 29.55, 33.37, 19.25, 20.73], [16.15, 32.55, 30.37, 19.25, 17.73]);
    expect(changes(short).filter(({ value }) => Math.abs(value) > 2.9 && Math.abs(value) < 3)).toHaveLength(
      3,
    );
    expect(counts(reliableChange(changes(short), { ...asked, threshold: 3 }))).toEqual([2, 1, 2]);
    expect(counts(reliableChange(changes(short), { ...asked, threshold: 3, rule: 'more than' }))).toEqual([
      0, 5, 0,
    ]);
    expect(counts(reliableChange(rows([0.1 + 0.2, 0.3, 0, 0, 0]), { ...asked, threshold: 0.3 }))).toEqual([
      2, 3, 0,
    ]);
    expect(counts(reliableChange(rows([0.3, 0.3, 0, 0, 0]), { ...asked, threshold: 0.1 + 0.2 }))).toEqual([
      2, 3, 0,
    ]);
  });

  it('is no share below five pairs', () => {
    expect(reliableChange([], asked)).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(reliableChange(rows([3]), asked)).toEqual({ withheld: 'one_pair', n: 1 });
    expect(reliableChange(rows([3, 4, 5, 6]), asked)).toEqual({ withheld: 'too_few', n: 4 });
    expect(reliableChange(rows([3, Number.NaN]), asked)).toEqual({ withheld: 'invalid' });
    for (const threshold of [0, -1, Number.NaN, Infinity]) {
      expect(reliableChange(rows([1, 2, 3, 4, 5]), { ...asked, threshold })).toEqual({ withheld: 'invalid' });
    }
  });
});

describe("Jacobson and Truax's threshold", () => {
  for (const { sd, reliability, sem, threshold } of fixture.jacobsonTruax) {
    it(`for a deviation of ${sd} at reliability ${reliability} is the plain formula in R`, () => {
      expectClose(jacobsonTruax(sd, reliability), { sem, threshold, rule: 'more than' });
    });
  }

  it('needs a spread at the start and a reliability below 1', () => {
    expect(jacobsonTruax(0, 0.8)).toEqual({ withheld: 'no_baseline_spread' });
    for (const reliability of [1, 1.2, -0.1, Number.NaN])
      expect(jacobsonTruax(4, reliability)).toEqual({ withheld: 'no_reliability' });
    for (const sd of [-1, Number.NaN, Infinity])
      expect(jacobsonTruax(sd, 0.8)).toEqual({ withheld: 'invalid' });
  });
});
