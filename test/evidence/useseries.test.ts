import { describe, expect, test } from 'vitest';
import { seriesOf, withSeriesOf } from './calendarservice';
import { evidence } from './fixture';
import { countsIn } from './leaves';
import { alone, compared } from './visitservice';
import { isCalendarMonth, monthNumber, monthOf } from '../../src/evidence/calendar';
import { read, write } from '../../src/evidence/pack';
import { release } from '../../src/evidence/release';
import { parseScope } from '../../src/evidence/scopefile';
import { usable } from '../../src/evidence/select';
import { seriesDoubts, seriesSentence, seriesTitle } from '../../src/evidence/serieswords';
import { modelSeries, type UseSeries } from '../../src/evidence/useseries';
import type { VisitFinding } from '../../src/evidence/visits';
import { interruptedSeries } from '../../src/stats/its';
import { withhold } from '../../src/stats/result';
import { profiles, type ProfileId } from '../../src/vocabulary/profiles';

const step = seriesOf(0.8);

function model({ model: found }: UseSeries) {
  if (!usable(found)) throw new Error(`withheld: ${found.withheld}`);
  return found;
}

function released(finding: VisitFinding, profile: ProfileId): UseSeries {
  const [found] = release({ ...evidence, visits: [finding] }, profile).visits;
  if (!found?.series) throw new Error('the series is gone');
  return found.series;
}

const causal = /\b(caus|effect|reduc|because of|thanks to|led to|impact|due to)/i;

describe('a calendar month', () => {
  test('is a year and a month, and nothing else is', () => {
    expect(['2023-04', '1900-01', '2199-12'].every(isCalendarMonth)).toBe(true);
    const odd = [
      '2023-13',
      '2023-00',
      '2023-4',
      '23-04',
      '2023-04-01',
      ' 2023-04',
      '2023-04\n',
      '0001-01',
      '２０２３-04',
      '',
    ];
    expect(odd.filter(isCalendarMonth)).toEqual([]);
  });

  test('comes out of its number as it went in', () => {
    for (const month of ['2020-12', '2021-01', '1999-06']) expect(monthOf(monthNumber(month))).toBe(month);
  });

  test.each([202304, '2023', '2023-04-01', null, '__proto__', ['2023-04']])(
    'is not %j in a scope file',
    (began) => {
      expect(() => parseScope({ began })).toThrow('scope: began is not a month like 2023-04');
      expect(parseScope({ began: '2023-04' }).began).toBe('2023-04');
    },
  );
});

describe('the model of a series', () => {
  test('finds the step that was drawn, leaves out the month it began in and says so', () => {
    const found = model(step);
    expect(found.level.ratio).toBeCloseTo(0.8, 1);
    expect(found.level.interval.lower).toBeLessThan(0.8);
    expect(found.level.interval.upper).toBeGreaterThan(0.8);
    expect(found).toMatchObject({
      controlled: false,
      before: 24,
      after: 23,
      dropped: ['2023-04'],
      seasons: 1,
      provisional: false,
      end: { calendar: '2025-03' },
    });
  });

  test('is the segmented regression that is held to R, of the months that are shown', () => {
    const rows = step.months.flatMap(({ calendar, referred }) =>
      usable(referred)
        ? [{ month: monthNumber(calendar), events: referred.events, years: referred.years }]
        : [],
    );
    const interruption = monthNumber('2023-04');
    const choice = {
      interruption,
      harmonics: 1,
      lag: null,
      errors: 'larger',
      dropInterruption: true,
    } as const;
    const asked = interruptedSeries(rows, choice);
    if (!usable(asked)) throw new Error('withheld');
    expect(model(step)).toMatchObject({
      dispersion: asked.dispersion,
      df: asked.df,
      lag: asked.lag,
      level: { ratio: asked.level.ratio, p: asked.level.p, interval: asked.level.interval },
      slope: { ratio: asked.slope.ratio, p: asked.slope.p },
    });
  });

  test('has no seasons under 24 months, and is provisional with 8 to 11 on a side', () => {
    const short = { ...seriesOf(0.8, { months: 33 }), began: '2023-04' };
    const months = short.months.slice(12);
    expect(model({ ...short, ...modelSeries('2023-04', months) })).toMatchObject({
      before: 12,
      after: 8,
      seasons: 0,
      provisional: true,
    });
  });

  test('stands beyond a comparison group with the same months, and against its own trend where that has too few', () => {
    const both = seriesOf(0.8, { beside: true });
    expect(model(both)).toMatchObject({ controlled: true });
    expect(model(both).level.ratio).toBeCloseTo(0.8, 1);
    const few = both.months.map((one, at) => ({
      ...one,
      comparison: at < 20 ? one.comparison : withhold('nobody_at_risk'),
    }));
    const { model: own } = modelSeries('2023-04', few);
    expect(own).toMatchObject({ controlled: false, level: { ratio: model(step).level.ratio } });
  });

  test.each([
    ['2021-08', { withheld: 'few_months', n: 4 }],
    ['2024-09', { withheld: 'few_months', n: 6 }],
    ['2030-01', { withheld: 'few_months', n: 0 }],
  ])('is withheld around %s, with words', (began, why) => {
    const asked = { ...step, began, ...modelSeries(began, step.months) };
    expect(asked.model).toEqual(why);
    expect(asked.months.every(({ fitted, without }) => fitted === null && without === null)).toBe(true);
    expect(seriesSentence(alone, asked)).toContain('fewer than 8 months before or after');
  });
});

