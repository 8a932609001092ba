// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/evidence/evidence';
import type { VisitFinding } from '../../src/evidence/visits';
import { calendarFigure } from '../../src/pages/calendarfigure';
import { Visits } from '../../src/pages/Visits';
import { withhold } from '../../src/stats/result';
import { seriesOf, withSeriesOf } from '../evidence/calendarservice';
import { evidence } from '../evidence/fixture';
import { alone } from '../evidence/visitservice';
import { reading, render, words } from './render';

function of(visit: VisitFinding, began?: string): Evidence {
  return {
    ...evidence,
    scope: { ...evidence.scope, ...(began === undefined ? {} : { began }) },
    visits: [visit],
  };
}

async function section(found: Evidence): Promise<HTMLElement> {
  const page = await render(<Visits {...reading} evidence={found} service={undefined} />);
  const found_ = page.querySelector<HTMLElement>('section[aria-labelledby="calendar-months"]');
  if (found_ === null) throw new Error('no section');
  return found_;
}

const stepped = withSeriesOf(alone, seriesOf(0.8));

describe('by calendar month', () => {
  test('asks for the month and draws nothing until it is named', async () => {
    const drawn = await section(of(alone));
    expect(drawn.querySelectorAll('figure')).toHaveLength(0);
    expect(drawn.querySelector('select')?.value).toBe('');
    expect(calendarFigure(alone.id)(of(alone))).toBeNull();
  });

  test('shows the month that is named, what it finds, what can mislead, and the way back', async () => {
    const drawn = await section(of(stepped, '2023-04'));
    expect(drawn.querySelector('select')?.value).toBe('04');
    expect(drawn.querySelector('input')?.value).toBe('2023');
    expect(words(drawn.querySelector('figure h2'))).toContain(
      'times as high as its own trend would have had it',
    );
    expect(drawn.querySelectorAll('li').length).toBeGreaterThan(3);
    const links = [...drawn.querySelectorAll('a')].map((one) => one.getAttribute('href'));
    expect(links).toContain('#/visits?began=2023-04');
    expect(links).toContain('#/visits?began=none');
    expect(words(drawn)).not.toMatch(/NaN|undefined|\[object/);
  });

  test('says why there is none where months are not counted', async () => {
    const none = withSeriesOf(alone, { ...seriesOf(0.8), months: [], model: withhold('no_months') });
    const drawn = await section(of(none, '2023-04'));
    expect(drawn.querySelectorAll('figure')).toHaveLength(0);
    expect(words(drawn)).toContain('not counted month by month');
  });

  test('leaves the page with its doubts and a row a month', () => {
    const parts = calendarFigure(stepped.id)(of(stepped, '2023-04'));
    expect(parts?.caveat).toContain('Whatever else began');
    expect(parts?.table.rows).toHaveLength(48);
  });
});
