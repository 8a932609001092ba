// Writes what one run measured to bench/README.md.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const times = (value) => `${value.toFixed(1)}×`;

const missed = (
  { inspect, theirs },
  [, text],
) => `The load misses its bar. Reading every cell as text, which checking needs, takes by itself ${(text / theirs).toFixed(1)} times the
bare typed load; looking at the file and counting its rows apart from the engine, ${(inspect / theirs).toFixed(1)} times. The rest is the list of
every different text of every mapped column, referrals and scores with their own tables, and first and last scores with all
tallies, which the bare load has no part in.

`;

export async function writeReport(found) {
  const bar = (what, limit, pair) =>
    `| ${what} | at most ${limit}× | ${pair.ratio <= limit ? times(pair.ratio) : `**${times(pair.ratio)}, missed**`} | ${ms(pair.ours)} against ${ms(pair.theirs)} |`;
  const plain = (what, limit, met, value) =>
    `| ${what} | ${limit} | ${met ? value : `**${value}, missed**`} | |`;
  const queries = Object.entries(found.queries).map(
    ([name, browser]) =>
      `| \`${name}\` | ${ms(browser)} | ${ms(found.native[name])} | ${times(browser / found.native[name])} |`,
  );
  const { load, load1m } = found;
  const [cpu] = cpus();
  const text = `# Bench

\`npm run bench\` makes two files of made-up people (100,000 and 1,000,000 rows, 25 columns), builds a page of its own and the site,
opens them in Chromium, and writes this file. Each thing is timed beside its baseline, turn about in one page; the ratio is the
median of the turns' ratios. The ratios are the bars. Milliseconds are only as good as the machine was quiet.

Measured on: ${cpu?.model.trim() ?? 'unknown'}, ${String(cpus().length)} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform}, Chromium ${found.browser},
Node ${process.versions.node}. Load average at the start ${found.busy.toFixed(1)}, at the end ${loadavg()[0].toFixed(1)}: where this is well above 0.5, other work shared the machine and the
milliseconds are too high.

| what | bar | measured | medians |
| --- | --- | --- | --- |
${bar('engine ready, against a bare DuckDB-wasm start', 1.5, found.start)}
${bar('a dropped file of 100,000 people to drawn outcomes, against a bare typed load of it', 3, load)}
${bar('a changed filter to redrawn outcomes, 100,000 people, against the plain tallies', 3, found.filter100k)}
${bar('a changed filter to redrawn outcomes, 1,000,000 people, against the plain tallies', 3, found.filter1m)}
${plain('first contentful paint, served locally', 'under 500 ms', found.paint < 500, ms(found.paint))}
${plain('scripts of the first page, gzip', 'at most 250 KB', found.script <= 250, `${found.script.toFixed(0)} KB`)}

What is timed:

- *engine ready*: from nothing to the first answer, with the bytes checked against their SHA-256, the locks set and the tables and
  queries made; against DuckDB-wasm started from the same files without any of these.
- *dropped file*: recognising the columns, reading and checking every row, finding people and referrals, pairs, all estimates, and
  every chart of every measure laid out. The baseline only parses the file into one table whose columns and types it is told.
- *changed filter*: one site after another, all tallies and estimates anew and every chart redrawn. The baseline is the four
  tallies as SQL that a person would write, straight from pairs and referrals (\`bench/asked.ts\`), with nothing drawn.

## Where the time of a load goes

| step | 100,000 people | 1,000,000 people (one load) |
| --- | --- | --- |
| looking at the file and counting its rows | ${ms(load.inspect)} | ${ms(load1m.inspect)} |
| reading, checking and filling the tables | ${ms(load.load)} | ${ms(load1m.load)} |
| pairs, tallies and estimates | ${ms(load.ask)} | ${ms(load1m.ask)} |
| charts | ${ms(load.draw)} | ${ms(load1m.draw)} |
| all | ${ms(load.ours)} | ${ms(load1m.ours)} |
| the bare typed load | ${ms(load.theirs)} | ${ms(load1m.theirs)} |

The longest statements of one load of 100,000 people:

| statement | time |
| --- | --- |
${found.steps.map(([sql, time]) => `| \`${sql}\` | ${ms(time)} |`).join('\n')}

${load.ratio > 3 ? missed(load, found.steps[0]) : ''}\`node bench/run.mjs load\` prints every statement of a load with its time.

## Every query, beside native DuckDB on one thread

1,000,000 people, split by site, best of five; \`pairs\` and \`cohort\` into a table, the others brought out.

| query | browser | native, one thread | ratio |
| --- | --- | --- | --- |
${queries.join('\n')}
`;
  const path = fileURLToPath(new URL('README.md', import.meta.url));
  const style = (await resolveConfig(path)) ?? {};
  await writeFile(path, await format(text, { ...style, parser: 'markdown' }));
}
