// One load of many people, each engine in a browser of its own, and what the page's process held meanwhile.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openChromium } from './chromium.mjs';

/** The most that a page's process of this browser has held so far, in bytes; null where the system does not tell. */
async function peakOf(browser) {
  if (!existsSync('/proc/self/status')) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const told = await Promise.all(pages.map(({ id }) => readFile(`/proc/${String(id)}/status`, 'utf8')));
  return Math.max(...told.map((status) => Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024));
}

/** `open` gives the bench's page in a browser; `path` is the file, which stays on the disk. */
export async function largeLoad(open, path) {
  const alone = async (start, work) => {
    const browser = await openChromium();
    try {
      const page = await open(browser);
      await start(page);
      await page.setInputFiles('#file', path);
      await page.evaluate(() => bench.choose());
      const before = await peakOf(browser);
      const found = await work(page);
      return { found, before, peak: await peakOf(browser) };
    } finally {
      await browser.close();
    }
  };
  const startOurs = (page) => page.evaluate(() => bench.startOurs());
  const startBare = (page) => page.evaluate(() => bench.startBare());
  const ours = await alone(startOurs, (page) => page.evaluate(() => bench.drop()));
  const bare = await alone(startBare, (page) => page.evaluate(() => bench.bareLoad()));
  const twice = await alone(startOurs, (page) => page.evaluate(() => bench.dropTwice()));
  return { ours, bare, twice: twice.found };
}
