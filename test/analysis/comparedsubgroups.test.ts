import { describe, expect, test } from 'vitest';
import { alike, findingOf, findingsOf, forWomen, subgroupBy, subgroupsOf } from './subgroupworld';
import { differs } from '../../src/evidence/comparedsubgroupwords';
import type { ComparedSubgroup } from '../../src/evidence/comparedsubgroups';
import { usable } from '../../src/evidence/select';
import { chanceOfOne, declareSubgroups } from '../../src/evidence/subgroupfamily';
import { shrink } from '../../src/stats/shrinkage';

function tested(one: ComparedSubgroup) {
  if (!usable(one.test)) throw new Error(`${one.name}: ${one.test.withheld}`);
  return one.test;
}

/** "A difference differs" by these. */
const claimed = (finding: ReturnType<typeof findingOf>): readonly string[] =>
  subgroupsOf(finding)
    .dimensions.filter((one) => differs(one) === 'yes')
    .map(({ dimension }) => dimension);

describe('where gardening adds 2 points for women alone', () => {
  const finding = findingOf(forWomen);

  test('the difference is found to differ by sex and by nothing else that was looked at', () => {
    expect(finding.gate).toEqual({ opened: true, failed: [] });
    expect(claimed(finding)).toEqual(['sex']);
    expect(tested(subgroupBy(finding, 'sex')).pAdjusted).toBeLessThan(0.001);
  });

  test('each level has its own difference, and the interaction is the second less the first', () => {
    const { levels, between } = subgroupBy(finding, 'sex');
    const [women, men] = levels.map(({ estimate }) => (usable(estimate) ? estimate : null));
    expect(levels.map(({ level }) => level)).toEqual(['Female', 'Male']);
    expect(Math.abs((women?.difference ?? 0) - 2)).toBeLessThan(0.3);
    expect(Math.abs(men?.difference ?? 9)).toBeLessThan(0.3);
    if (between === null || !usable(between)) throw new Error('no interaction');
    expect(between.difference).toBeCloseTo((men?.difference ?? 0) - (women?.difference ?? 0), 9);
    expect(between.interval.upper).toBeLessThan(0);
    expect(subgroupBy(finding, 'age_band').between).toBeNull();
  });

  test('what is drawn in lies between the raw number and the mean, by the same rule as elsewhere', () => {
    for (const { levels } of subgroupsOf(finding).dimensions) {
      const raw = levels.flatMap(({ level, estimate }) =>
        usable(estimate) ? [{ name: level, estimate: estimate.difference, se: estimate.se }] : [],
      );
      const expected = shrink(raw);
      if (!usable(expected)) throw new Error(expected.withheld);
      expect(levels.map(({ shrunken }) => usable(shrunken) && shrunken.estimate)).toEqual(
        expected.shrunken.map(({ estimate }) => estimate),
      );
      for (const [at, { shrunken }] of levels.entries()) {
        const own = raw[at]?.estimate ?? NaN;
        if (!usable(shrunken)) throw new Error('not drawn in');
        const [low, high] = [own, expected.mean.estimate].toSorted((a, b) => a - b);
        expect(shrunken.estimate).toBeGreaterThanOrEqual((low ?? NaN) - 1e-9);
        expect(shrunken.estimate).toBeLessThanOrEqual((high ?? NaN) + 1e-9);
      }
    }
  });
});

test('where gardening adds the same for everybody, 24 worlds claim no more differences than luck allows', () => {
  const worlds = Array.from({ length: 24 }, (_, at) => findingOf({ ...alike, seed: 50 + at }));
  const wrong = worlds.filter((one) => claimed(one).length > 0).length;
  const uncorrected = worlds.filter((one) =>
    subgroupsOf(one).dimensions.some((each) => tested(each).p < 0.05),
  ).length;
  expect(wrong).toBeLessThanOrEqual(3);
  expect(uncorrected).toBeGreaterThan(wrong);
});

test('a level of few people in either cohort is not shown and counted, and those of whom nothing is recorded are counted too', () => {
  const finding = findingOf(alike);
  const reason = subgroupBy(finding, 'reason');
  expect(reason.levels.map(({ level }) => level).toSorted()).toEqual(['Housing', 'Loneliness', 'Low mood']);
  expect(reason.few).toBe(1);
  const sex = subgroupBy(finding, 'sex');
  expect(Number(sex.unknown[0]) + Number(sex.unknown[1])).toBe(Math.ceil(500 / 19));
  const people = sex.levels.reduce((sum, { n }) => sum + Number(n[0]) + Number(n[1]), 0);
  expect(people).toBe(500 - Math.ceil(500 / 19));
  for (const { levels } of subgroupsOf(finding).dimensions)
    for (const { n } of levels) expect(Math.min(...n.map(Number))).toBeGreaterThanOrEqual(10);
});

