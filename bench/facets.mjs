// node bench/facets.mjs: eight linked facets under a hand, beside what a user would pick instead. It writes bench/FACETS.md.
// The others are for this alone and in no package file; FACETS.md says how to install them. RIVALS names another folder that has them.
// `node bench/facets.mjs 200000 ours plain` counts so many people with these contestants and only prints.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { openChromium } from './chromium.mjs';
import { clicks, drag, names } from './facets/people.mjs';
import { writeFacets } from './facets/report.mjs';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rivals = process.env.RIVALS ?? join(root, 'node_modules');
const [only, ...chosen] = process.argv.slice(2);
const sizes = only === undefined ? [1_000_000, 5_000_000] : [Number(only)];
const contestants =
  chosen.length > 0 ? chosen : ['ours', 'several', 'mosaic', 'crossfilter2', 'plain', 'arquero'];
/** Those who take long make fewer moves. */
const most = { plain: 15, arquero: 5 };
const say = (words) => process.stderr.write(`${words}\n`);

async function buildPage(folder) {
  const { config } = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(root, 'vite.config.ts'),
  );
  const plugins = config.plugins.flat().filter((plugin) => plugin && plugin.name !== 'plainsight-folder');
  const packages = ['arquero', 'crossfilter2', '@uwdata/mosaic-core', '@uwdata/mosaic-sql'];
  await build({
    ...config,
    plugins,
    configFile: false,
    logLevel: 'error',
    root: join(root, 'bench', 'facets'),
    resolve: {
      // One DuckDB for all: mosaic brings another of its own, which is not started.
      dedupe: ['@duckdb/duckdb-wasm'],
      alias: packages.map((name) => ({ find: new RegExp(`^${name}$`), replacement: join(rivals, name) })),
    },
    build: { ...config.build, outDir: folder, emptyOutDir: true },
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The largest share by which any facet's counts miss those of plain SQL. */
function missed(found, wanted) {
  return Math.max(
    ...[...names, 'referred'].map((facet) => {
      const levels = new Set([...Object.keys(found[facet]), ...Object.keys(wanted[facet])]);
      let [off, sum] = [0, 0];
      for (const level of levels) {
        off += Math.abs((found[facet][level] ?? 0) - (wanted[facet][level] ?? 0));
        sum += wanted[facet][level] ?? 0;
      }
      return sum === 0 ? off : off / sum;
    }),
  );
}

async function measured(browser, address, name, rows) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => say(`page: ${error.message}`));
  page.setDefaultTimeout(900_000);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  const found = await page.evaluate(
    ([one, count, bound]) => bench.run(one, count, bound),
    [name, rows, most[name] ?? 60],
  );
  const checks = [
    ...found.drag.checks.map(({ at, counts }) => [drag[at], counts]),
    ...found.clicks.checks.map(({ at, counts }) => [clicks[at], counts]),
  ];
  await page.close();
  const asking = await browser.newPage();
  await asking.goto(address);
  await asking.waitForFunction(() => globalThis.bench !== undefined);
  const wanted = await asking.evaluate(
    ([count, many, moves]) => bench.wanted(count, many, moves),
    [rows, name === 'several' ? 10 : 0, checks.map(([move]) => move)],
  );
  await asking.close();
  const of = ({ times }) => ({
    moves: times.length,
    first: times[0],
    median: median(times.slice(1)),
    worst: Math.max(...times.slice(1)),
  });
  return {
    name,
    prepare: found.prepare,
    silentBefore: found.silentBefore,
    silence: found.silence,
    drag: of(found.drag),
    clicks: of(found.clicks),
    missed: Math.max(...checks.map(([, counts], at) => missed(counts, wanted[at]))),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'plainsight-facets-'));
try {
  say('Building the page');
  await buildPage(folder);
  const server = await serve(folder);
  const browser = await openChromium();
  const busy = loadavg()[0];
  const results = [];
  try {
    for (const rows of sizes) {
      for (const name of contestants) {
        say(`${rows} people: ${name}`);
        const found = await measured(browser, `${server.address}/`, name, rows).catch((error) => ({
          name,
          failed: error.message.split('\n')[0],
        }));
        if (only !== undefined || found.failed !== undefined) console.log(found);
        results.push({ rows, ...found });
      }
    }
    if (only === undefined) await writeFacets({ results, busy, browser: browser.version() });
  } finally {
    await browser.close();
    server.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
