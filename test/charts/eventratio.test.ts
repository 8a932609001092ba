// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { eventRatioChart } from '../../src/charts/eventratio';
import { monthRatioTable } from '../../src/charts/visittables';
import { monthRatioSentence, monthRatioTitle } from '../../src/evidence/visitfigurewords';
import type { VisitFinding } from '../../src/evidence/visits';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';
import { compared } from './visitfixture';

type Beyond = NonNullable<VisitFinding['beyond']>;

const { beyond } = compared;
if (beyond === null) throw new Error('the fixture has a comparison group');
const withGaps: Beyond = {
  ...beyond,
  months: beyond.months.map((one) =>
    [-5, 12].includes(one.month) ? { ...one, ratio: withhold('small_number') } : one,
  ),
};

function of(logs: readonly number[]): VisitFinding {
  const months = logs.map((log, at) => ({ month: at + 1, ratio: ratioEstimate(log, 0.05) }));
  return { ...compared, beyond: { ...withGaps, months } };
}

describe('months against the comparison group', () => {
  it.each([
    { name: 'whole', drawn: beyond, width: 720 },
    { name: 'whole', drawn: beyond, width: 340 },
    { name: 'with gaps', drawn: withGaps, width: 720 },
  ])('are the stored picture, $name at $width pixels', async ({ name, drawn, width }) => {
    await expect(`${eventRatioChart(drawn, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/event-ratio-${name.replace(' ', '-')}-${String(width)}.svg`,
    );
  });

  it('stand on an axis with 1 and round values beside it', () => {
    const said = [...eventRatioChart(beyond, 720).querySelectorAll('text')].map(
      ({ textContent }) => textContent,
    );
    expect(said).toContain('1');
    expect(said.filter((text) => /^[01]\.\d+$/.test(text)).length).toBeGreaterThan(1);
  });

  it('have a mark for each month that is shown and none for one that is not', () => {
    expect(eventRatioChart(beyond, 720).querySelectorAll('circle')).toHaveLength(25);
    expect(eventRatioChart(withGaps, 720).querySelectorAll('circle')).toHaveLength(23);
  });

  it('stand in the table row by row, with words where a month is hidden', () => {
    const { rows } = monthRatioTable({ ...compared, beyond: withGaps });
    expect(rows).toHaveLength(25);
    expect(rows[0]?.slice(0, 2)).toEqual([-12, 'before']);
    expect(rows.at(-1)?.slice(0, 2)).toEqual([12, 'after']);
    expect(rows.at(-1)?.[2]).toMatch(/^hidden/);
    expect(monthRatioTable({ ...compared, beyond: null }).rows).toEqual([]);
  });

  it('are summed up by how many can be told from 1, and never by one of them', () => {
    expect(monthRatioTitle(of([-0.3, -0.01, 0.02]))).toBe(
      'Against the comparison group’s, GP contacts were clearly fewer in 1 of the 3 months after referral',
    );
    expect(monthRatioTitle(of([-0.3, 0.4, 0.02]))).toContain(
      'clearly fewer in 1 and more in 1 of the 3 months',
    );
    expect(monthRatioTitle(of([0.01, -0.02]))).toBe(
      'In none of the 2 months after referral by itself were GP contacts clearly fewer or more than the comparison group’s',
    );
    expect(monthRatioTitle({ ...compared, beyond: { ...withGaps, months: [] } })).toContain('cannot be held');
    expect(monthRatioSentence(compared)).toContain('one in twenty lies off 1 by chance');
  });
});
