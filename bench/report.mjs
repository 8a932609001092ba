// Writes what one run measured to bench/README.md.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const mb = (value) => `${(value / 1e6).toFixed(0)} MB`;
const times = (value) => `${value.toFixed(1)}×`;
const gb = (value) => `${(value / 1e9).toFixed(1)} GB`;
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;

/** Where it was measured, and whether the machine was quiet. */
export function measuredOn({ browser, busy }) {
  const [cpu] = cpus();
  return `Measured on: ${cpu?.model.trim() ?? 'unknown'}, ${String(cpus().length)} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform}, Chromium ${browser},
Node ${process.versions.node}. Load average at the start ${busy.toFixed(1)}, at the end ${loadavg()[0].toFixed(1)}: where this is well above 0.5, other work shared the machine and the
milliseconds are too high.`;
}

export async function write(name, text) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const style = (await resolveConfig(path)) ?? {};
  await writeFile(path, await format(text, { ...style, parser: 'markdown' }));
}

export async function writeLarge(found) {
  const { ours, bare, twice } = found;
  const load = ours.found;
  const step = (what, time) => `| ${what} | ${seconds(time)} |`;
  const held = (value) => (value === null ? 'not told by this system' : gb(value));
  await write(
    'LARGE.md',
    `# Five million people

\`node bench/run.mjs large\` makes a file of 5,000,000 made-up people (25 columns, ${mb(twice.size / 2)}), puts it into a page in Chromium as a
file on the disk, loads it once, and writes this file. DuckDB-wasm alone loads the same file in a browser of its own afterwards, the columns and
their types told.

${measuredOn(found)}

| step | time |
| --- | --- |
${step('reading the file and recognising its columns', load.inspect)}
${step('checking every row, finding people and their scores', load.prepare)}
${step('filling the tables, after what was filled meanwhile', load.fill)}
${step('to checked tables', load.inspect + load.prepare + load.fill)}
${step('tallies and estimates', load.ask)}
${step('charts', load.draw)}
${step('all', load.all)}
${step('the bare typed load', bare.found)}

The page was silent for at most ${ms(load.silence)} (bar: under 200 ms${load.silence < 200 ? '' : ', **missed**'}).

| memory | this reader | the bare typed load |
| --- | --- | --- |
| held inside the engine afterwards | ${mb(load.memory)} | |
| most that the page's process ever held, workers and engines with it | ${held(ours.peak)} | ${held(bare.peak)} |
| of this before the file, with the engine started | ${held(ours.before)} | ${held(bare.before)} |

A process's memory is what the system calls its peak resident size (\`VmHWM\`, Linux alone); the browser's own measure needs a page that is isolated from
all others.

A file of twice that size (${gb(twice.size)}) is answered after ${ms(twice.time)}, before any of it is read:

${twice.said.map((words) => `> ${words}`).join('\n>\n')}
`,
  );
}

