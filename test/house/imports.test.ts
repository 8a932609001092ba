import { describe, expect, test } from 'vitest';
import { lint, lintPlanted, root } from './lint';

const rule = 'eslint(no-restricted-imports)';
const folders = [
  'vocabulary',
  'stats',
  'evidence',
  'engine',
  'import',
  'analysis',
  'charts',
  'publish',
  'pages',
  'app',
] as const;
type Folder = (typeof folders)[number];

/** The table of docs/house.md as data: what each folder may import of ours. */
const mayImport: Readonly<Record<Folder, readonly Folder[]>> = {
  vocabulary: [],
  stats: [],
  evidence: ['vocabulary', 'stats'],
  engine: [],
  import: ['vocabulary', 'engine'],
  analysis: ['vocabulary', 'stats', 'evidence', 'engine'],
  charts: ['vocabulary', 'evidence'],
  publish: ['vocabulary', 'evidence', 'charts'],
  pages: ['vocabulary', 'evidence', 'charts'],
  app: ['vocabulary', 'evidence', 'charts', 'pages'],
};

/** The packages that are named, and the files that may import them. */
const packages: readonly (readonly [file: string, allowed: readonly string[]])[] = [
  ['src/vocabulary/a.ts', []],
  ['src/stats/a.ts', ['simple-statistics']],
  ['src/evidence/a.ts', ['valibot']],
  ['src/engine/a.ts', ['apache-arrow']],
  ['src/engine/browser.ts', ['apache-arrow', '@duckdb/duckdb-wasm']],
  ['src/engine/native.ts', ['@duckdb/node-api', 'node:fs/promises']],
  ['src/import/a.ts', []],
  ['src/import/xlsx/a.ts', []],
  ['src/import/parquet/a.ts', ['apache-arrow', 'parquet-wasm/esm/parquet_wasm.js']],
  ['src/import/zip/a.ts', ['fflate']],
  ['src/analysis/a.ts', []],
  ['src/charts/a.ts', ['@observablehq/plot', 'd3-scale']],
  ['src/charts/A.tsx', ['@observablehq/plot', 'd3-scale', 'react']],
  ['src/publish/a.ts', []],
  ['src/pages/A.tsx', ['react']],
  ['src/app/A.tsx', ['react']],
  ['src/main.tsx', ['react', 'react-dom/client']],
  ['src/cli.ts', ['node:fs/promises']],
];
const everyPackage = [...new Set(packages.flatMap(([, allowed]) => allowed))];

interface Planted {
  readonly path: string;
  readonly text: string;
  readonly forbidden: boolean;
}

/** One file for each import, numbered so that every finding is known by its file. */
function plant(list: readonly { readonly at: string; readonly text: string; readonly forbidden: boolean }[]) {
  return list.map(({ at, text, forbidden }, n): Planted => ({
    path: `${String(n)}/${at}`,
    text: `${text}\n`,
    forbidden,
  }));
}

async function caught(planted: readonly Planted[]): Promise<readonly string[]> {
  const findings = await lintPlanted(planted);
  const files = new Set(findings.filter((finding) => finding.rule === rule).map(({ file }) => file));
  return planted.filter(({ path }) => files.has(path)).map(({ path, text }) => `${path}: ${text}`);
}

const forbidden = (planted: readonly Planted[]): readonly string[] =>
  planted.filter((one) => one.forbidden).map(({ path, text }) => `${path}: ${text}`);

