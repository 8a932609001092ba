// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { distributionChart } from '../../src/charts/distribution';
import { Figure } from '../../src/charts/Figure';
import { distributionTable } from '../../src/charts/table';
import type { Save } from '../../src/charts/take';
import { outcome } from '../evidence/fixture';

const finding = outcome('swemwbs');

async function shown(save: Save): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  await act(async () => {
    createRoot(place).render(
      <Figure
        stem="change"
        measure={finding.measure}
        title="Most changed little"
        subtitle="Change in SWEMWBS"
        sentence="Among 2,486 people, wellbeing was higher."
        label="Histogram of change"
        people="2,486 of 4,212 people followed up (59%)"
        caveat="One group."
        table={distributionTable(finding, 'internal')}
        draw={(width) => distributionChart(finding, width)}
        save={save}
      />,
    );
  });
  return place;
}

function button(place: HTMLElement, name: string): HTMLButtonElement {
  const found = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (found === undefined) throw new Error(`no button "${name}"`);
  return found;
}

describe('a figure', () => {
  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  });

  it('has its table in the page before anyone asks, and the button only brings it into sight', async () => {
    const place = await shown(() => undefined);
    const rows = place.querySelectorAll('tbody tr').length;
    expect(rows).toBe(finding.overall.distribution.length);
    const toggle = button(place, 'Show as table');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(place.querySelector('.figure-table-folded')).not.toBeNull();
    await act(async () => toggle.click());
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(place.querySelector('.figure-table-folded')).toBeNull();
    expect(place.querySelectorAll('tbody tr')).toHaveLength(rows);
  });

  it('describes its picture by its own sentence', async () => {
    const place = await shown(() => undefined);
    const svg = place.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-label')).toBe('Histogram of change');
    const sentence = document.getElementById(svg?.getAttribute('aria-describedby') ?? '');
    expect(sentence?.textContent).toBe('Among 2,486 people, wellbeing was higher.');
  });

  it('has a caption and a scope on every heading of its table', async () => {
    const place = await shown(() => undefined);
    expect(place.querySelector('caption')?.textContent).toContain('SWEMWBS');
    expect(place.querySelectorAll('th:not([scope])')).toHaveLength(0);
  });

  it('hands what it shows to the saver and reads out the answer', async () => {
    const save = vi.fn<Save>(async () => 'Saved as x.csv.');
    const place = await shown(save);
    await act(async () => button(place, 'Take this figure').click());
    await act(async () => button(place, 'Data (CSV)').click());
    expect(save).toHaveBeenCalledOnce();
    expect(save.mock.calls[0]?.[0]).toBe('csv');
    expect(save.mock.calls[0]?.[1].table.rows).toEqual(distributionTable(finding, 'internal').rows);
    expect(place.querySelector('[role="status"]')?.textContent).toBe('Saved as x.csv.');
    expect(document.activeElement).toBe(button(place, 'Take this figure'));
  });

  it('says so when the browser refuses', async () => {
    const place = await shown(() => Promise.reject(new Error('denied')));
    await act(async () => button(place, 'Take this figure').click());
    await act(async () => button(place, 'Copy the table').click());
    expect(place.querySelector('[role="status"]')?.textContent).toContain('Nothing was saved');
  });
});