export async function writeReport(found) {
  const bar = (what, limit, pair) =>
    `| ${what} | at most ${limit}× | ${pair.ratio <= limit ? times(pair.ratio) : `**${times(pair.ratio)}, missed**`} | ${ms(pair.ours)} against ${ms(pair.theirs)} |`;
  const plain = (what, limit, met, value) =>
    `| ${what} | ${limit} | ${met ? value : `**${value}, missed**`} | |`;
  const queries = Object.entries(found.queries).map(
    ([name, browser]) =>
      `| \`${name}\` | ${ms(browser)} | ${ms(found.native.queries[name])} | ${times(browser / found.native.queries[name])} |`,
  );
  const { load, load1m } = found;
  const [parquet, workbook] = [found['1m.parquet'], found['100k.xlsx']];
  const loads = [load, load1m, parquet, workbook];
  const step = (what, unit, name) => `| ${what} | ${loads.map((one) => unit(one[name])).join(' | ')} |`;
  const text = `# Bench

\`npm run bench\` makes files of made-up people (100,000 and 1,000,000 rows, 25 columns), builds a page of its own and the site,
opens them in Chromium, and writes this file. Each thing is timed beside its baseline, turn about in one page; the ratio is the
median of the turns' ratios. The ratios are the bars. Milliseconds are only as good as the machine was quiet.

${measuredOn(found)}

| what | bar | measured | medians |
| --- | --- | --- | --- |
${bar('engine ready, against a bare DuckDB-wasm start', 1.5, found.start)}
${bar('a dropped file of 100,000 people to drawn outcomes, against a bare typed load of it', 3, load)}
${bar('a dropped file of 1,000,000 people to checked tables, against a bare typed load of it', 4, load1m.checked)}
${bar('a Parquet file of 1,000,000 people to checked tables, against a row group at a time into a bare table', 2, parquet.checked)}
| the same Parquet file, against all of it unpacked at once into a bare table | | ${times(found.whole.ratio)} | ${ms(found.whole.ours)} against ${ms(found.whole.theirs)} |
${bar('a workbook of 100,000 people to checked tables, against bare `hucre` into a table', 1.5, workbook.checked)}
${plain('held inside the engine after a load of 1,000,000 people', 'at most 150 MB', load1m.memory <= 150e6, mb(load1m.memory))}
${plain('the page silent while 1,000,000 people are loaded', 'under 200 ms', load1m.silence < 200, ms(load1m.silence))}
${plain('the page silent while that Parquet file is loaded', 'under 200 ms', parquet.silence < 200, ms(parquet.silence))}
${plain('the page silent while that workbook is loaded', 'under 200 ms', workbook.silence < 200, ms(workbook.silence))}
${bar('a changed filter to redrawn outcomes, 100,000 people, against the plain tallies', 3, found.filter100k)}
${bar('a changed filter to redrawn outcomes, 1,000,000 people, against the plain tallies', 3, found.filter1m)}
${plain('the series by month and the ratio redrawn after one site is chosen, 1,000,000 people × 25 months', 'under 100 ms', found.use.one < 100, ms(found.use.one))}
${plain('the same after one site is left out', 'under 100 ms', found.use.rest < 100, ms(found.use.rest))}
${plain('the page silent while the models of 1,000,000 people are fitted', 'under 200 ms', found.use.silence < 200, ms(found.use.silence))}
${plain('first contentful paint, served locally', 'under 500 ms', found.paint < 500, ms(found.paint))}
${plain('scripts of the first page, gzip', 'at most 250 KB', found.script <= 250, `${found.script.toFixed(0)} KB`)}

What is timed:

- *engine ready*: from nothing to the first answer, with the bytes checked against their SHA-256, the locks set and the tables and
  queries made; against DuckDB-wasm started from the same files without any of these.
- *dropped file*: recognising the columns, reading and checking every row, finding people and referrals, all tallies and estimates, and
  every chart of every measure laid out. The baseline only parses the file into one table whose columns and types it is told.
- *Parquet file*: the same people as native DuckDB writes them. The baseline unpacks them with \`parquet-wasm\`, a row
  group at a time, and puts the Arrow bytes into a bare table; unpacked all at once it is quicker here and needs several times the memory.
- *workbook*: the same people as \`hucre\` writes them, with shared texts and true dates. The baseline reads the cells with \`hucre\` and puts
  them into a bare table, a column at a time.
- *changed filter*: one site after another, once everything is tallied by site, with all estimates anew and every chart redrawn. The baseline is the four
  tallies as SQL that a person would write, straight from pairs and referrals (\`bench/asked.ts\`), with nothing drawn.

- *series by month and ratio*: everybody has contacts in 25 months, a quarter stand for comparison. When the levels of a dimension are opened,
  everything is tallied by them, and every choice among them is answered from that without asking the engine.

## Service use of 1,000,000 people × 25 months

A filter moved along five sites. The plain query is the series by month and the sums of the paired ratio, straight from ${(24.5).toFixed(1)} million rows of a person
and a month joined to the people chosen, on native DuckDB with one thread (\`bench/use.ts\`), with nothing drawn.

| what | Plainsight, drawn | the plain query | ratio |
| --- | --- | --- | --- |
| one site chosen | ${ms(found.use.one)} | ${ms(found.native.use.one)} | ${times(found.use.one / found.native.use.one)} |
| all but one site | ${ms(found.use.rest)} | ${ms(found.native.use.rest)} | ${times(found.use.rest / found.native.use.rest)} |
| the first choice of a site, once that is ready | ${ms(found.use.first)} | ${ms(found.native.use.one)} | ${times(found.use.first / found.native.use.one)} |
| making ready when the list of sites is opened: everything tallied by site | ${ms(found.use.prepare)} | | |
| everybody, before any filter, from counts to drawn | ${ms(found.use.everyone)} | | |
| the models of one choice, in a worker beside the page | ${ms(found.use.models)} | | |

\`node bench/run.mjs use\` measures this alone.

## Where the time of a load goes

| step | 100,000 people | 1,000,000 people | 1,000,000, Parquet | 100,000, workbook |
| --- | --- | --- | --- | --- |
${step('reading the file whole and recognising its columns', ms, 'inspect')}
${step('checking every row, finding people and their scores', ms, 'prepare')}
${step('filling the tables, after what was filled meanwhile', ms, 'fill')}
${step('tallies and estimates', ms, 'ask')}
${step('charts', ms, 'draw')}
${step('all', ms, 'ours')}
${step('the bare load', ms, 'theirs')}
${step('held inside the engine afterwards', mb, 'memory')}
${step('the page silent for at most', ms, 'silence')}

The longest statements of one load of 100,000 people:

| statement | time |
| --- | --- |
${found.steps.map(([sql, time]) => `| \`${sql}\` | ${ms(time)} |`).join('\n')}

\`node bench/run.mjs load\` prints every statement of a load with its time. \`node bench/run.mjs large\` loads 5,000,000 people and writes [LARGE.md](LARGE.md).

## Every query, beside native DuckDB on one thread

1,000,000 people, split by site, best of five; \`pairs\` and \`cohort\` into a table, the others brought out.

| query | browser | native, one thread | ratio |
| --- | --- | --- | --- |
${queries.join('\n')}
`;
  await write('README.md', text);
}
