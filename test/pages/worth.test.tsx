// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { atPrice } from '../../src/evidence/money';
import type { PriceChoice } from '../../src/evidence/price';
import type { VisitFinding } from '../../src/evidence/visits';
import { Visits } from '../../src/pages/Visits';
import { evidence } from '../evidence/fixture';
import { differing, listed, own } from '../evidence/pricedservice';
import { alone } from '../evidence/visitservice';
import { reading, render, words } from './render';

const fewer = differing(-1.3, -0.23);

async function worth(finding: VisitFinding, price?: PriceChoice): Promise<HTMLElement> {
  const found = atPrice({ ...evidence, visits: [finding] }, price);
  const drawn = await render(<Visits {...reading} evidence={found} service={undefined} />);
  const section = drawn.querySelector<HTMLElement>('.worth');
  if (section === null) throw new Error('there is no section on worth');
  return section;
}

function offered(section: HTMLElement): readonly string[] {
  return [...section.querySelectorAll('option')].map(words);
}

async function choose(section: HTMLElement, value: string): Promise<void> {
  const select = section.querySelector('select');
  if (select === null) throw new Error('there is nothing to choose');
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
}

describe('what it would be worth', () => {
  test('is no sum until a price is chosen, and no price is chosen beforehand', async () => {
    const section = await worth(fewer);
    expect(words(section.querySelector('p'))).toContain('Nothing is priced until');
    expect(section.querySelector('select')?.value).toBe('');
    expect(section.querySelector('table')).toBeNull();
  });

  test('offers the prices of this kind of visit and one’s own, and no other', async () => {
    expect(offered(await worth(fewer))).toEqual([
      'choose',
      '£49, 2022/23: GP surgery consultation, with qualification costs',
      '£42, 2022/23: GP surgery consultation, without qualification costs',
      'a price of your own',
    ]);
    const emergency = differing(-0.2, -0.1, { id: 'visits.a-e', service: 'A&E' });
    expect(offered(await worth(emergency))).toEqual(['choose', 'a price of your own']);
  });

  test('leads to the address of a listed price once it is chosen', async () => {
    const section = await worth(fewer);
    expect(section.querySelector('a.button')).toBeNull();
    await choose(section, 'gp-surgery-2022-23');
    expect(section.querySelector('a.button')?.getAttribute('href')).toBe('#/visits?cost=gp-surgery-2022-23');
  });

  test('asks for price, year and source of a price of one’s own, and says what is missing', async () => {
    const section = await worth(fewer);
    await choose(section, 'own');
    expect([...section.querySelectorAll('input')]).toHaveLength(3);
    await act(async () => {
      section.querySelector<HTMLElement>('button')?.click();
      await Promise.resolve();
    });
    expect(words(section.querySelector('[role="alert"]'))).toMatch(/^Give the price of one visit in pounds/);
  });

  test('shows a range with its table, its year and its source, and one’s own words as text alone', async () => {
    const hostile: PriceChoice = { ...own, source: '<img src=x onerror=alert(1)>' };
    for (const price of [listed, own, hostile]) {
      const section = await worth(fewer, price);
      expect(words(section.querySelector('p'))).toMatch(/£[\d,]+ to £[\d,]+ per 1,000 people a year/);
      const rows = [...section.querySelectorAll('table tbody tr')].map(words);
      expect(rows).toHaveLength(2);
      expect(rows[0]).toMatch(/^fewer GP contacts ?230 ?1,300$/);
      expect(section.querySelector('img')).toBeNull();
    }
    expect(words(await worth(fewer, hostile))).toContain('<img src=x onerror=alert(1)>');
    expect(words(await worth(fewer, listed))).toContain('2022/23 prices; source: Unit Costs');
  });

  test('of one group says why there is none, and offers no price', async () => {
    const section = await worth(alone, listed);
    expect(words(section)).toContain('holds what would have happened anyway');
    expect(words(section)).not.toContain('£');
    expect(section.querySelector('select')).toBeNull();
  });

  test('offers no price where the difference may be none', async () => {
    const section = await worth(differing(-1, 1), listed);
    expect(words(section)).toContain('the interval of the difference includes no change');
    expect(words(section)).not.toContain('£');
  });
});
