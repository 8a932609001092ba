// npm run bench: every bar as a ratio to a baseline in the same run, written to bench/README.md.
// `node bench/run.mjs load` measures the load alone and prints where its time goes; nothing is written.
// `node bench/run.mjs use` measures a changed filter over service use alone; nothing is written.
// `node bench/run.mjs large` loads 5,000,000 people once, which takes minutes, and writes bench/LARGE.md.
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';
import { openChromium } from './chromium.mjs';
import { writeParquet, writeWorkbook } from './files.mjs';
import { largeLoad } from './large.mjs';
import { againstWhole, drop, filter, firstPaint, initialScript, serviceUse, start } from './measure.mjs';
import { writePeople } from './people.mjs';
import { writeLarge, writeReport } from './report.mjs';
import { serve } from './serve.mjs';

const only = process.argv[2];
const folder = await mkdtemp(join(tmpdir(), 'plainsight-bench-'));
const say = (words) => process.stderr.write(`${words}\n`);

async function opened(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => say(`page: ${error.message}`));
  await page.goto(`${address}/page/`);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  return page;
}

/** A page with both engines started and a file in hand. */
async function loaded(browser, address, name) {
  const page = await opened(browser, address);
  await page.evaluate(() => bench.startBare());
  await page.evaluate(() => bench.startOurs());
  await page.evaluate((url) => bench.take(url), `${address}/${name}`);
  return page;
}

try {
  say('Writing the files and building the pages');
  const at = (name) => join(folder, name);
  if (only === 'large') await writePeople(at('5m.csv'), 5_000_000);
  else if (only === 'use') await writePeople(at('1m.csv'), 1_000_000);
  else await writePeople(at('100k.csv'), 100_000);
  if (only === undefined) {
    await writePeople(at('1m.csv'), 1_000_000);
    await writeParquet(at('1m.csv'), at('1m.parquet'));
    await writeWorkbook(at('100k.csv'), at('100k.xlsx'));
  }
  await symlink(new URL('../node_modules', import.meta.url).pathname, join(folder, 'node_modules'), 'dir');
  await buildAll(folder);
  const server = await serve(folder);
  const browser = await openChromium();
  const address = server.address;
  const busy = loadavg()[0];
  try {
    if (only === 'load') {
      const page = await loaded(browser, address, '100k.csv');
      const found = await drop(page, 5);
      for (const [sql, ms] of await page.evaluate(() => bench.steps()))
        console.log(`${ms.toFixed(1).padStart(8)}  ${sql.replace(/\s+/g, ' ').slice(0, 150)}`);
      console.log(found);
      console.log(await filter(page, 9));
    } else if (only === 'use') {
      const page = await loaded(browser, address, '1m.csv');
      await page.evaluate(() => bench.drop());
      console.log(await serviceUse(page, 11));
      const { nativeTimes } = await import(pathToFileURL(join(folder, 'native', 'native.js')).href);
      console.log((await nativeTimes(at('1m.csv'))).use);
    } else if (only === 'large') {
      say('5,000,000 people');
      const found = await largeLoad((own) => opened(own, address), at('5m.csv'));
      await writeLarge({ ...found, busy, browser: browser.version() });
    } else {
      const results = { busy };
      say('First paint');
      results.paint = await firstPaint(browser, `${address}/site`, 5);
      results.script = await initialScript(join(folder, 'site'));
      say('Start of the engine');
      const first = await opened(browser, address);
      results.start = await start(first, 5);
      await first.close();
      say('100,000 people');
      const small = await loaded(browser, address, '100k.csv');
      results.load = await drop(small, 15);
      const steps = await small.evaluate(() => bench.steps());
      results.steps = steps
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 8)
        .map(([sql, time]) => [sql.replace(/[\s|`]+/g, ' ').slice(0, 70), time]);
      results.filter100k = await filter(small, 11);
      await small.close();
      say('1,000,000 people');
      const large = await loaded(browser, address, '1m.csv');
      results.load1m = await drop(large, 3);
      results.filter1m = await filter(large, 11);
      results.queries = await large.evaluate(() => bench.queries());
      results.use = await serviceUse(large, 11);
      await large.close();
      for (const [name, runs] of [
        ['1m.parquet', 3],
        ['100k.xlsx', 5],
      ]) {
        say(name);
        const page = await loaded(browser, address, name);
        results[name] = await drop(page, runs);
        if (name.endsWith('.parquet')) results.whole = await againstWhole(page, results[name], runs);
        await page.close();
      }
      say('Native, one thread');
      const { nativeTimes } = await import(pathToFileURL(join(folder, 'native', 'native.js')).href);
      results.native = await nativeTimes(at('1m.csv'));
      results.browser = browser.version();
      await writeReport(results);
    }
  } finally {
    await browser.close();
    server.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
