// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { compareTimesChart } from '../../src/charts/comparetimes';
import { groupColours } from '../../src/charts/palette';
import { timesTable } from '../../src/charts/timestable';
import { releaseTimes } from '../../src/evidence/releasetimes';
import { usable } from '../../src/evidence/select';
import { profiles } from '../../src/vocabulary/profiles';
import { timesMade, waiting } from '../evidence/timesfixture';

const whole = timesMade(waiting(4), waiting(9));
const found = {
  whole,
  shared: releaseTimes(whole, profiles.strict),
  alone: releaseTimes(timesMade([{ days: 9, happened: true, n: 4 }], waiting(7), 'closed'), profiles.nhs),
};
const cases = Object.entries(found).map(([of, times]) => ({ of, times }));

describe.each(cases)('the curves of the times $of', ({ of, times }) => {
  it.each([720, 340])('are the stored picture at %i pixels', async (width) => {
    await expect(`${compareTimesChart(times, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/compare-times-${of}-${String(width)}.svg`,
    );
  });

  it.each([320, 560, 1000])('are %i pixels wide when asked, and nothing in them is not a number', (width) => {
    const svg = compareTimesChart(times, width);
    expect(Number(svg.getAttribute('width'))).toBe(width);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.querySelectorAll('[style], style')).toHaveLength(0);
  });

  it('have as many cells as columns in every row of their table, and no empty one', () => {
    const { columns, rows } = timesTable(times, 'nhs');
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const value of row) expect(value === '' || Number.isNaN(value)).toBe(false);
    }
  });
});

it('each cohort has its colour and its name beside its curve, and a row of numbers under the days', () => {
  const svg = compareTimesChart(whole, 720);
  const lines = [...svg.querySelectorAll('path[fill=none]')].map((path) => path.getAttribute('stroke'));
  expect(lines).toEqual([groupColours.referred, groupColours.comparison]);
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts.filter((text) => text === 'Harbour')).toHaveLength(2);
  for (const { atRisk } of whole.cohorts) for (const { n } of atRisk) expect(texts).toContain(String(n));
});

it('a curve ends where few are still watched, well before the last day in the data', () => {
  const [, own] = timesMade([...waiting(4), { days: 900, happened: false, n: 3 }], waiting(9)).cohorts;
  if (!usable(own.curve)) throw new Error('no curve');
  expect(own.curve.until).toBeLessThan(100);
});

it('a shared curve has no point that its table has not', () => {
  const days = new Set(timesTable(found.shared, 'strict').rows.map(([, day]) => day));
  for (const { curve } of found.shared.cohorts) {
    if (!usable(curve)) throw new Error('no curve');
    for (const { day } of curve.steps) expect(days).toContain(day);
  }
});

it('where one cohort has no curve, the words say so and the other is drawn', () => {
  const svg = compareTimesChart(found.alone, 720);
  expect(svg.textContent).toContain('No curve of “Harbour”');
  expect(svg.querySelectorAll('path[fill=none]')).toHaveLength(1);
});
