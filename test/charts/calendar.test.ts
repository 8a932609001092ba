// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { alone, compared } from './visitfixture';
import { calendarChart } from '../../src/charts/calendar';
import { calendarTable } from '../../src/charts/calendartable';
import { modelSeries, type UseSeries } from '../../src/evidence/useseries';
import type { VisitFinding } from '../../src/evidence/visits';
import { withhold } from '../../src/stats/result';
import { seriesOf } from '../evidence/calendarservice';

const both = seriesOf(0.8, { beside: true });
const gaps = both.months.map((one, at) => ({
  ...one,
  referred: at === 5 ? withhold('nobody_at_risk', 0) : one.referred,
  comparison: at > 44 ? withhold('small_number') : one.comparison,
}));
const cases: readonly (readonly [string, VisitFinding, UseSeries])[] = [
  ['compared', compared, both],
  ['alone', alone, seriesOf(0.8)],
  ['gaps', compared, { ...both, ...modelSeries(both.began, gaps) }],
  [
    'no model',
    alone,
    { ...seriesOf(0.8), began: '2021-06', ...modelSeries('2021-06', seriesOf(0.8).months) },
  ],
];

function said(svg: SVGSVGElement): string {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
}

const paths = (svg: SVGSVGElement, part: string): number =>
  svg.querySelectorAll(`path[data-part="${part}"]`).length;

describe.each(cases)('use by calendar month, %s', (of, finding, series) => {
  it.each([720, 340])('is the stored picture at %i pixels', async (width) => {
    await expect(`${calendarChart(finding, series, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/calendar-${of.replace(' ', '-')}-${String(width)}.svg`,
    );
  });

  it.each([320, 560, 1000])(
    'is %i pixels wide, holds every word, and nothing in it is not a number',
    (width) => {
      const svg = calendarChart(finding, series, width);
      expect(Number(svg.getAttribute('width'))).toBe(width);
      expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.querySelectorAll('[style], style')).toHaveLength(0);
      const ys = [...svg.querySelectorAll('text')].map((one) => Number(one.getAttribute('y')));
      expect(Math.max(...ys) + 4).toBeLessThan(Number(svg.getAttribute('height')));
    },
  );

  it('has a table with a row a month and as many cells as columns', () => {
    const { columns, rows } = calendarTable(finding, series, 'nhs');
    expect(rows.map(([month]) => month)).toEqual(series.months.map(({ calendar }) => calendar));
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const value of row) expect(value === '' || Number.isNaN(value)).toBe(false);
    }
  });
});

describe('what is drawn of the model', () => {
  it('is its line in two parts, the trend that runs on with its band, and the month it began in', () => {
    const svg = calendarChart(alone, seriesOf(0.8), 720);
    expect([paths(svg, 'fitted'), paths(svg, 'trend'), paths(svg, 'band')]).toEqual([2, 1, 1]);
    expect(said(svg)).toContain('began: April 2023');
    expect(said(svg)).toContain('what its own trend would have had');
  });

  it('is nothing where there is none', () => {
    const [, , , none] = cases;
    if (none === undefined) throw new Error('no case');
    const svg = calendarChart(none[1], none[2], 720);
    expect([paths(svg, 'fitted'), paths(svg, 'trend'), paths(svg, 'band')]).toEqual([0, 0, 0]);
    expect(said(svg)).not.toContain('would have had');
  });

  it('says how many months are not shown and why', () => {
    const [, , some] = cases;
    if (some === undefined) throw new Error('no case');
    const words = said(calendarChart(some[1], some[2], 1000));
    expect(words).toContain('× Referred people, 1 month: nobody was observed in this month.');
    expect(words).toContain('× Comparison group, 3 months: hidden, few people.');
  });
});
