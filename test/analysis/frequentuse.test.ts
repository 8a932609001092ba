import { describe, expect, test } from 'vitest';
import { frequentUse } from '../../src/analysis/frequentuse';
import type { UseRow } from '../../src/analysis/personsums';
import type { FrequentUse } from '../../src/evidence/frequent';
import { usable } from '../../src/evidence/select';
import type { Result } from '../../src/stats/result';
import { drawn } from '../evidence/use';

const windows = { before: { from: -12, to: -1 }, after: { from: 1, to: 12 } };

function row(arm: string, before: number, after: number, n = 1, months = 12): UseRow {
  return {
    service: 'GP contacts',
    arm,
    stratum: 'everyone',
    before,
    after,
    before_high: before,
    after_high: after,
    months_before: months,
    months_after: 12,
    n,
  };
}

function found(result: Result<FrequentUse>): FrequentUse {
  if (!usable(result)) throw new Error(`withheld: ${result.withheld}`);
  return result;
}

const ask = (
  referred: readonly UseRow[],
  comparison: readonly UseRow[] = [],
  earlier: readonly UseRow[] = [],
  service = 'GP contacts',
) =>
  frequentUse(
    service,
    { referred, comparison },
    earlier.length === 0 ? undefined : { referred: earlier, comparison: [] },
    windows,
    'people',
  );

/** People whose own rate stays as it is: nothing is done to anybody. */
const stable = (arm: string, seed: number, size = 1500): readonly UseRow[] => {
  const draw = drawn(seed);
  return Array.from({ length: size }, () => {
    const own = 2 + draw(1.5) * 2;
    return row(arm, draw(own), draw(own));
  });
};

describe('those who came most', () => {
  test('are those at or above the smallest whole number of visits a year that at most a tenth reach', () => {
    const most = found(
      ask([row('referred', 2, 2, 900), row('referred', 9, 8, 60), row('referred', 12, 9, 40)]),
    );
    expect(most).toMatchObject({ threshold: 3, n: 100 });
    const more = found(
      ask([
        row('referred', 2, 2, 899),
        row('referred', 9, 8, 61),
        row('referred', 12, 7, 30),
        row('referred', 12, 9, 10),
      ]),
    );
    expect(more).toMatchObject({ threshold: 10, n: 40, before: 12 });
    expect(more.ratio.ratio).toBeCloseTo((30 * 7 + 10 * 9) / (40 * 12), 12);
  });

  test('are picked by their rate over all of the window before: a high rate of one month alone picks nobody', () => {
    const short = [...stable('referred', 5), row('referred', 4, 4, 400, 1)];
    expect(found(ask(short))).toMatchObject({ threshold: found(ask(stable('referred', 5))).threshold });
  });

  test('fall although nothing is done, and what is expected falls as much, by earlier months, by a comparison group or by its line', () => {
    const [own, others, past] = [stable('referred', 1), stable('comparison', 2), stable('referred', 3)];
    for (const most of [found(ask(own, others)), found(ask(own, [], past)), found(ask(own, others, past))]) {
      expect(most.ratio.interval95.upper).toBeLessThan(0.95);
      for (const { ratio, interval, n } of most.expected) {
        expect(Math.abs(Math.log(ratio / most.ratio.ratio))).toBeLessThan(0.15);
        expect(interval).not.toBeNull();
        expect(n).toBeGreaterThan(50);
      }
    }
    const beyond = found(ask(own, others)).beyond;
    expect(beyond?.interval95.lower).toBeLessThan(1);
    expect(beyond?.interval95.upper).toBeGreaterThan(1);
    const few = others.filter(({ before }) => before < found(ask(own)).threshold);
    const [line] = found(ask(own, few)).expected;
    expect(line).toMatchObject({ kind: 'line', n: few.length });
    expect(line?.ratio).toBeLessThan(0.95);
  });

  test('have what is expected from earlier months, from the comparison group, from its line, or assumed, in that order', () => {
    const kinds = (result: Result<FrequentUse>) => [
      ...new Set(found(result).expected.map(({ kind }) => kind)),
    ];
    const [own, others, past] = [stable('referred', 1), stable('comparison', 2), stable('referred', 3)];
    expect(kinds(ask(own, others, past))).toEqual(['earlier', 'comparison']);
    expect(kinds(ask(own, others))).toEqual(['comparison']);
    expect(kinds(ask(own, stable('comparison', 2, 40)))).toEqual(['line']);
    expect(kinds(ask(own))).toEqual(['assumed']);
    expect(found(ask(own)).beyond).toBeNull();
  });

  test('are not looked at where they are fewer than 10, where nothing is expected, where nobody came after, or by referrals', () => {
    expect(ask(stable('referred', 1, 60))).toMatchObject({ withheld: 'too_few' });
    expect(ask(stable('referred', 1), [], [], 'A&E')).toEqual({ withheld: 'no_reliability' });
    expect(ask(stable('referred', 1).map((one) => ({ ...one, after: 0, after_high: 0 })))).toMatchObject({
      withheld: 'none_after',
    });
    expect(
      frequentUse(
        'GP contacts',
        { referred: stable('referred', 1), comparison: [] },
        undefined,
        windows,
        'referrals',
      ),
    ).toEqual({ withheld: 'clustered' });
    expect(ask([])).toEqual({ withheld: 'too_few', n: 0 });
  });
});
