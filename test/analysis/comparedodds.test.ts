import { describe, expect, test } from 'vitest';
import { comparedBands } from '../../src/analysis/comparedbands';
import { comparedOdds } from '../../src/analysis/comparedodds';
import type { ComparedRow, ComparedRows } from '../../src/analysis/comparedrows';
import type { ArmPattern } from '../../src/analysis/comparedscores';
import { penaltySentence } from '../../src/evidence/oddswords';
import { usable } from '../../src/evidence/select';
import { measureById } from '../../src/vocabulary/measures';

const swemwbs = measureById.get('swemwbs');
if (swemwbs === undefined) throw new Error('no measure');
const measure = swemwbs;

type Cell = readonly [first: number, sex: 'F' | 'M', arm: 0 | 1, improved: number, not: number];

/** People of one kind: so many gain 6 points, and so many none. */
function table(cells: readonly Cell[]): ComparedRows {
  const rows = cells.flatMap(([first, sex, arm, improved, not]): readonly ComparedRow[] =>
    [
      { gain: 6, n: improved },
      { gain: 0, n: not },
    ].map(({ gain, n }) => ({
      arm,
      first,
      last: first + gain,
      outcome: gain,
      covariates: [sex === 'M' ? 1 : 0],
      sex,
      n,
    })),
  );
  return { names: ['Sex: M'], rows: rows.filter(({ n }) => n > 0), perSite: false };
}

const confounded: readonly Cell[] = [
  [15, 'F', 0, 12, 28],
  [15, 'F', 1, 40, 40],
  [15, 'M', 0, 10, 30],
  [15, 'M', 1, 30, 36],
  [25, 'F', 0, 8, 72],
  [25, 'F', 1, 6, 24],
  [25, 'M', 0, 6, 66],
  [25, 'M', 1, 8, 36],
];

function oddsOf(cells: readonly Cell[], opened = true) {
  const found = comparedOdds(table(cells), [], measure, opened);
  if (found === null) throw new Error('no odds');
  const method = (place: number) => {
    const one = found.methods[place];
    if (one === undefined) throw new Error('no method');
    return one;
  };
  return { found, model: method(0), bands: method(1), raw: method(2) };
}

