import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { root } from './lint';

/** A source file and its text, by its path from the root of the project. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** Every file under a folder, in order of their paths. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

export async function textsUnder(folder: string, ending: RegExp): Promise<readonly Text[]> {
  const paths = (await filesUnder(folder)).filter((path) => ending.test(path));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

/**
 * What the linter cannot express: which modules must be fetched on demand, and which folders may read files through the bundler's
 * `import.meta.glob`. Both are data here; a breach is a sentence.
 */
const lazy: Readonly<Record<string, RegExp>> = {
  'src/app/workshop.ts': /^\.\/workspace$/,
  'src/app/Page.tsx': /^\.\.\/pages\/(?:Import|Methods)$/,
  'src/app/take.ts': /^\.\.\/publish\//,
  'src/engine/browser.ts': /^@duckdb\//,
};
const globs: Readonly<Record<string, string>> = {
  'src/engine/': '../../queries/*.sql',
  'src/pages/': '../../queries/*.sql',
};

export function doorsForced({ path, text }: Text): readonly string[] {
  const { module } = parseSync(path, text);
  const [, mustBeLazy] = Object.entries(lazy).find(([file]) => path === file) ?? [];
  const early = module.staticImports
    .filter(({ moduleRequest, entries }) => {
      const onlyTypes = entries.length > 0 && entries.every(({ isType }) => isType);
      return !onlyTypes && mustBeLazy?.test(moduleRequest.value) === true;
    })
    .map(({ moduleRequest }) => `${path} loads ${moduleRequest.value} at once`);
  const globbed = [...text.matchAll(/import\.meta\.glob\b[^(]*\(\s*([^,)]*)/g)]
    .map(([, pattern = '']) => pattern.trim())
    .filter((pattern) => {
      const [, allowed] = Object.entries(globs).find(([folder]) => path.startsWith(folder)) ?? [];
      return allowed === undefined || pattern !== `'${allowed}'`;
    })
    .map((pattern) => `${path} reads ${pattern} through the bundler`);
  return [...early, ...globbed];
}