describe('the words on a series', () => {
  test.each([
    ['its own trend', alone, step, 'times as high as its own trend would have had it'],
    ['both', compared, seriesOf(0.8, { beside: true }), 'changed as the comparison group changed'],
  ] as const)('hold it against %s and name no cause', (_, finding, series, says) => {
    const words = `${seriesTitle(finding, series)} ${seriesSentence(finding, series)}`;
    expect(words).toContain(says);
    expect(words).not.toMatch(causal);
    expect(words).not.toMatch(/NaN|undefined|\[object/);
    expect(words).toContain('April 2023 itself is left out');
  });

  test('give no direction to a series that did not leave its trend', () => {
    expect(seriesTitle(alone, seriesOf(1))).toMatch(/^Too uncertain to say/);
  });

  test('say what can mislead, and first that the month is named too late where it is', () => {
    const late: UseSeries = { ...step, afterReferral: { before: 0.4, since: 0.9 } };
    expect(seriesDoubts(alone, late)[0]).toContain('name an earlier month');
    expect(seriesTitle(alone, late)).toContain('had begun before April 2023');
    const doubts = seriesDoubts(alone, step).join(' ');
    expect(doubts).not.toContain('name an earlier month');
    for (const of of ['different months', 'who is counted', 'at their worst', 'Whatever else began'])
      expect(doubts).toContain(of);
    expect(seriesDoubts(alone, { ...step, runUp: 'counted' }).join(' ')).toContain('as was asked');
    expect(doubts).toContain('March 2020');
    expect(seriesDoubts(alone, { ...step, months: step.months.slice(6) }).join(' ')).not.toContain(
      'March 2020',
    );
  });
});

describe('a series that others may see', () => {
  const finding = withSeriesOf(alone, seriesOf(0.8, { people: 301 }));

  test.each(['nhs', 'strict'] as const)(
    'has counts in fives under %s, and a model made again from them',
    (profile) => {
      const shown = released(finding, profile);
      expect(countsIn(shown).filter(({ value }) => value % 5 !== 0)).toEqual([]);
      expect(shown.model).toEqual(modelSeries('2023-04', shown.months).model);
      expect(model(shown).level.ratio).toBeCloseTo(model(finding.series ?? shown).level.ratio, 1);
      expect(shown.model).not.toEqual(finding.series?.model);
    },
  );

  test('is no other when it is released once more, nor is its row among the methods', () => {
    for (const profile of ['nhs', 'strict'] as const) {
      const once = release({ ...evidence, visits: [finding] }, profile);
      const again = release(once, profile);
      expect(again.visits[0]?.series).toEqual(once.visits[0]?.series);
      expect(again.visits[0]?.methods).toEqual(once.visits[0]?.methods);
      const row = once.visits[0]?.methods.find(({ id }) => id === 'series');
      if (!row || !usable(row.ratio)) throw new Error('no row');
      expect(row.ratio.ratio).toBe(model(released(finding, profile)).level.ratio);
    }
  });

  test('has no model where months of enough people are hidden for their few visits', () => {
    const rare = seriesOf(0.8, { people: 16 });
    expect(usable(rare.model)).toBe(true);
    const shown = released(withSeriesOf(alone, rare), 'strict');
    expect(shown.model).toEqual({ withheld: 'small_number' });
    expect(shown.months.every(({ fitted }) => fitted === null)).toBe(true);
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(/"withheld":"\w+","n"/);
    for (const { value } of countsIn(shown)) expect(value).toBeGreaterThanOrEqual(profiles.strict.smallest);
  });

  test('comes through a pack whole, with the month that was named', () => {
    const scope = { ...evidence.scope, began: '2023-04' };
    for (const series of [finding.series, { ...step, months: [], model: withhold('no_months') }]) {
      const whole = release({ ...evidence, scope, visits: [{ ...finding, series }] }, 'strict');
      expect(read(write(whole))).toEqual(whole);
    }
    const text = write(release({ ...evidence, scope, visits: [finding] }, 'strict'));
    expect(() => read(text.replaceAll('"began": "2023-04"', '"began": "2023-14"'))).toThrow(
      'pack: scope.began',
    );
  });
});
