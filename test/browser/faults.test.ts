import { describe, expect, test } from 'vitest';
import { startPlainHost } from './site';
import { choose, loadFiles, openedSite, sampleFiles, upload, type Upload } from './visit';

const { visit } = openedSite();

const header = 'Client ID,Referral Date,Site,ONS LS (Start),ONS LS (End)';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const bad: readonly (readonly [string, Upload, RegExp])[] = [
  ['an empty file', upload('empty.csv', ''), /The file is empty/],
  ['a header alone', upload('header.csv', `${header}\n`), /header but no rows/],
  ['a picture renamed', upload('picture.csv', png), /not a text table/],
  [
    'columns that mean nothing here',
    upload('strange.csv', 'apples,pears\n1,2\n3,4\n'),
    /No column was recognised/,
  ],
];

describe('a file that cannot be used is named, with what to do', () => {
  test.each(bad)('%s', async (_, file, words) => {
    const reader = await visit('#/start');
    await choose(reader.page, [file]);
    await reader.page.getByText(words).first().waitFor();
    expect(await reader.page.locator('main').innerText()).toContain(file.name);
    expect(reader.faults).toEqual([]);
    expect(reader.outside).toEqual([]);
    await reader.close();
  });
});

const rows = (count: number, make: (at: number) => string): string =>
  [header, ...Array.from({ length: count }, (_, at) => make(at))].join('\n');

const odd: readonly (readonly [string, Upload, readonly RegExp[]])[] = [
  [
    'one row',
    upload(
      'one.csv',
      rows(1, () => 'P1,01/04/2024,Harbour,3,5'),
    ),
    [/single row/],
  ],
  [
    'scores out of range',
    upload(
      'range.csv',
      rows(12, (at) => `P${String(at)},01/04/2024,Harbour,${at === 4 ? '11' : '3'},${String(4 + (at % 3))}`),
    ),
    [/outside what this measure allows/, /line 6/],
  ],
  [
    'all last scores missing',
    upload(
      'missing.csv',
      rows(12, (at) => `P${String(at)},01/04/2024,Harbour,${String(at % 5)},`),
    ),
    [/no usable score/],
  ],
  [
    'one value for all',
    upload(
      'same.csv',
      rows(12, (at) => `P${String(at)},01/04/2024,Harbour,5,5`),
    ),
    [/is the same/],
  ],
  [
    'the same id with other details',
    upload(
      'twice.csv',
      rows(
        12,
        (at) => `P${String(at % 11)},0${String(1 + (at % 3))}/04/2024,Harbour,3,${String(4 + (at % 3))}`,
      ),
    ),
    [/referred more than once/],
  ],
  [
    'two columns of one name',
    upload(
      'columns.csv',
      `${header},Site\n${Array.from({ length: 12 }, (_, at) => `P${String(at)},01/04/2024,Harbour,3,${String(4 + (at % 3))},Vale`).join('\n')}`,
    ),
    [/same name/],
  ],
  [
    'a formula, a script and SQL in the cells',
    upload(
      'hostile.csv',
      rows(
        12,
        (at) =>
          `"=HYPERLINK(""http://x"")${String(at)}",01/04/2024,"<img src=x onerror=alert(1)>'); DROP TABLE person; --",3,${String(4 + (at % 3))}`,
      ),
    ),
    [/12/],
  ],
];

