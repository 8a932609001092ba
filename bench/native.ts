import { openNative } from '../src/engine/native';
import { startAnalysis } from '../src/analysis/build';
import { everyone } from '../src/evidence/scope';
import { inspect } from '../src/import/inspect';
import { load } from '../src/import/load';
import { openAsBlob } from 'node:fs';
import { queryTimes } from './asked';
import { plainTimes } from './use';

const sites = ['Harbour', 'Vale', 'Mill Street', 'Northgate', 'Castle Road'];

/** The queries' times on native DuckDB with one thread, over the same file read by the same import, and those of the plain question about service use. */
export async function nativeTimes(path: string): Promise<{
  readonly queries: Readonly<Record<string, number>>;
  readonly use: Readonly<Record<'one' | 'rest', number>>;
}> {
  const database = await openNative({ threads: 1 });
  try {
    const source = { name: 'people.csv', blob: await openAsBlob(path) };
    const { mapping } = await inspect(source);
    const loaded = await load(database, [{ source, mapping }]);
    const analysis = startAnalysis(
      database,
      { ...loaded, name: 'bench', madeUp: true },
      { by: 'bench', on: '' },
    );
    await analysis.ask(everyone, ['outcomes']);
    const queries = await queryTimes(database, () => performance.now());
    return { queries, use: await plainTimes(database, sites) };
  } finally {
    await database.close();
  }
}
