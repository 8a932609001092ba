import type { Means } from './desk';
import { openWorkshop } from './workshop';
import type { Evidence } from '../evidence/evidence';
import { read } from '../evidence/pack';

/** Milliseconds after which a file that does not arrive is given up. */
const deadline = 30_000;

const missing = 'The made-up service could not be fetched from this site.';

function isLate(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** A file of the made-up service, whole. A browser's own words for what went wrong say nothing to a reader, and differ by browser. */
async function fetched<T>(address: string, body: (answer: Response) => Promise<T>): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(deadline) });
    if (answer.ok) return await body(answer);
  } catch (error) {
    throw new Error(
      isLate(error)
        ? `${missing} It did not arrive within ${String(deadline / 1000)} seconds.`
        : `${missing} Check the connection and that the whole folder was copied.`,
      { cause: error },
    );
  }
  throw new Error(`${missing} ${address} answered ${String(answer.status)}.`);
}

async function readPack(): Promise<Evidence> {
  return read(await fetched('./pack.json', (answer) => answer.text()));
}

function readSample(): Promise<readonly File[]> {
  return Promise.all(
    ['people.csv', 'scores.csv', 'gp-contacts.csv', 'waiting.csv'].map(
      async (name) =>
        new File([await fetched(`./sample/${name}`, (answer) => answer.blob())], name, { type: 'text/csv' }),
    ),
  );
}

/** The desk’s means in a browser: everything comes from the page’s own origin. */
export const browserMeans: Means = { openWorkshop, readPack, readSample };
