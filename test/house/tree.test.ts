import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textsUnder } from './doors';
import { root } from './lint';

const kinds = /^(utils?|helpers?|types?|common|shared|services|misc|lib)$/i;
const ofKind = (path: string): boolean =>
  path.split('/').some((part) => kinds.test(part.replace(/\..*$/, '')));

test('folders and files are named after subjects and never after kinds', async () => {
  const paths = [
    ...(await filesUnder('src')),
    ...(await filesUnder('test')),
    ...(await filesUnder('queries')),
  ];
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter(ofKind)).toEqual([]);
  expect(['src/utils/a.ts', 'src/stats/helpers.ts', 'test/common.test.ts'].filter(ofKind)).toHaveLength(3);
});

const fromText =
  /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|\beval\s*\(|\bnew\s+Function\b/;

test('the source never makes markup or code from text', async () => {
  const texts = await textsUnder('src', /\.(tsx?|css|html|svg)$/);
  expect(texts.filter(({ text }) => fromText.test(text)).map(({ path }) => path)).toEqual([]);
  expect(
    ['a.innerHTML = b', '<p dangerouslySetInnerHTML={c} />', 'eval (d)', 'new Function(e)'].filter(
      (text) => !fromText.test(text),
    ),
  ).toEqual([]);
});

/** Namespaces, and addresses printed for a reader to open: never fetched. */
const printed = /^https?:\/\/(doi\.org|www\.w3\.org|www\.nationalarchives\.gov\.uk|creativecommons\.org)\//;
const addresses = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s'"`)<>]*/g)]
    .map(([address]) => address)
    .filter((address) => !printed.test(address));

test('the source names no address but namespaces, licences and the DOIs of its sources', async () => {
  const texts = [
    ...(await textsUnder('src', /\.(tsx?|css|html|svg)$/)),
    { path: 'index.html', text: await readFile(join(root, 'index.html'), 'utf8') },
  ];
  expect(texts.flatMap(({ path, text }) => addresses(text).map((address) => `${path}: ${address}`))).toEqual(
    [],
  );
  expect(addresses(`fetch('https://example.org/a'); new WebSocket("wss://example.org")`)).toHaveLength(2);
});

interface Package {
  readonly engines?: { readonly node?: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<string, Package & { readonly version?: string; readonly integrity?: string }>
  >;
}

const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(root, name), 'utf8')) as T;
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

test('every package is pinned to one exact version, and the lock file holds that version and its hash', async () => {
  const { dependencies, devDependencies, engines } = await read<Package>('package.json');
  const { packages } = await read<Lock>('package-lock.json');
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(([, version]) => !exact.test(version))).toEqual([]);
  expect(
    asked
      .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
      .map(([name]) => name),
  ).toEqual([]);
  expect(
    asked.filter(([name]) => packages[`node_modules/${name}`]?.integrity === undefined).map(([name]) => name),
  ).toEqual([]);
  expect(engines?.node).toMatch(/^>=\d+/);
  expect(
    ['^1.0.0', '~1.0.0', '*', 'latest', '>=1.0.0', '1.x'].filter((version) => exact.test(version)),
  ).toEqual([]);
});
