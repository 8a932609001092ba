// Writes what one run measured to bench/README.md.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const mb = (value) => `${(value / 1e6).toFixed(0)} MB`;
const times = (value) => `${value.toFixed(1)}×`;

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
${bar('a dropped file of 1,000,000 people to checked tables, against a bare typed load of it', 4, { ours: load1m.tables, theirs: load1m.theirs, ratio: load1m.tablesRatio })}
${plain('held inside the engine after a load of 1,000,000 people', 'at most 150 MB', load1m.memory <= 150e6, mb(load1m.memory))}
${plain('the page silent while 1,000,000 people are loaded', 'under 200 ms', load1m.silence < 200, ms(load1m.silence))}
${bar('a changed filter to redrawn outcomes, 100,000 people, against the plain tallies', 3, found.filter100k)}
${bar('a changed filter to redrawn outcomes, 1,000,000 people, against the plain tallies', 3, found.filter1m)}
${plain('first contentful paint, served locally', 'under 500 ms', found.paint < 500, ms(found.paint))}
${plain('scripts of the first page, gzip', 'at most 250 KB', found.script <= 250, `${found.script.toFixed(0)} KB`)}

What is timed:

- *engine ready*: from nothing to the first answer, with the bytes checked against their SHA-256, the locks set and the tables and
  queries made; against DuckDB-wasm started from the same files without any of these.
- *dropped file*: recognising the columns, reading and checking every row, finding people and referrals, all tallies and estimates, and
  every chart of every measure laid out. The baseline only parses the file into one table whose columns and types it is told.
- *changed filter*: one site after another, all tallies and estimates anew and every chart redrawn. The baseline is the four
  tallies as SQL that a person would write, straight from pairs and referrals (\`bench/asked.ts\`), with nothing drawn.

## Where the time of a load goes

| step | 100,000 people | 1,000,000 people |
| --- | --- | --- |
| reading the file whole and recognising its columns | ${ms(load.inspect)} | ${ms(load1m.inspect)} |
| checking every row, finding people and their scores | ${ms(load.prepare)} | ${ms(load1m.prepare)} |
| filling the tables, after what was filled meanwhile | ${ms(load.fill)} | ${ms(load1m.fill)} |
| tallies and estimates | ${ms(load.ask)} | ${ms(load1m.ask)} |
| charts | ${ms(load.draw)} | ${ms(load1m.draw)} |
| all | ${ms(load.ours)} | ${ms(load1m.ours)} |
| the bare typed load | ${ms(load.theirs)} | ${ms(load1m.theirs)} |
| held inside the engine afterwards | ${mb(load.memory)} | ${mb(load1m.memory)} |
| the page silent for at most | ${ms(load.silence)} | ${ms(load1m.silence)} |

The longest statements of one load of 100,000 people:

| statement | time |
| --- | --- |
${found.steps.map(([sql, time]) => `| \`${sql}\` | ${ms(time)} |`).join('\n')}

\`node bench/run.mjs load\` prints every statement of a load with its time.

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
