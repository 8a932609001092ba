import type { MappedFile, Means } from './desk';
import { openWorkshop } from './workshop';
import type { Evidence } from '../evidence/evidence';
import { readMapping } from '../pages/mappingfile';

async function text(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The made-up service could not be fetched: ${address} answered ${String(answer.status)}.`);
  return answer.text();
}

async function readPack(): Promise<Evidence> {
  const found: unknown = JSON.parse(await text('./pack.json'));
  if (typeof found !== 'object' || found === null || !('format' in found) || found.format !== 'plainsight-evidence') {
    throw new Error('The made-up service could not be opened: what the host sent is not a Plainsight pack.');
  }
  return found as Evidence;
}

async function readSample(): Promise<readonly MappedFile[]> {
  return Promise.all(
    ['people', 'scores'].map(async (name) => {
      const [rows, json] = await Promise.all([text(`./sample/${name}.csv`), text(`./sample/${name}.mapping.json`)]);
      const read = readMapping(json);
      if (read.kind === 'wrong') throw new Error(`The mapping of ${name}.csv could not be read: ${read.words}`);
      return { file: new File([rows], `${name}.csv`, { type: 'text/csv' }), mapping: read.mapping };
    }),
  );
}

/** The desk’s means in a browser: everything comes from the page’s own origin. */
export const browserMeans: Means = { openWorkshop, readPack, readSample };
