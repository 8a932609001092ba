import { describe, expect, test } from 'vitest';
import { accessFaults, loadFiles, openedSite, sampleFiles, widths } from './visit';

const { address, visit } = openedSite();

const pages = ['start', 'import', 'quality', 'flow', 'outcomes', 'methods'] as const;

describe.each(widths)('at %i px', (width) => {
  test.each(pages)(
    '%s opens from the pack under the policy, fits, and can be used by everyone',
    async (name) => {
      const reader = await visit(`#/${name}`, { width });
      await reader.page.getByText('Made-up data').first().waitFor();
      await reader.page.waitForTimeout(300);
      expect(await reader.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      const text = await reader.page.locator('body').innerText();
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(await accessFaults(reader)).toEqual([]);
      expect(reader.faults).toEqual([]);
      expect(reader.outside).toEqual([]);
      expect(reader.asked.filter((url) => url.includes('engine-'))).toEqual([]);
      await reader.close();
    },
  );
});

test('every answer of the server carries the policy', async () => {
  const page = await fetch(address());
  const html = await page.text();
  const parts = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
    (found) => new URL(found[1] ?? '', address()),
  );
  expect(parts.length).toBeGreaterThan(1);
  for (const part of [new URL(address()), ...parts, new URL('pack.json', address())]) {
    const answer = await fetch(part);
    expect(answer.headers.get('content-security-policy'), part.href).toContain("default-src 'none'");
    await answer.arrayBuffer();
  }
});

test('the engine in the page gives the very figures that came ready made', async () => {
  const reader = await visit('#/outcomes');
  await reader.page.getByText('Made-up data').first().waitFor();
  const before = await reader.page.locator('main').innerText();
  await reader.page.evaluate(() => {
    location.hash = '#/start';
  });
  await reader.page.getByRole('button', { name: 'Analyse it in this browser' }).click();
  await reader.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
    timeout: 60_000,
  });
  await reader.page.evaluate(() => {
    location.hash = '#/outcomes';
  });
  await reader.page.locator('figure svg').first().waitFor({ timeout: 60_000 });
  await reader.page.waitForTimeout(500);
  expect(await reader.page.locator('main').innerText()).toBe(before);
  expect(reader.asked.some((url) => url.includes('engine-wasm'))).toBe(true);
  expect(reader.faults).toEqual([]);
  expect(reader.outside).toEqual([]);
  await reader.close();
});

test('dropped exports are checked row by row and every row is accounted for', async () => {
  const reader = await visit('#/start');
  await loadFiles(reader.page, sampleFiles);
  const text = await reader.page.locator('main').innerText();
  expect(text).toMatch(/people\.csv\s+4,013\s+4,008\s+5\b/);
  expect(text).toMatch(/scores\.csv\s+13,499\s+13,494\s+5\b/);
  await reader.page.getByText('Where, 4 places').nth(1).click();
  expect(await reader.page.locator('main').innerText()).toContain('line 1,106');
  expect(await accessFaults(reader)).toEqual([]);
  expect(reader.faults).toEqual([]);
  expect(reader.outside).toEqual([]);
  await reader.close();
});

test('the back button goes back to the page before, and focus goes to its heading', async () => {
  const reader = await visit('#/start');
  await reader.page.getByRole('link', { name: 'Flow', exact: true }).first().click();
  await reader.page.waitForFunction(() => location.hash.startsWith('#/flow'));
  await reader.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await reader.page.goBack();
  await reader.page.waitForFunction(() => location.hash.startsWith('#/start') || location.hash === '');
  await reader.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(reader.faults).toEqual([]);
  await reader.close();
});

test('a figure under the strict profile gives a table without small numbers and without exact ones', async () => {
  const reader = await visit('#/outcomes?measure=swemwbs');
  await reader.page.locator('figure svg').first().waitFor();
  await reader.page.getByRole('button', { name: 'Take this figure' }).first().click();
  const [download] = await Promise.all([
    reader.page.waitForEvent('download'),
    reader.page
      .getByRole('button', { name: /CSV/ })
      .or(reader.page.getByRole('menuitem', { name: /CSV/ }))
      .first()
      .click(),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const csv = Buffer.concat(chunks).toString('utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toMatch(/made-up data/i);
  expect(csv.toLowerCase()).toContain('nearest 5');
  const [head = '', ...rows] = csv.slice(1).trim().split('\r\n');
  const people = head.split(',').findIndex((name) => /people|^n$/i.test(name));
  expect(people).toBeGreaterThanOrEqual(0);
  for (const row of rows) {
    const cell = row.split(',')[people] ?? '';
    if (/^\d+$/.test(cell)) expect(Number(cell) % 5, row).toBe(0);
  }
  expect(reader.outside).toEqual([]);
  await reader.close();
});