describe('who may import whom', () => {
  test('each folder imports the folders of its row in the table, and an import of any other is caught', async () => {
    const planted = plant(
      folders.flatMap((from) =>
        folders
          .filter((to) => to !== from)
          .map((to) => ({
            at: `src/${from}/planted.ts`,
            text: `import { a } from '../${to}/a';\nexport const b = a;`,
            forbidden: !mayImport[from].includes(to),
          })),
      ),
    );
    expect(forbidden(planted).length).toBeGreaterThan(60);
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('each package is imported where the table names it, and caught everywhere else', async () => {
    const planted = plant(
      packages.flatMap(([at, allowed]) =>
        [...everyPackage, 'left-pad'].map((name) => ({
          at,
          text: `import { a } from '${name}';\nexport const b = a;`,
          forbidden: !allowed.includes(name),
        })),
      ),
    );
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('an import is caught in whichever form it is written', async () => {
    const planted = plant(
      [
        `import { a } from '../engine/a';\nexport const b = a;`,
        `import type { A } from '../engine/a';\nexport type B = A;`,
        `import '../engine/a';`,
        `export { a } from '../engine/a';`,
        `export * from '../engine/a';`,
        `export const b = await import('../engine/a');`,
        `import { a } from '../charts/../engine/a';\nexport const b = a;`,
        `import { a } from './../engine/a';\nexport const b = a;`,
        `import { a } from '/src/engine/a';\nexport const b = a;`,
        `import { a } from '../../src/engine/a';\nexport const b = a;`,
      ].map((text) => ({ at: 'src/pages/planted.ts', text, forbidden: true })),
    );
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('the workspace is behind one door', async () => {
    const workspace = `export const b = await import('./workspace');`;
    const engine = `import { openBrowser } from '../engine/browser';\nexport const b = openBrowser;`;
    const planted = plant([
      { at: 'src/app/App.tsx', text: workspace, forbidden: true },
      { at: 'src/app/take.ts', text: workspace, forbidden: true },
      { at: 'src/app/workshop.ts', text: workspace, forbidden: false },
      { at: 'src/app/workshop.ts', text: engine, forbidden: true },
      { at: 'src/app/workspace.ts', text: engine, forbidden: false },
      {
        at: 'src/pages/Start.tsx',
        text: `export const b = await import('../app/workspace');`,
        forbidden: true,
      },
    ]);
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('stats knows why a number is withheld and nothing else of the vocabulary', async () => {
    const planted = plant([
      { at: 'src/stats/a.ts', text: `export { a } from '../vocabulary/reasons';`, forbidden: false },
      { at: 'src/stats/a.ts', text: `export { a } from '../vocabulary/measures';`, forbidden: true },
    ]);
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('a folder that the table does not name may import nothing', async () => {
    const planted = plant([
      { at: 'src/novel/a.ts', text: `export { a } from '../vocabulary/measures';`, forbidden: true },
      { at: 'src/loose.ts', text: `export { a } from './engine/database';`, forbidden: true },
    ]);
    expect(await caught(planted)).toEqual(forbidden(planted));
  });

  test('a circle of imports is caught', async () => {
    const findings = await lintPlanted([
      { path: 'src/stats/a.ts', text: `import { b } from './b';\nexport const a = (): number => b();\n` },
      { path: 'src/stats/b.ts', text: `import { c } from './c';\nexport const b = (): number => c();\n` },
      { path: 'src/stats/c.ts', text: `import { a } from './a';\nexport const c = (): number => a();\n` },
      { path: 'src/stats/d.ts', text: `import { a } from './a';\nexport const d = (): number => a();\n` },
    ]);
    const files = findings.filter((finding) => finding.rule === 'import(no-cycle)').map(({ file }) => file);
    expect([...new Set(files)].toSorted()).toEqual(['src/stats/a.ts', 'src/stats/b.ts', 'src/stats/c.ts']);
  });

  test('nothing in this project breaks these rules', async () => {
    const findings = await lint(root);
    expect(findings.filter((finding) => [rule, 'import(no-cycle)'].includes(finding.rule))).toEqual([]);
  });
});

describe('what a page must never do', () => {
  test.each([
    ['react(no-danger)', `export const A = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`],
    ['eslint(no-restricted-properties)', `export const a = (e: Element): void => { e.innerHTML = 'x'; };`],
    ['eslint(no-restricted-properties)', `export const a = (e: Element): void => { e.outerHTML = 'x'; };`],
    ['eslint(no-eval)', `export const a = eval('1');`],
    ['eslint(no-new-func)', `export const a = new Function('return 1');`],
    ['eslint(no-script-url)', `export const A = 'javascript:alert(1)';`],
    ['eslint(no-restricted-globals)', `export const a = localStorage.length;`],
    ['eslint(no-restricted-globals)', `export const a = new WebSocket('wss://x');`],
    ['typescript(no-explicit-any)', `export const a = (b: any): unknown => b;`],
    [
      'react-hooks(rules-of-hooks)',
      `import { useState } from 'react'; export const A = (b: boolean) => { if (b) useState(1); return null; };`,
    ],
  ])('%s catches %s', async (rule, text) => {
    const findings = await lintPlanted([{ path: 'src/pages/Planted.tsx', text: `${text}\n` }]);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