describe('the odds of improving', () => {
  test('are those of R: raw, within bands of the first score and sex, and from a model', () => {
    const { model, bands, raw } = oddsOf(confounded);
    // R: xtabs and the cross product; mantelhaen.test; glm(y ~ first + sex + arm, binomial, control = list(epsilon = 1e-15)) with Wald limits.
    for (const [{ id, odds }, name, ratio, lower, upper] of [
      [raw, 'raw', 3.36274509803922, null, null],
      [bands, 'bands', 2.39035750657742, 1.48414777213801, 3.84989225231929],
      [model, 'model', 2.39128173285715, 1.48798750101231, 3.84292766035068],
    ] as const) {
      expect(id).toBe(name);
      if (!usable(odds)) throw new Error(`no ${name}`);
      expect(odds.ratio).toBeCloseTo(ratio, 8);
      if (lower !== null) expect(odds.interval.lower).toBeCloseTo(lower, 7);
      if (upper !== null) expect(odds.interval.upper).toBeCloseTo(upper, 7);
    }
    expect(usable(model.odds) && model.odds.p).toBeCloseTo(0.000315912281915775, 9);
    expect(model.n).toEqual([232, 220]);
  });

  test('stay shut with the gate where anything is adjusted for, and the raw ratio stays', () => {
    const { found, raw } = oddsOf(confounded, false);
    const shut = { withheld: 'not_comparable' };
    expect([found.methods[0]?.odds, found.methods[1]?.odds, found.same, found.eValue]).toEqual([
      shut,
      shut,
      shut,
      shut,
    ]);
    expect(usable(raw.odds)).toBe(true);
  });

  test('have a penalty where everybody of one kind improved, which is said in words', () => {
    const separated = confounded.map(([first, sex, arm, improved, not]): Cell =>
      sex === 'M' ? [first, sex, arm, improved + not, 0] : [first, sex, arm, improved, not],
    );
    const { found, model } = oddsOf(separated);
    expect(model.id).toBe('penalised');
    if (!usable(model.odds)) throw new Error('no estimate');
    expect(Number.isFinite(model.odds.interval.upper)).toBe(true);
    expect(model.odds.ratio).toBeGreaterThan(1);
    expect(penaltySentence(found)).toContain('the outcome is certain');
    expect(penaltySentence(oddsOf(confounded).found)).toBeUndefined();
  });

  test('have an E-value by the root of the ratio where improving is common, and by the ratio where it is rare', () => {
    const { found, model } = oddsOf(confounded);
    if (!usable(found.eValue) || !usable(model.odds)) throw new Error('none');
    const root = Math.sqrt(model.odds.ratio);
    expect(found.eValue.estimate).toBeCloseTo(root + Math.sqrt(root * (root - 1)), 9);
    const rare = oddsOf(
      confounded.map(([first, sex, arm, improved, not]) => [first, sex, arm, improved, 9 * not]),
    );
    if (!usable(rare.found.eValue) || !usable(rare.model.odds)) throw new Error('none');
    const { ratio } = rare.model.odds;
    expect(rare.found.eValue.estimate).toBeCloseTo(ratio + Math.sqrt(ratio * (ratio - 1)), 9);
  });

  test('have no ratio where a cohort has all or none improved, and are absent for four people', () => {
    const none = oddsOf(
      confounded.map(([first, sex, arm, improved, not]) => [first, sex, arm, arm * improved, not]),
    );
    expect(none.raw.odds).toEqual({ withheld: 'no_odds_ratio' });
    expect(JSON.stringify(none.found)).not.toMatch(/NaN|Infinity|null/);
    expect(
      comparedOdds(
        table([
          [15, 'F', 0, 2, 2],
          [15, 'F', 1, 30, 30],
        ]),
        [],
        measure,
        true,
      ),
    ).toBeNull();
  });
});

describe('bands by cohort', () => {
  const pair = (side: 0 | 1, first_score: number, last_score: number, n: number): ArmPattern => ({
    side,
    first_score,
    last_score,
    n,
    arm: 'referred',
    stratum: side === 1 ? 'Harbour' : 'Vale',
    age_band: 'not recorded',
    sex: 'not recorded',
    ethnicity: 'not recorded',
    deprivation: 'not recorded',
    referral_source: 'not recorded',
    reason: 'not recorded',
    site: 'not recorded',
  });
  const [low, middle] = [measure.bands[0]?.from ?? 0, measure.bands[1]?.from ?? 0];
  const pairs = [
    pair(0, low, low, 60),
    pair(0, low, middle, 20),
    pair(0, middle, middle, 20),
    pair(1, low, low, 30),
    pair(1, low, middle, 50),
    pair(1, middle, middle, 20),
  ];

  test('are shares of those with both scores, first and last, and the tests are those of R', () => {
    const found = comparedBands(pairs, measure, 'people', true);
    expect(found?.bands.slice(0, 2).map(({ first, last }) => [...first, ...last].map(({ x }) => x))).toEqual([
      [80, 80, 60, 30],
      [20, 20, 40, 70],
    ]);
    // R: chisq.test(matrix(c(60, 40, 30, 70), 2), correct = FALSE); 159/7 is the generalised Mantel–Haenszel statistic of the one first band that people of both moved from.
    expect(found !== null && usable(found.after) && found.after.statistic).toBeCloseTo(18.181818181818, 9);
    expect(found !== null && usable(found.given) && found.given.statistic).toBeCloseTo(159 / 7, 9);
  });

  test('are not tested among people of the same first band while the gate is shut, nor where people can be counted twice', () => {
    expect(comparedBands(pairs, measure, 'people', false)?.given).toEqual({ withheld: 'not_comparable' });
    const referrals = comparedBands(pairs, measure, 'referrals', true);
    expect(referrals?.after).toEqual({ withheld: 'clustered' });
    expect(referrals?.bands[0]?.first[0].interval).toBeNull();
  });
});
