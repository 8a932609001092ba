import { describe, expect, test } from 'vitest';
import {
  type Fact,
  bandOf,
  customMeasure,
  measureById,
  measureNamed,
  measures,
} from '../../src/vocabulary/measures';
import { sources } from '../../src/vocabulary/sources';
import { plainName } from '../../src/vocabulary/spelling';
import { swemwbsMetric } from '../../src/vocabulary/swemwbs';

function known(id: string) {
  const measure = measureById.get(id);
  if (!measure) throw new Error(`no measure "${id}"`);
  return measure;
}

test('every measure of the first release is known', () => {
  const wanted =
    'ons-life-satisfaction ons-worthwhile ons-happiness ons-anxiety swemwbs wemwbs ucla-3 ons-loneliness djg-6 phq-9 gad-7 mycaw-concern-1 mycaw-concern-2 mycaw-wellbeing eq5d-index eq5d-vas pam star r-outcomes-howru r-outcomes-pws r-outcomes-hcs r-outcomes-sdoh r-outcomes-loneliness hads-anxiety hads-depression';
  expect(wanted.split(' ').filter((id) => !measureById.has(id))).toEqual([]);
});

test('no two measures share an id or a synonym, and synonyms are in their plain form', () => {
  const ids = measures.map((measure) => measure.id);
  const synonyms = measures.flatMap((measure) => measure.synonyms);
  expect(new Set(ids).size).toBe(ids.length);
  expect(synonyms.filter((one, place) => synonyms.indexOf(one) !== place)).toEqual([]);
  expect(synonyms.filter((one) => plainName(one) !== one)).toEqual([]);
});

describe.each(measures)('$id', (measure) => {
  const [low, high] = measure.range;

  test('has a range that runs upwards and whole steps within it', () => {
    expect(low).toBeLessThan(high);
    if (measure.step !== null) expect((high - low) % measure.step).toBe(0);
  });

  test('has bands that cover its range without gap or overlap, or none at all', () => {
    const resolution = measure.step ?? 0.01;
    expect(measure.bands.length === 0).toBe(measure.bandsFact === null);
    if (measure.bands.length === 0) return;
    expect([measure.bands[0]?.from, measure.bands.at(-1)?.to]).toEqual([low, high]);
    for (const [place, band] of measure.bands.entries()) {
      expect(band.from).toBeLessThanOrEqual(band.to);
      const next = measure.bands[place + 1];
      if (next) expect(next.from - band.to).toBeCloseTo(resolution, 9);
    }
  });

  test('cites a listed source for what is verified, and none for what is not', () => {
    const facts: readonly (Fact | null)[] = [
      measure.bandsFact,
      measure.reliability,
      measure.norm,
      ...measure.thresholds,
    ];
    for (const fact of facts) {
      if (fact === null) continue;
      expect(fact.source !== null).toBe(fact.verified);
      if (fact.source !== null) expect(Object.values<string>(sources)).toContain(fact.source);
    }
  });

  test('has thresholds above nothing and within its range, and a norm within its range', () => {
    for (const { points } of measure.thresholds) expect(points > 0 && points <= high - low).toBe(true);
    if (measure.norm) expect(measure.norm.mean >= low && measure.norm.mean <= high).toBe(true);
  });

  test('has answer categories and no mean if it is ordinal, and no categories otherwise', () => {
    expect(measure.categories !== null).toBe(measure.kind === 'ordinal');
    if (measure.kind !== 'ordinal') return;
    expect(measure.norm).toBeNull();
    expect(measure.thresholds).toEqual([]);
    expect(measure.categories?.map(({ value, label }) => [label, value, value])).toEqual(
      measure.bands.map(({ name, from, to }) => [name, from, to]),
    );
  });

  test('is recognised by its own id and by each of its names', () => {
    expect(measureNamed(measure.id)?.id).toBe(measure.id);
    for (const synonym of measure.synonyms) expect(measureNamed(synonym)?.id).toBe(measure.id);
  });
});

