// Writes every file of the corpus into a folder, with expected.json beside them: `node test/corpus/make.mjs FOLDER [PART OF AN ID]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node test/corpus/make.mjs FOLDER [PART OF AN ID]');
  process.exit(1);
}
const { module } = await runnerImport(fileURLToPath(new URL('corpus.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
const chosen = module.corpus.filter(({ id }) => id.includes(part));
const expected = chosen.map(({ id, title, file, bytes, expect }) => {
  // A file name of the corpus may be one that no disk takes; the place it is written to is made from its id.
  const path = join(id, /^[\w.-]+$/.test(file) ? file : 'file.csv');
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes());
  return { id, title, file, path, expect };
});
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 1)}\n`);
console.log(`${String(expected.length)} files`);
