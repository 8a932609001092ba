// The measurements, each beside its baseline in one page and one run, turn about.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function ratioOf(ours, theirs) {
  return median(ours.map((one, at) => one / theirs[at]));
}

/** Medians of two things done turn about, after one of each to warm up; the ratio is the median of the pairs' ratios. */
async function turnAbout(runs, ours, theirs) {
  const [a, b] = [[], []];
  for (let run = -1; run < runs; run += 1) {
    const [theirTime, ourTime] = [await theirs(run + 1), await ours(run + 1)];
    if (run >= 0) {
      a.push(ourTime);
      b.push(theirTime);
    }
  }
  return { ours: median(a), theirs: median(b), ratio: ratioOf(a, b), turns: b };
}

export function start(page, runs) {
  return turnAbout(
    runs,
    () => page.evaluate(() => bench.startOurs()),
    () => page.evaluate(() => bench.startBare()),
  );
}

export async function drop(page, runs) {
  const parts = [];
  const found = await turnAbout(
    runs,
    async () => {
      const one = await page.evaluate(() => bench.drop());
      parts.push(one);
      return one.all;
    },
    () => page.evaluate(() => bench.bareLoad()),
  );
  const of = (name) => median(parts.slice(1).map((one) => one[name]));
  const steps = ['inspect', 'prepare', 'fill', 'ask', 'draw', 'memory', 'silence'];
  const medians = Object.fromEntries(steps.map((name) => [name, of(name)]));
  const tables = parts.slice(1).map(({ inspect, prepare, fill }) => inspect + prepare + fill);
  const checked = { ours: median(tables), theirs: found.theirs, ratio: ratioOf(tables, found.turns) };
  return { ...found, ...medians, checked };
}

/** A loaded file's checked tables against a bare load of the whole of it in one go. */
export async function againstWhole(page, { checked }, runs) {
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await page.evaluate(() => bench.bareLoad(true)));
  const theirs = median(times);
  return { ours: checked.ours, theirs, ratio: checked.ours / theirs };
}

export function filter(page, runs) {
  return turnAbout(
    runs,
    (at) => page.evaluate((site) => bench.filter(site), at),
    (at) => page.evaluate((site) => bench.tally(site), at),
  );
}

/** First contentful paint of the built site in fresh contexts, and what its page loads before anything is asked. */
export async function firstPaint(browser, address, runs) {
  const paints = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${address}/`, { waitUntil: 'load' });
    paints.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            new PerformanceObserver((list) => {
              const found = list.getEntriesByName('first-contentful-paint')[0];
              if (found) resolve(found.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      ),
    );
    await context.close();
  }
  return median(paints);
}

export async function initialScript(folder) {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  let bytes = 0;
  for (const [, path] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)) {
    bytes += gzipSync(await readFile(join(folder, path)), { level: 9 }).length;
  }
  if (bytes === 0) throw new Error('bench: the page names no script');
  return bytes / 1024;
}

/** A filter moved along the sites over everybody's contacts by month: the first move, the further ones, and the models fitted beside. */
export async function serviceUse(page, runs) {
  const everyone = await page.evaluate(() => bench.layUse());
  const prepare = await page.evaluate(() => bench.prepare());
  const first = await page.evaluate(() => bench.use(0, false));
  const [one, rest, models] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    one.push(await page.evaluate((at) => bench.use(at, false), run + 1));
    rest.push(await page.evaluate((at) => bench.use(at, true), run + 1));
    if (run < 3) models.push(await page.evaluate(() => bench.models()));
  }
  return {
    everyone,
    prepare,
    first,
    one: median(one),
    rest: median(rest),
    models: median(models.map(({ time }) => time)),
    silence: Math.max(...models.map(({ silence }) => silence)),
  };
}
