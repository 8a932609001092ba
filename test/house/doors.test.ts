import { expect, test } from 'vitest';
import { doorsForced, textsUnder } from './doors';

test('no file of the source forces a door: what is lazy stays lazy, and the bundler reads queries only', async () => {
  const texts = await textsUnder('src', /\.tsx?$/);
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.flatMap(doorsForced)).toEqual([]);
});

test('the workshop loads its workspace when someone opens it, and not before', async () => {
  const [workshop] = await textsUnder('src/app', /\/workshop\.ts$/);
  expect(workshop?.text).toMatch(/await import\('\.\/workspace'\)/);
});

test.each([
  ['src/app/workshop.ts', `import { startWorkshop } from './workspace';`],
  ['src/app/workshop.ts', `import './workspace';`],
  ['src/app/take.ts', `import { saveFigure } from '../publish/save';`],
  ['src/engine/browser.ts', `import { AsyncDuckDB } from '@duckdb/duckdb-wasm';`],
  ['src/pages/Methods.tsx', `const a = import.meta.glob('../engine/*.ts');`],
  [
    'src/pages/Methods.tsx',
    `const a = import.meta.glob<string>(\n  ['../../queries/*.sql', '../engine/*.ts'], { eager: true });`,
  ],
  ['src/charts/flow.ts', `const a = import.meta.glob('../../queries/*.sql');`],
])('%s with %s forces a door', (path, text) => {
  expect(doorsForced({ path, text })).toHaveLength(1);
});

test.each([
  ['src/app/workshop.ts', `const { startWorkshop } = await import('./workspace');`],
  ['src/app/workshop.ts', `import type { Kept } from './workspace';`],
  ['src/engine/browser.ts', `import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';`],
  ['src/pages/Methods.tsx', `const a = import.meta.glob('../../queries/*.sql', { query: '?raw' });`],
])('%s with %s forces none', (path, text) => {
  expect(doorsForced({ path, text })).toEqual([]);
});
