import type { Workshop } from './workshop';
import { type Analysis, startAnalysis } from '../analysis/build';
import { countBeside } from '../analysis/facetbeside';
import { type Fitter, openFitter } from '../analysis/fitter';
import { openBrowser } from '../engine/browser';
import type { Database } from '../engine/database';
import { filling } from '../import/load';
import { openReader, type Reader } from '../import/remote';
import { issueWords } from '../vocabulary/issue';

/** Files smaller than this, all together, stay read, so that another mapping is quick; in bytes. */
const kept = 64 << 20;

/**
 * The workspace wing in this page: a reader from the start, an engine from the first look at a file, replaced by a new one whenever files are
 * loaded over others.
 */
export function startWorkshop(): Workshop {
  let engine: Promise<Database> | undefined;
  let analysis: Analysis | undefined;
  let reader: Reader | undefined;
  let fitter: Fitter | undefined;

  const reading = (): Reader => {
    if (reader === undefined || reader.ended()) reader = openReader();
    return reader;
  };
  const opening = (): Promise<Database> => {
    if (engine === undefined) {
      const own = openBrowser();
      engine = own;
      own.catch(() => {
        if (engine === own) engine = undefined;
      });
    }
    return engine;
  };
  const close = async (): Promise<void> => {
    const open = engine;
    engine = undefined;
    analysis?.close();
    analysis = undefined;
    fitter?.close();
    await open?.then(
      (database) => database.close(),
      () => undefined,
    );
  };
  reading();

  return {
    look: async (files) => {
      // It takes a second or so, while the form is being looked at.
      opening().catch(() => undefined);
      const own = reading();
      const expanded = await Promise.all(files.map((file) => own.expand(file)));
      return Promise.all(
        expanded.flat().map(async (file) => ({ file, looked: await own.inspect(file, {}) })),
      );
    },
    lookAgain: (file, mapping) => reading().inspect(file, mapping),
    unique: (file, mapping) => reading().unique(file, mapping),
    load: async (files, scope, questions, about, onStep) => {
      if (analysis !== undefined) await close();
      onStep('Starting the engine');
      const database = await opening();
      onStep('Reading the files and checking every row');
      const own = reading();
      const loaded = await filling(database, (hand) =>
        own.prepare(files, {
          progress: (share) => {
            onStep(`Reading the files and checking every row: ${String(Math.round(share * 100))} %`);
          },
          hand,
        }),
      );
      // What was read of large files would lie there for nothing.
      if (files.reduce((sum, { file }) => sum + file.size, 0) > kept) own.close();
      const stop = loaded.issues.find(({ severity }) => severity === 'stop');
      if (stop !== undefined && loaded.measures.length === 0) throw new Error(issueWords(stop));
      const made = { by: `Plainsight ${__VERSION__}`, on: new Date().toISOString().slice(0, 10) };
      const { fit } = (fitter ??= openFitter());
      const started = startAnalysis(database, { ...loaded, ...about }, made, fit, countBeside);
      analysis = started;
      onStep('Working out the changes and who was lost');
      return { evidence: await started.ask(scope, questions), issues: loaded.issues };
    },
    ask: (scope, questions) => {
      if (analysis === undefined) throw new Error('workspace: no file is loaded; open the file again');
      return analysis.ask(scope, questions);
    },
    prepare: (dimension) => analysis?.prepare(dimension) ?? Promise.resolve(),
    models: () => analysis?.models() ?? Promise.resolve(null),
    overtake: () => fitter?.overtake(),
    facets: () => analysis?.facets() ?? Promise.resolve(null),
    close: async () => {
      reader?.close();
      reader = undefined;
      await close();
    },
  };
}
