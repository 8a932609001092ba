import { readFileSync } from 'node:fs';
import { type Analysis, startAnalysis } from '../../src/analysis/build';
import type { Source } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import type { Scope } from '../../src/evidence/scope';
import { parseScope } from '../../src/evidence/scopefile';
import { inspect } from '../../src/import/inspect';
import { load, type Loaded } from '../../src/import/load';

const file = (name: string): URL => new URL(`../../sample-data/${name}`, import.meta.url);

export const committed = (name: string): string => readFileSync(file(name), 'utf8');

const sources = (): readonly Source[] =>
  ['people.csv', 'scores.csv', 'gp-contacts.csv', 'waiting.csv'].map((name) => ({
    name,
    blob: new Blob([committed(name)]),
  }));

/** The made-up service read anew from its messy exports, by the same code as the page, as `npm run sample` does it. */
export function readSample(): Promise<Read> {
  return readSources(sources());
}

/** The comparisons that the made-up service gives under each scope. */
export async function comparedInSample(
  scopes: readonly Scope[],
): Promise<readonly (readonly ComparisonFinding[])[]> {
  return loading(sources(), async (_, analysis) => {
    const found: (readonly ComparisonFinding[])[] = [];
    for (const scope of scopes) found.push((await analysis.ask(scope, ['compare'])).comparisons ?? []);
    return found;
  });
}

interface Read {
  readonly evidence: Evidence;
  readonly loaded: Loaded;
}

/** Files read as the page reads them, with the mapping that is suggested, under the scope of the sample. */
export async function readSources(given: readonly Source[]): Promise<Read> {
  return loading(given, async (loaded, analysis) => ({
    evidence: await analysis.ask(parseScope(JSON.parse(committed('scope.json')))),
    loaded,
  }));
}

async function loading<T>(
  given: readonly Source[],
  then: (loaded: Loaded, analysis: Analysis) => Promise<T>,
): Promise<T> {
  const database = await openNative();
  try {
    const looked = await Promise.all(given.map((source) => inspect(source)));
    const loaded = await load(
      database,
      given.map((source, at) => {
        const mapping = looked[at]?.mapping;
        if (mapping === undefined) throw new Error(`${source.name} was not recognised`);
        return { source, mapping };
      }),
    );
    const pack = JSON.parse(committed('pack.json')) as Evidence;
    const about = { name: 'Harbour & Vale link workers', madeUp: true };
    return await then(loaded, startAnalysis(database, { ...loaded, ...about }, pack.made));
  } finally {
    await database.close();
  }
}