test('levels stand in the order of the characteristic, and sites make no interval narrower', () => {
  const levels = (sites: readonly string[]) => subgroupBy(findingOf({ ...alike, sites }), 'age_band').levels;
  const [bySite, without] = [levels(['Harbour', 'Vale', 'Moor']), levels(['Harbour', 'Harbour', 'Harbour'])];
  expect(bySite.map(({ level }) => level)).toEqual(['18-24', '35-44', '55-64', '75-84']);
  const width = (found: ReturnType<typeof levels>[number]['estimate'] | undefined): number =>
    found !== undefined && usable(found) ? found.interval.upper - found.interval.lower : NaN;
  bySite.forEach(({ estimate }, at) =>
    expect(width(estimate)).toBeGreaterThanOrEqual(width(without[at]?.estimate) - 1e-9),
  );
});

test('what the cohorts are chosen by, and what is settled later, is never looked at; a site is', () => {
  const looked = subgroupsOf(findingOf(alike)).dimensions.map(({ dimension }) => dimension);
  expect(looked).toEqual(['age_band', 'sex', 'reason', 'site']);
});

describe('over two measures', () => {
  const findings = findingsOf({ ...forWomen, measures: ['ons-life-satisfaction', 'ons-happiness'] });
  const all = findings.flatMap((one) => subgroupsOf(one).dimensions).map(tested);
  const p = all.map((one) => one.p);

  test('every look is counted in every finding', () => {
    expect(p).toHaveLength(8);
    for (const one of findings) expect(subgroupsOf(one).looks).toEqual({ declared: 0, explored: 8 });
    expect(chanceOfOne(8)).toBeCloseTo(1 - 0.95 ** 8, 12);
    expect(chanceOfOne(20)).toBeCloseTo(0.64, 2);
  });

  test('those not declared are corrected as by p.adjust(p, "BH")', () => {
    const m = p.length;
    const expected = p.map((own) =>
      Math.min(
        1,
        ...p.filter((other) => other >= own).map((other) => (m * other) / p.filter((x) => x <= other).length),
      ),
    );
    all.forEach(({ pAdjusted }, at) => expect(pAdjusted).toBeCloseTo(expected[at] ?? NaN, 12));
  });

  test('those declared are a family of their own, corrected as by p.adjust(p, "holm")', () => {
    const declared = declareSubgroups(findings, (_, id) => id === 'sex' || id === 'age_band');
    const dimensions = declared.flatMap((one) => subgroupsOf(one).dimensions);
    expect(declared.map((one) => subgroupsOf(one).looks)).toEqual(
      findings.map(() => ({ declared: 4, explored: 4 })),
    );
    const family = dimensions.filter((one) => one.declared).map(tested);
    const sorted = family.map((one) => one.p).toSorted((a, b) => a - b);
    for (const { p: own, pAdjusted } of family) {
      const steps = sorted.flatMap((x, at) => (x <= own ? [Math.min(1, (sorted.length - at) * x)] : []));
      expect(pAdjusted).toBeCloseTo(Math.max(...steps), 12);
    }
    expect(declareSubgroups(declared, () => false)).toEqual(findings);
  });
});

describe('nothing is looked at', () => {
  test('while the gate is closed', () => {
    const few = findingOf({ ...alike, people: 50 });
    expect(few.gate.opened).toBe(false);
    expect(few.subgroups).toEqual({ withheld: 'not_comparable' });
  });

  test('of answer categories, nor where every referral is counted', () => {
    expect(findingOf({ ...alike, measures: ['ons-loneliness'] }).subgroups).toEqual({ withheld: 'ordinal' });
    expect(findingOf({ ...alike, scope: { episodes: 'all' } }).subgroups).toEqual({ withheld: 'clustered' });
  });
});

test('a characteristic of which one level alone has enough people is looked at and not tested', () => {
  const finding = findingOf({ ...alike, sites: ['Harbour'] });
  const { test: none, levels, between } = subgroupBy(finding, 'site');
  expect(none).toEqual({ withheld: 'one_group', n: 1 });
  expect(levels.map(({ level, estimate, shrunken }) => [level, estimate, shrunken])).toEqual([
    ['Harbour', none, none],
  ]);
  expect(between).toBeNull();
  expect(subgroupsOf(finding).looks).toEqual({ declared: 0, explored: 3 });
});
