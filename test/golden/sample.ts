import { readFileSync } from 'node:fs';
import { startAnalysis } from '../../src/analysis/build';
import type { Source } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import type { Evidence } from '../../src/evidence/evidence';
import { parseScope } from '../../src/evidence/scopefile';
import { inspect } from '../../src/import/inspect';
import { load, type Loaded } from '../../src/import/load';

const file = (name: string): URL => new URL(`../../sample-data/${name}`, import.meta.url);

export const committed = (name: string): string => readFileSync(file(name), 'utf8');

/** The made-up service read anew from its messy exports, by the same code as the page, as `npm run sample` does it. */
export function readSample(): Promise<Read> {
  return readSources(
    ['people.csv', 'scores.csv', 'gp-contacts.csv'].map((name): Source => ({
      name,
      blob: new Blob([committed(name)]),
    })),
  );
}

interface Read {
  readonly evidence: Evidence;
  readonly loaded: Loaded;
}

/** Files read as the page reads them, with the mapping that is suggested, under the scope of the sample. */
export async function readSources(sources: readonly Source[]): Promise<Read> {
  const database = await openNative();
  try {
    const looked = await Promise.all(sources.map((source) => inspect(source)));
    const loaded = await load(
      database,
      sources.map((source, at) => {
        const mapping = looked[at]?.mapping;
        if (mapping === undefined) throw new Error(`${source.name} was not recognised`);
        return { source, mapping };
      }),
    );
    const pack = JSON.parse(committed('pack.json')) as Evidence;
    const about = { name: 'Harbour & Vale link workers', madeUp: true };
    const analysis = startAnalysis(database, { ...loaded, ...about }, pack.made);
    return { evidence: await analysis.ask(parseScope(JSON.parse(committed('scope.json')))), loaded };
  } finally {
    await database.close();
  }
}
