import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import axe from 'axe-core';
import { afterAll, beforeAll } from 'vitest';
import { openChromium } from './chromium';
import { startSite, type Site } from './site';

/** One visit by one reader, with everything the page asked for and everything that went wrong written down. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests that left the page's own origin; must stay empty. */
  readonly outside: readonly string[];
  readonly asked: readonly string[];
  /** Errors and policy violations. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export const widths = [1440, 390] as const;

/** Chromium's own remark about the policy's sandbox, which keeps scripts and same origin on purpose. */
const expected = [/An iframe which has both allow-scripts/, /Connection-Allowlist/];

interface Opened {
  /** Where the built page is, once the first test runs. */
  readonly address: () => string;
  /** Visits the page `hash` of the built page, or of another `host`. */
  readonly visit: (hash: string, to?: { readonly width?: number; readonly host?: Site }) => Promise<Visit>;
}

/** Serves the built page and opens a browser for the tests of a file, and closes both after them. */
export function openedSite(): Opened {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), startSite()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return {
    address: () => site.address,
    visit: (hash, { width = 1440, host = site } = {}) => visit(browser, host.address + hash, width),
  };
}

async function visit(browser: Browser, address: string, width: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const outside: string[] = [];
  const asked: string[] = [];
  const faults: string[] = [];
  const { origin } = new URL(address);
  context.on('request', (request) => {
    asked.push(request.url());
    const own =
      request.url().startsWith(origin) ||
      request.url().startsWith(`blob:${origin}`) ||
      request.url().startsWith('data:');
    if (!own) outside.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.some((one) => one.test(message.text())))
      faults.push(message.text());
  });
  await page.goto(address);
  await page.locator('h1').waitFor();
  return { page, context, outside, asked, faults, close: () => context.close() };
}

export const sampleFiles = ['people.csv', 'scores.csv'].map((name) =>
  fileURLToPath(new URL(`../../sample-data/${name}`, import.meta.url)),
);

/** What axe finds wrong, as short lines. Its text goes in as an argument, since the policy lets no string run in the page itself. */
export async function accessFaults({ context, page }: Visit): Promise<readonly string[]> {
  const session = await context.newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe.source });
  const result = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then((found) => JSON.stringify(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(' | '))))`,
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(result.result.value)) as readonly string[];
}

export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export function upload(name: string, text: string | Buffer): Upload {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Chooses files on the start page and waits until the Import page has looked at them. */
export async function choose(page: Page, files: readonly string[] | readonly Upload[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(files as string[]);
  await page.waitForFunction(() => location.hash.startsWith('#/import'));
}

/** Chooses files, loads them as recognised and waits for the answer. */
export async function loadFiles(page: Page, files: readonly string[] | readonly Upload[]): Promise<void> {
  await choose(page, files);
  await page.getByRole('button', { name: 'Load', exact: false }).click();
  await page.getByRole('heading', { name: 'What is loaded now' }).waitFor({ timeout: 60_000 });
}
