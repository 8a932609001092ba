import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessFaults, openedSite, widths } from './visit';

const { visit } = openedSite();

const slow = { timeout: 90_000 };
const arms = '#/compare?measure=swemwbs&compare=arms';

/** Until what is asked for is worked out and on screen. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Are they alike?' }).waitFor(slow);
}

describe.each(widths)('at %i px', (width) => {
  test('two cohorts are shown to be alike first, and the estimates only when they are opened', async () => {
    const reader = await visit(arms, { width });
    const { page } = reader;
    await settled(page);
    expect(await page.getByRole('heading', { name: 'What differed?' }).count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/may have led to|E-value\)/);
    await page.getByRole('button', { name: 'Open the estimates without a plan' }).click();
    await page.getByRole('heading', { name: 'What differed?' }).waitFor(slow);
    await page.waitForTimeout(300);
    const text = await page.locator('body').innerText();
    expect(text).toContain('may have led to');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await accessFaults(reader)).toEqual([]);
    expect(reader.faults).toEqual([]);
    expect(reader.outside).toEqual([]);
    await reader.close();
  });
});

test('a link to a comparison opens the same cohorts in another tab, and back goes to the choice', async () => {
  const reader = await visit('#/compare');
  const { page } = reader;
  await page.getByLabel('Compare by').selectOption({ label: 'Activity' });
  await page.getByRole('checkbox', { name: 'Gardening and nature' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Compare', exact: true }).last().focus();
  await page.keyboard.press('Enter');
  await settled(page);
  const link = await page.evaluate(() => location.hash);
  expect(link).toContain('asked=Gardening');
  const words = await page.locator('main').innerText();
  const other = await visit(link);
  await settled(other.page);
  expect(await other.page.locator('main').innerText()).toBe(words);
  await other.close();
  await page.goBack();
  await page.getByRole('heading', { name: 'Like with like, or not at all' }).waitFor(slow);
  await page.goForward();
  await settled(page);
  expect(await page.locator('main').innerText()).toBe(words);
  await reader.close();
});

test('people are chosen, counted, named and undone by the keyboard alone', async () => {
  const reader = await visit('#/outcomes');
  const { page } = reader;
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Change');
  await press('Count in this browser');
  await page
    .getByText(/^Keeps /)
    .first()
    .waitFor(slow);
  const box = page.getByRole('checkbox', { name: /^Harbour\b/ }).first();
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForFunction(() => location.hash.includes('site=Harbour'), undefined, slow);
  await page.getByLabel('Name these people').fill('At the harbour');
  await press('Save');
  await page.waitForFunction(() => location.hash.includes('cohort=name'), undefined, slow);
  await press('Undo');
  await page.waitForFunction(
    () => !location.hash.includes('&site=') && !location.hash.includes('?site='),
    undefined,
    slow,
  );
  expect(reader.faults).toEqual([]);
  expect(reader.outside).toEqual([]);
  await reader.close();
});

test('a link that names what the data do not have says so and compares nothing', async () => {
  const reader = await visit("#/compare?compare=site&asked='; DROP TABLE person; --");
  await reader.page.getByText('so it is not compared').waitFor(slow);
  await reader.page.getByRole('heading', { name: 'Like with like, or not at all' }).waitFor(slow);
  expect(reader.faults).toEqual([]);
  await reader.close();
});
