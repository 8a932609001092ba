import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { spoiled } from '../corpus/fuzzseeds';
import { openedSite } from './visit';

const { visit } = openedSite();

const first = Number(process.env['FUZZ_FIRST'] ?? 1);

/** Drops a file on the page, as a hand does. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const held = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: held });
  await held.dispose();
}

/** Waits until the page has an answer to a drop: a form, or words that say why there is none. Says what the answer is. */
async function answer(page: Page): Promise<'form' | 'words'> {
  await page.locator('main .skeleton-form').waitFor({ state: 'detached' });
  const form = page.getByRole('button', { name: /^Load th/ }).or(page.getByText('Loading waits'));
  const words = page.getByText('None of these files can be read').or(page.locator('main [role=alert]'));
  await form.or(words).first().waitFor();
  return (await form.count()) > 0 ? 'form' : 'words';
}

/** Loads what can be loaded, and waits for the ledger or for words. */
async function loadAsIs(page: Page): Promise<'loaded' | 'words' | 'waits'> {
  const button = page.getByRole('button', { name: /^Load th/ });
  if ((await button.count()) === 0) return 'waits';
  await button.click();
  const ledger = page.getByRole('heading', { name: 'What is loaded now' });
  const failed = page.getByRole('alert');
  await ledger.or(failed).first().waitFor();
  return (await ledger.count()) > 0 ? 'loaded' : 'words';
}

test(`50 spoiled files dropped on the page leave it alive, each with a form or a message (from number ${String(first)})`, async () => {
  const reader = await visit('#/import');
  const { page } = reader;
  page.setDefaultTimeout(30_000);
  const answers = new Map<string, number>();
  const wrong: string[] = [];
  for (let number = first; number < first + 50; number += 1) {
    const { name, bytes, how } = spoiled(number);
    const faultsBefore = reader.faults.length;
    await drop(page, name, bytes);
    const seen = await answer(page);
    // Loading takes longer than looking: a third of the forms are gone through with.
    const then = seen === 'words' ? seen : number % 3 === 0 ? await loadAsIs(page) : 'form';
    answers.set(then, (answers.get(then) ?? 0) + 1);
    const text = await page.locator('main').innerText();
    if (/NaN|\bundefined\b|Infinity|\[object|import: [a-z]+_/.test(text))
      wrong.push(`${String(number)} (${how}): odd words`);
    if (reader.faults.length > faultsBefore)
      wrong.push(`${String(number)} (${how}): ${reader.faults.slice(faultsBefore).join('; ')}`);
  }
  expect(wrong).toEqual([]);
  expect(reader.outside).toEqual([]);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  // Some spoiled files are still good enough, and some are not: both ways were seen.
  expect(answers.get('loaded') ?? 0).toBeGreaterThan(2);
  expect(answers.get('words') ?? 0).toBeGreaterThan(2);
  await reader.close();
}, 600_000);
