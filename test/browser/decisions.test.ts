import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessFaults, choose, openedSite, upload, widths } from './visit';

const { visit } = openedSite();

const sites = [
  'Riverside Surgery',
  'Riverside Surgry',
  'Hill Top',
  'hill top',
  'Millbrook',
  'Harbour',
] as const;

/** Twelve people and more at each site, so that every spelling is common enough to be kept. */
const people = (header = 'client_ref,referral_date,site,SWEMWBS start,SWEMWBS end'): string =>
  [
    header,
    ...Array.from({ length: 96 }, (_, at) => {
      const place = sites[at % sites.length] ?? '';
      return `SP-${String(1000 + at)},${String(1 + (at % 28)).padStart(2, '0')}/04/2023,${place},${String(17 + (at % 7))},${String(19 + (at % 9))}`;
    }),
  ].join('\n');

const section = (page: Page) => page.locator('.spellings');
const stored = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));

async function saved(page: Page): Promise<{ readonly levels?: readonly unknown[] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this mapping' }).click(),
  ]);
  return JSON.parse(await readFile(await file.path(), 'utf8')) as { readonly levels?: readonly unknown[] };
}

describe('spellings of one thing', () => {
  test.each(widths)(
    'are decided by a person, undone, saved, loaded and not noted again, %i px wide',
    async (width) => {
      const reader = await visit('#/start', { width });
      const { page } = reader;
      await choose(page, [upload('people.csv', people())]);
      await section(page).waitFor();
      expect(await section(page).innerText()).toMatch(
        /“Riverside Surgery” \(16 rows\) and “Riverside Surgry” \(16 rows\)/,
      );
      expect(await accessFaults(reader)).toEqual([]);

      await page.getByRole('button', { name: 'Read both as “Riverside Surgery”' }).click();
      await page.getByRole('button', { name: 'Keep them apart in site: Hill Top, hill top' }).click();
      expect(await section(page).innerText()).toContain('“Riverside Surgry” is read as “Riverside Surgery”.');
      expect(await section(page).innerText()).toContain('“Hill Top” and “hill top” are kept apart.');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
        'What was decided about spellings',
      );

      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Keep them apart in site: Hill Top, hill top' }).click();
      const { levels } = await saved(page);
      expect(levels).toEqual([
        { column: 'site', text: 'Riverside Surgery', level: 'Riverside Surgery' },
        { column: 'site', text: 'Riverside Surgry', level: 'Riverside Surgery' },
        { column: 'site', text: 'Hill Top', level: 'Hill Top' },
        { column: 'site', text: 'hill top', level: 'hill top' },
      ]);
      expect(await stored(page)).toBe('{}');

      await page.getByRole('button', { name: 'Load this file' }).click();
      await page.getByRole('heading', { name: 'What is loaded now' }).waitFor({ timeout: 60_000 });
      const text = await page.locator('main').innerText();
      expect(text).not.toMatch(/differ by a letter or two|differ in capitals/);
      expect(reader.outside).toEqual([]);
      expect(reader.faults).toEqual([]);
      await reader.close();
    },
  );
});

describe('a mapping kept on this device', () => {
  test('is kept when asked, offered to the next such file, used by one press, and forgotten', async () => {
    const reader = await visit('#/start');
    const { page } = reader;
    await choose(page, [upload('people.csv', people())]);
    await page.getByRole('button', { name: 'Read both as “Riverside Surgery”' }).click();
    expect(await stored(page)).toBe('{}');
    await page.getByRole('button', { name: 'Keep this mapping on this device' }).click();
    await page.getByRole('heading', { name: 'Kept on this device' }).waitFor();
    const kept = await stored(page);
    expect(kept).toContain('Riverside Surgry');
    expect(kept).not.toMatch(/SP-1\d\d\d|people\.csv|Millbrook|\/04\/2023/);
    expect(JSON.stringify(await saved(page))).not.toMatch(/plainsight-device|"on"/);

    await page.reload();
    await page.getByRole('heading', { name: 'Kept on this device' }).waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        upload('next.csv', people('client_ref,referral_date,site,SWEMWBS start,Swemwbs at the end')),
      ]);
    const offer = page.getByRole('group', { name: 'A mapping kept on this device' });
    await offer.waitFor();
    expect(await offer.innerText()).toContain('Nothing of it has been used.');
    await page.getByRole('button', { name: /Read both as “Riverside Surgery”/ }).waitFor();
    await offer.getByRole('button', { name: 'Use it' }).click();
    await section(page).getByText('“Riverside Surgry” is read as “Riverside Surgery”.').waitFor();
    await page.getByRole('group', { name: 'What did not fit of the mapping' }).waitFor();
    expect(await accessFaults(reader)).toEqual([]);

    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByText('Nothing is kept on this device any more.').waitFor();
    expect(await stored(page)).toBe('{}');
    expect(reader.outside).toEqual([]);
    expect(reader.faults).toEqual([]);
    await reader.close();
  });

  test('that somebody spoiled is removed, with words, and nothing of it is used', async () => {
    const reader = await visit('#/start');
    const { page } = reader;
    await page.evaluate(() => {
      localStorage.setItem(
        'plainsight-mappings',
        '{"format":"plainsight-device","version":1,"kept":[{"__proto__":{}}]}',
      );
    });
    await page.evaluate(() => {
      location.hash = '#/import';
    });
    await page.getByText('What was kept on this device could not be read, so it was removed.').waitFor();
    expect(await stored(page)).toBe('{}');
    expect(reader.faults).toEqual([]);
    await reader.close();
  });
});
