import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fuzz, smallest } from './fuzzing';
import { spoiled } from './fuzzseeds';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Inside the packages' folder, so that the built file finds its packages; two runs at once do not share it.
const built = join(root, 'node_modules', '.cache', 'plainsight', `fuzz-${String(process.pid)}`);
export const foundFolder = join(root, 'test', 'corpus', 'found');

/** Builds the reader of the child process as the command line is built. */
export async function builtReader(): Promise<string> {
  await build({
    root,
    logLevel: 'silent',
    build: { ssr: 'test/corpus/fuzzchild.ts', outDir: built, emptyOutDir: true },
  });
  return join(built, 'fuzzchild.js');
}

export function removeReader(): void {
  rmSync(built, { recursive: true, force: true });
}

/** Reads spoiled files, keeps each one that ends in what must never be in its smallest form, and says them in lines. */
export async function fuzzed(
  script: string,
  first: number,
  count: number,
  most = 10,
): Promise<readonly string[]> {
  const found = await fuzz(script, { first, count });
  const lines: string[] = [];
  for (const { number, fault } of found.slice(0, most)) {
    const { name, bytes, how } = spoiled(number);
    const small = await smallest(script, { name, bytes }, fault);
    const kept = `${String(number)}${/\.[a-z]{2,7}$/i.exec(name)?.[0] ?? ''}`;
    mkdirSync(foundFolder, { recursive: true });
    writeFileSync(join(foundFolder, kept), small);
    lines.push(`${String(number)} (${how}; ${String(small.length)} bytes in found/${kept}): ${fault}`);
  }
  if (found.length > most) lines.push(`and ${String(found.length - most)} more`);
  return lines;
}