test('the SWEMWBS bands part raw 21 from 22 and raw 30 from 31 on the metric scale', () => {
  const band = (raw: number) => bandOf(known('swemwbs'), new Map(swemwbsMetric).get(raw) ?? Number.NaN)?.name;
  expect([7, 21, 22, 30, 31, 35].map(band)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high']);
});

test('a score outside the range of a measure lies in no band', () => {
  expect([-1, 28, Number.NaN].map((score) => bandOf(known('phq-9'), score))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('only the anxiety question of the ONS four is better when lower', () => {
  const ons4 = measures.filter(({ short }) => /^ONS (?!loneliness)/.test(short));
  expect(ons4.filter(({ better }) => better === 'lower').map(({ id }) => id)).toEqual(['ons-anxiety']);
  expect(ons4).toHaveLength(4);
});

test('column names of real layouts are recognised with their stage and punctuation', () => {
  const found = (...texts: readonly string[]) => measureNamed(...texts)?.id;
  expect(
    ['ONS LS (Start)', 'ONS W (Start)', 'ONS H (End)', 'ONS A (End)'].map((name) => found(name)),
  ).toEqual(['ons-life-satisfaction', 'ons-worthwhile', 'ons-happiness', 'ons-anxiety']);
  expect(found('SWEMWBS', 'Total (metric)')).toBe('swemwbs');
  expect(found('UCLA', 'Total')).toBe('ucla-3');
  expect(found('MYCaW', 'Concern 1: debt')).toBe('mycaw-concern-1');
  expect(found('ONS4', 'Anxiety')).toBe('ons-anxiety');
  expect(found('PHQ9_pre')).toBe('phq-9');
  expect(found('Short WEMWBS (7 items)')).toBe('swemwbs');
});

test('a name that could mean two measures, or none, is not guessed', () => {
  expect(measureNamed('Anxiety')).toBeUndefined();
  expect(measureNamed('Loneliness')).toBeUndefined();
  expect(measureNamed('PHQ-9 and GAD-7')?.id).toBeUndefined();
  expect(measureNamed('GP Practice')).toBeUndefined();
  expect(measureNamed('')).toBeUndefined();
});

describe('a measure of the user’s own', () => {
  const friendship = { name: 'Friendship Scale', range: [0, 24], better: 'higher' } as const;

  test('is a measure as any other, its threshold a convention without a source', () => {
    const measure = customMeasure({ ...friendship, threshold: 3, step: 1 });
    expect(measure).toMatchObject({ id: 'friendship-scale', range: [0, 24], step: 1, bands: [], norm: null });
    expect(measure.thresholds).toMatchObject([
      { points: 3, basis: 'convention', verified: false, source: null },
    ]);
    expect(customMeasure(friendship).thresholds).toEqual([]);
  });

  test('is refused, with the reason, when it makes no sense', () => {
    expect(() => customMeasure({ ...friendship, name: '  ' })).toThrow('measure: a name is needed');
    expect(() => customMeasure({ ...friendship, range: [24, 0] })).toThrow(
      /^measure: .*lowest score comes first/,
    );
    expect(() => customMeasure({ ...friendship, range: [0, Infinity] })).toThrow(
      /^measure: .*not two numbers/,
    );
    expect(() => customMeasure({ ...friendship, name: 'PHQ-9' })).toThrow(/^measure: .*already known/);
    expect(() => customMeasure({ ...friendship, id: 'swemwbs' })).toThrow(/^measure: .*already known/);
    expect(() => customMeasure({ ...friendship, id: 'A b' })).toThrow(/^measure: .*small letters/);
    expect(() => customMeasure({ ...friendship, threshold: 0 })).toThrow(/^measure: the threshold/);
    expect(() => customMeasure({ ...friendship, threshold: Number.NaN })).toThrow(/^measure: the threshold/);
    expect(() => customMeasure({ ...friendship, threshold: 25 })).toThrow(/^measure: the threshold/);
    expect(() => customMeasure({ ...friendship, step: -1 })).toThrow(/^measure: the step/);
  });

  test('does not take the name of a known measure away from it', () => {
    expect(customMeasure({ ...friendship, id: 'our-phq', name: 'PHQ-9' }).synonyms).toEqual([]);
  });
});
