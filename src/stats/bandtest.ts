import { mcnemar, stuartMaxwell } from './movement';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** A test of the shift between bands, by its name; `n` is everyone in the table. The exact method has no statistic and no df. */
export interface BandTest {
  readonly method: 'Stuart–Maxwell' | 'McNemar' | 'exact binomial';
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number;
  readonly n: number;
}

const FEWEST = 5;

/**
 * Are the bands filled differently at the last score than at the first? `table[i][j]` people went from band i to j.
 *
 * Where people moved between two bands only: McNemar's test, exact below 25 crossings, else chi-squared with continuity
 * correction. Between more: Stuart–Maxwell. Withheld: `no_pairs`; `too_few` with fewer than five people; `no_discordant`
 * when no one moved; `singular` and `invalid` as `stuartMaxwell`.
 * R: `binom.test(b, b + c)`, `mcnemar.test(table)`, and the formula of `stuartMaxwell`.
 */
export function bandTest(table: readonly (readonly number[])[]): Result<BandTest> {
  const shift = stuartMaxwell(table);
  if (isWithheld(shift) && shift.withheld === 'invalid') return shift;
  const n = sum(table.flat());
  if (n === 0) return withhold('no_pairs', 0);
  if (n < FEWEST) return withhold('too_few', n);
  if (isWithheld(shift)) return shift;
  const crossings = table.flatMap((row, from) => row.map((people, to) => ({ from, to, people })));
  const moved = crossings.filter(({ from, to, people }) => from !== to && people > 0);
  if (new Set(moved.flatMap(({ from, to }) => [from, to])).size > 2)
    return { method: 'Stuart–Maxwell', statistic: shift.statistic, df: shift.df, p: shift.p, n };
  const crossed = (up: boolean): number =>
    sum(moved.filter(({ from, to }) => from < to === up).map(({ people }) => people));
  const test = mcnemar(crossed(true), crossed(false));
  if (isWithheld(test)) return test;
  const exact = test.method === 'exact';
  return {
    method: exact ? 'exact binomial' : 'McNemar',
    statistic: test.statistic,
    df: exact ? null : 1,
    p: test.p,
    n,
  };
}
