// Spoils files of the corpus and reads them, 5 s each, in child processes: `node test/corpus/fuzz.mjs [COUNT] [FIRST NUMBER]`.
// 2,000 run with the tests; 100,000 are run before a release (COUNT 100000), and what came of it goes into fuzz.md.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [count = '2000', first = '1'] = process.argv.slice(2);
const { module } = await runnerImport(fileURLToPath(new URL('fuzzrun.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
const began = performance.now();
const lines = await module.fuzzed(await module.builtReader(), Number(first), Number(count));
module.removeReader();
for (const line of lines) console.log(line);
console.log(
  `${count} files from number ${first} in ${String(Math.round((performance.now() - began) / 1000))} s: ${lines.length === 0 ? 'nothing that must never be' : `${String(lines.length)} found`}`,
);
process.exitCode = lines.length === 0 ? 0 : 1;
