import type { Means } from './desk';
import { openWorkshop } from './workshop';
import type { Evidence } from '../evidence/evidence';
import { read } from '../evidence/pack';

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok)
    throw new Error(
      `The made-up service could not be fetched: ${address} answered ${String(answer.status)}.`,
    );
  return answer;
}

async function readPack(): Promise<Evidence> {
  return read(await (await fetched('./pack.json')).text());
}

function readSample(): Promise<readonly File[]> {
  return Promise.all(
    ['people.csv', 'scores.csv'].map(
      async (name) =>
        new File([await (await fetched(`./sample/${name}`)).blob()], name, { type: 'text/csv' }),
    ),
  );
}

/** The desk’s means in a browser: everything comes from the page’s own origin. */
export const browserMeans: Means = { openWorkshop, readPack, readSample };
