import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import type { Evidence } from '../../src/evidence/evidence';
import { frozen, planOf } from '../../src/evidence/plan';
import { planText } from '../../src/evidence/planfile';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Inside the packages' folder, so that the built file finds its packages.
const built = join(root, 'node_modules', '.cache', 'plainsight', 'cli-test');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plainsight-cli-'));
  await build({ root, logLevel: 'silent', build: { ssr: 'src/cli.ts', outDir: built, emptyOutDir: true } });
  const rows = Array.from(
    { length: 40 },
    (_, at) =>
      `P${String(at)},0${String(1 + (at % 9))}/04/2024,${at % 2 === 0 ? 'Harbour' : 'Vale'},${String(at % 6)},${String(1 + (at % 7))}`,
  );
  await put('people.csv', ['Client ID,Referral Date,Site,ONS LS (Start),ONS LS (End)', ...rows].join('\n'));
  await put('empty.csv', '');
  await put('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]));
  await put('site.json', '{ "by": "site" }');
  const compare = { kind: 'levels', dimension: 'site', asked: ['Harbour'] };
  await put('compared.json', JSON.stringify({ compare }));
  await put('unchecked.json', JSON.stringify({ compare, control: 'swemwbs' }));
  await put('nowhere.json', '{ "filters": [{ "dimension": "site", "levels": ["Moon"] }] }');
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, text: string | Buffer): Promise<void> {
  await writeFile(join(folder, name), text);
}

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

function run(...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(built, 'cli.js'), ...words], { cwd: folder }, (error, out, said) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, said });
    });
  });
}

describe('evaluate', () => {
  test('warns, and goes on, where columns together pick people out', async () => {
    const { code, said } = await run('evaluate', 'people.csv');
    expect(code).toBe(0);
    expect(said).toMatch(
      /^people\.csv: In "Site" and "Referral Date" together \d+% of people .* Without "Referral Date" it would be nobody\.$/m,
    );
  });

  test('writes every estimate at full precision under internal, by stable ids', async () => {
    const { code, out } = await run(
      'evaluate',
      'people.csv',
      '--scope',
      'site.json',
      '--profile',
      'internal',
    );
    expect(code).toBe(0);
    const { outcomes, profile } = JSON.parse(out) as Evidence;
    expect(profile).toBe('internal');
    expect(outcomes.map(({ id }) => id)).toEqual(['outcomes.ons-life-satisfaction']);
    expect(outcomes[0]?.overall.change).toMatchObject({ n: 40, df: 39 });
    expect(outcomes[0]?.by?.groups.map(({ level }) => level).toSorted()).toEqual(['Harbour', 'Vale']);
  });

  test('hides and rounds unless it is told that the figures stay inside', async () => {
    const { out } = await run('evaluate', 'people.csv');
    const { outcomes, profile } = JSON.parse(out) as Evidence;
    expect(profile).toBe('strict');
    expect(outcomes[0]?.overall.signedRank).toEqual({ withheld: 'exact_only' });
  });

  test('gives the same bytes twice', async () => {
    const once = await run('evaluate', 'people.csv', '--date', '2024-05-01');
    expect((await run('evaluate', 'people.csv', '--date', '2024-05-01')).out).toBe(once.out);
  });

  test('says of each comparison how it stands to a plan', async () => {
    const words = ['evaluate', 'people.csv', '--scope', 'compared.json', '--profile', 'internal'];
    const bare = JSON.parse((await run(...words)).out) as Evidence;
    const outcomes = (bare.comparisons ?? []).map(({ measure }) => measure.id);
    const at = { made: '2026-05-03T10:20:00.000Z', opened: null };
    await put('plan.json', planText(await frozen(planOf(bare, { outcomes, subgroups: [] }, at))));
    const { code, out } = await run(...words, '--plan', 'plan.json');
    expect(code).toBe(0);
    const found = JSON.parse(out) as Evidence;
    expect(found.comparisons?.map(({ plan }) => [plan?.status, plan?.frozen])).toEqual([
      ['declared', at.made],
    ]);
    expect(bare.comparisons?.[0]).not.toHaveProperty('plan');
  });

  test.each([
    [['missing.csv'], 'missing.csv'],
    [['.'], '.: there is no such file'],
    [['empty.csv'], 'empty.csv: The file is empty.'],
    [['picture.csv'], 'picture.csv'],
    [['people.csv', '--profile', 'open'], '--profile: "open"'],
    [['people.csv', '--colour', 'red'], '--colour'],
    [['people.csv', '--scope', 'nowhere.json'], 'no "Moon" under site'],
    [['people.csv', '--scope', 'unchecked.json'], 'no measure "swemwbs"'],
    [['people.csv', '--plan', 'site.json'], '--plan: the scope compares no cohorts'],
    [['people.csv', '--scope', 'compared.json', '--plan', 'site.json'], 'site.json: plan: not a plan'],
    [['people.csv', '--mapping', 'people.csv'], 'this is not JSON'],
    [['people.csv', '--out', 'no/such/folder.json'], 'it cannot be written'],
    [['people.csv', '--date', '2024-99-99'], '--date'],
  ])('%j ends with 1 and one line that names the cause', async (words, cause) => {
    const { code, out, said } = await run('evaluate', ...words);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(said).toContain(cause);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});

test('tables writes the canonical tables, the same each time', async () => {
  for (const out of ['once', 'twice']) expect((await run('tables', 'people.csv', '--out', out)).code).toBe(0);
  for (const [table, lines] of [
    ['person', 41],
    ['episode', 41],
    ['score', 81],
    ['pair', 41],
    ['used', 1],
  ] as const) {
    const [once, twice] = await Promise.all(
      ['once', 'twice'].map((out) => readFile(join(folder, out, `${table}.csv`), 'utf8')),
    );
    expect(once).toBe(twice);
    expect(once?.trim().split('\n')).toHaveLength(lines);
  }
});
