import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: Readonly<Record<string, Entry>> };

test('the lockfile knows the packages of every platform, without which npm refuses it', () => {
  const needed = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}),
  );
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
});
