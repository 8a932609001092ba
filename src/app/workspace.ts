import type { Workshop } from './workshop';
import { type Analysis, startAnalysis } from '../analysis/build';
import { openBrowser } from '../engine/browser';
import type { Database } from '../engine/database';
import { fill } from '../import/load';
import { openReader, type Reader } from '../import/remote';
import { issueWords } from '../vocabulary/issue';

/** Files smaller than this, all together, stay read, so that another mapping is quick; in bytes. */
const kept = 64 << 20;

/** The workspace wing in this page: one engine at a time, replaced by a new one whenever files are loaded. */
export function startWorkshop(): Workshop {
  let database: Database | undefined;
  let analysis: Analysis | undefined;
  let reader: Reader | undefined = openReader();
  const reading = (): Reader => {
    if (reader === undefined || reader.ended()) reader = openReader();
    return reader;
  };

  const close = async (): Promise<void> => {
    const open = database;
    database = undefined;
    analysis = undefined;
    await open?.close();
  };

  return {
    look: (files) => {
      const own = reading();
      return Promise.all(files.map((file) => own.inspect(file)));
    },
    load: async (files, scope, questions, about, onStep) => {
      await close();
      onStep('Reading the files and checking every row');
      const own = reading();
      // The engine starts while the files are read.
      const opening = openBrowser();
      opening.then(
        (opened) => {
          database = opened;
        },
        () => undefined,
      );
      const [opened, prepared] = await Promise.all([
        opening,
        own.prepare(files, (share) => {
          onStep(`Reading the files and checking every row: ${String(Math.round(share * 100))} %`);
        }),
      ]);
      // What was read of large files would lie there for nothing.
      if (files.reduce((sum, { file }) => sum + file.size, 0) > kept) {
        own.close();
      }
      onStep('Filling the tables');
      const loaded = await fill(opened, prepared);
      const stop = loaded.issues.find(({ severity }) => severity === 'stop');
      if (stop !== undefined && loaded.measures.length === 0) throw new Error(issueWords(stop));
      const made = { by: `Plainsight ${__VERSION__}`, on: new Date().toISOString().slice(0, 10) };
      const started = await startAnalysis(opened, { ...loaded, ...about }, made);
      analysis = started;
      onStep('Working out the changes and who was lost');
      return { evidence: await started.ask(scope, questions), issues: loaded.issues };
    },
    ask: (scope, questions) => {
      if (analysis === undefined) throw new Error('workspace: no file is loaded; open the file again');
      return analysis.ask(scope, questions);
    },
    close: async () => {
      reader?.close();
      reader = undefined;
      await close();
    },
  };
}
