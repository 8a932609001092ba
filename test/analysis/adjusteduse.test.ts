import { describe, expect, test } from 'vitest';
import { adjustedUse } from '../../src/analysis/adjusteduse';
import type { QueryRow } from '../../src/engine/queries.gen';
import { usable } from '../../src/evidence/select';
import type { VisitMethod } from '../../src/evidence/visits';
import { gee } from '../../src/stats/gee';
import { isWithheld } from '../../src/stats/result';
import { Seeded } from '../import/seeded';

interface Person {
  readonly arm: 'referred' | 'comparison';
  readonly age: string;
  readonly sex?: string;
  readonly before: number;
  readonly after: number;
  readonly months?: number;
}

/** As the query gives them, one row a person: rows that are alike may be added up or not. */
function cellsOf(people: readonly Person[]): readonly QueryRow['visits_by'][] {
  return people.map(({ arm, age, sex = 'not recorded', before, after, months = 12 }) => ({
    service: 'GP contacts',
    arm,
    stratum: 'everyone',
    age_band: age,
    sex,
    deprivation: 'not recorded',
    months_before: 9,
    months_after: months,
    n: 1,
    before,
    after,
    before_squares: before ** 2,
    after_squares: after ** 2,
    products: before * after,
  }));
}

function only(rows: readonly VisitMethod[]): VisitMethod {
  const [first] = rows;
  if (first === undefined || rows.length > 1) throw new Error('not one row');
  return first;
}

function ratioOf(row: VisitMethod): number {
  if (!usable(row.ratio)) throw new Error(`withheld: ${row.ratio.withheld}`);
  return row.ratio.ratio;
}

const random = new Seeded(99);
/** Older people rise by half, younger ones do not change; the referred change by 0.8 beyond that. The groups are of unlike ages. */
const unlike = Array.from({ length: 1200 }, (_, at): Person => {
  const arm = at < 600 ? 'referred' : 'comparison';
  const old = at % 10 < (arm === 'referred' ? 8 : 2);
  const before = random.between(4, 16);
  const factor = (old ? 1.5 : 1) * (arm === 'referred' ? 0.8 : 1);
  return {
    arm,
    age: old ? '75-84' : '25-34',
    before,
    after: Math.round(before * factor * (12 / 9)) + random.between(-1, 1),
  };
});

describe('the row adjusted for age, sex and deprivation', () => {
  test('finds the ratio planted where groups of unlike ages change by their age alone, which the ratio of ratios does not', () => {
    const sum = (arm: string, side: 'before' | 'after'): number =>
      unlike.filter((one) => one.arm === arm).reduce((total, one) => total + one[side], 0);
    const naive =
      sum('referred', 'after') /
      sum('referred', 'before') /
      (sum('comparison', 'after') / sum('comparison', 'before'));
    expect(naive).toBeGreaterThan(0.95);
    const row = only(adjustedUse(cellsOf(unlike), true));
    expect(Math.abs(ratioOf(row) - 0.8)).toBeLessThan(0.02);
    expect(row).toMatchObject({ id: 'gee-adjusted', name: 'GEE, adjusted for age', n: 600 });
    expect(row.model?.kind).toBe('correlation');
  });

  test('is the coefficient of the same model on people one by one', () => {
    const alone = unlike
      .filter(({ arm }) => arm === 'referred')
      .map((one, at) => ({ ...one, months: 1 + (at % 12) }));
    const design = {
      names: ['after', 'age'],
      clusters: alone.map(({ age, before, after, months }) => ({
        n: 1,
        rows: ([0, 1] as const).map((later) => ({
          count: later === 0 ? before : after,
          exposure: (later === 0 ? 9 : months) / 12,
          covariates: [later, age === '25-34' ? 1 : 0],
          n: 1,
        })),
      })),
    };
    const whole = gee(design);
    if (isWithheld(whole)) throw new Error(whole.withheld);
    const row = only(adjustedUse(cellsOf(alone), false));
    expect(ratioOf(row)).toBeCloseTo(whole.coefficients[1]?.ratio ?? NaN, 9);
  });

  test('names only what is used, and is left out where nothing is recorded in both groups', () => {
    const bySex = unlike.map((one, at) => ({ ...one, sex: at % 3 === 0 ? 'Male' : 'Female' }));
    expect(only(adjustedUse(cellsOf(bySex), true)).name).toBe('GEE, adjusted for age and sex');
    const notOthers = bySex.map((one) =>
      one.arm === 'comparison' ? { ...one, sex: 'not recorded', age: 'not recorded' } : one,
    );
    expect(adjustedUse(cellsOf(notOthers), true)).toEqual([]);
    expect(adjustedUse(cellsOf(unlike.map((one) => ({ ...one, age: '25-34' }))), true)).toEqual([]);
  });

  test('counts a level of a few people with the most frequent one instead of failing on it', () => {
    const few = unlike.map((one, at) => (at < 5 ? { ...one, age: '85+', before: 0, after: 0 } : one));
    expect(Math.abs(ratioOf(only(adjustedUse(cellsOf(few), true))) - 0.8)).toBeLessThan(0.03);
  });

  test('leaves out, and says so, what these people cannot carry', () => {
    const many = unlike
      .filter((_, at) => at % 6 === 0)
      .map((one, at) => ({ ...one, age: at % 2 === 0 ? '25-34' : '35-44', sex: `level ${String(at % 10)}` }));
    const row = only(adjustedUse(cellsOf(many), true));
    expect(row.name).toBe('GEE, adjusted for age');
    expect(row.note).toContain('Without sex');
  });
});