describe('a file with odd contents is loaded, and says what is odd', () => {
  test.each(odd)('%s', async (_, file, words) => {
    const reader = await visit('#/start');
    await loadFiles(reader.page, [file]);
    const loaded = await reader.page.locator('main').innerText();
    for (const one of words) expect(loaded).toMatch(one);
    for (const page of ['outcomes', 'flow', 'quality']) {
      await reader.page.evaluate((name) => {
        location.hash = `#/${name}`;
      }, page);
      await reader.page.waitForTimeout(200);
      expect(await reader.page.locator('body').innerText()).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
    expect(reader.faults).toEqual([]);
    expect(reader.outside).toEqual([]);
    await reader.close();
  });
});

describe('on a host that sets no header and knows no types, under a sub-path', () => {
  test('the engine starts and the page has its own walls', async () => {
    const host = await startPlainHost();
    const reader = await visit('#/start', { host });
    await loadFiles(reader.page, sampleFiles);
    expect(reader.outside).toEqual([]);
    expect(reader.faults).toEqual([]);
    const escaped = await reader.page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'left',
        () => 'stopped',
      ),
    );
    expect(escaped).toBe('stopped');
    await reader.close();
    await host.close();
  });

  const spoilt: readonly (readonly [string, (name: string, bytes: Buffer) => Buffer | null, RegExp])[] = [
    ['missing', (name, bytes) => (name.includes('engine-wasm') ? null : bytes), /could not be fetched/],
    [
      'cut short',
      (name, bytes) => (name.includes('engine-wasm') ? bytes.subarray(0, 100_000) : bytes),
      /could not be fetched|not the one that was built/,
    ],
    [
      'forbidden by the policy',
      (name, bytes) =>
        name === 'index.html'
          ? Buffer.from(bytes.toString().replace(' &#39;wasm-unsafe-eval&#39;', ''))
          : bytes,
      /did not start/,
    ],
    [
      'of another build',
      (name, bytes) => (name.includes('engine-worker') ? Buffer.from('self.close()') : bytes),
      /not the one that was built/,
    ],
  ];

  test.each(spoilt)(
    'an engine file that is %s ends in words, and the report still works',
    async (_, spoil, words) => {
      const host = await startPlainHost('/', spoil);
      const reader = await visit('#/start', { host });
      await reader.page.getByRole('button', { name: 'Analyse it in this browser' }).click();
      await reader.page.getByText(words).first().waitFor({ timeout: 30_000 });
      await reader.page.getByRole('button', { name: 'Back to what was open' }).click();
      await reader.page.evaluate(() => {
        location.hash = '#/outcomes';
      });
      await reader.page.locator('figure svg').first().waitFor();
      await reader.close();
      await host.close();
    },
  );

  test('an engine already decoded by the host starts as well', async () => {
    const { gunzipSync } = await import('node:zlib');
    const host = await startPlainHost('/', (name, bytes) =>
      name.includes('engine-') ? gunzipSync(bytes) : bytes,
    );
    const reader = await visit('#/start', { host });
    await loadFiles(reader.page, sampleFiles);
    expect(reader.faults).toEqual([]);
    await reader.close();
    await host.close();
  });
});

const deaths: readonly (readonly [string, () => void])[] = [
  [
    'throws',
    () => {
      setTimeout(() => {
        throw new Error('planted');
      }, 0);
    },
  ],
  [
    'is gone without a word',
    () => {
      self.close();
    },
  ],
];

test.each(deaths)('a worker that %s ends in words, and the page goes on', async (_, die) => {
  const reader = await visit('#/start');
  await loadFiles(reader.page, sampleFiles);
  await reader.page.evaluate(() => {
    location.hash = '#/outcomes';
  });
  await reader.page.locator('figure svg').first().waitFor();
  // The reader and its helper came before the engine.
  const worker = reader.page.workers().at(-1);
  expect(reader.page.workers()).toHaveLength(3);
  await worker?.evaluate(die).catch(() => undefined);
  await reader.page.waitForTimeout(300);
  await reader.page.evaluate(() => {
    location.hash = '#/outcomes?by=site';
  });
  await reader.page
    .getByText(/the worker stopped/)
    .first()
    .waitFor({ timeout: 5_000 });
  await reader.page.getByRole('button', { name: 'Try again' }).click();
  await reader.page.getByText('Castle Road').first().waitFor({ timeout: 60_000 });
  await reader.close();
});

test.each(deaths)('a reader that %s is replaced, and the next files are read', async (_, die) => {
  const reader = await visit('#/start');
  await choose(reader.page, sampleFiles);
  // Whoever dies has read both files: one that dies while it reads is told of in other words.
  await reader.page.getByRole('button', { name: 'Load', exact: false }).waitFor({ timeout: 60_000 });
  const [worker] = reader.page.workers();
  await worker?.evaluate(die).catch(() => undefined);
  await reader.page.waitForTimeout(300);
  await reader.page.getByRole('button', { name: 'Load', exact: false }).click();
  await reader.page.getByRole('heading', { name: 'What is loaded now' }).waitFor({ timeout: 60_000 });
  expect(await reader.page.locator('main').innerText()).toMatch(/people\.csv\s+4,013\s+4,008\s+5\b/);
  await reader.close();
});

test('pressing Load twice loads once, and the figures are right', async () => {
  const reader = await visit('#/start');
  await choose(reader.page, sampleFiles);
  await reader.page.getByRole('button', { name: 'Load', exact: false }).dblclick();
  await reader.page.getByRole('heading', { name: 'What is loaded now' }).waitFor({ timeout: 60_000 });
  expect(await reader.page.locator('main').innerText()).toMatch(/people\.csv\s+4,013\s+4,008\s+5\b/);
  expect(reader.faults).toEqual([]);
  await reader.close();
});
