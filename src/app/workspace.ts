import type { Workshop } from './workshop';
import { type Analysis, startAnalysis } from '../analysis/build';
import { openBrowser } from '../engine/browser';
import type { Database, Source } from '../engine/database';
import { load } from '../import/load';
import { inspect } from '../import/inspect';
import { issueWords } from '../vocabulary/issue';

const sourceOf = (file: File): Source => ({ name: file.name, blob: file });

/** The workspace wing in this page: one engine at a time, replaced by a new one whenever files are loaded. */
export function startWorkshop(): Workshop {
  let database: Database | undefined;
  let analysis: Analysis | undefined;

  const close = async (): Promise<void> => {
    const open = database;
    database = undefined;
    analysis = undefined;
    await open?.close();
  };

  return {
    look: (files) => Promise.all(files.map((file) => inspect(sourceOf(file)))),
    load: async (files, scope, questions, about, onStep) => {
      await close();
      onStep('Starting the engine');
      const opened = await openBrowser();
      database = opened;
      onStep('Reading the files and checking every row');
      const loaded = await load(
        opened,
        files.map(({ file, mapping }) => ({ source: sourceOf(file), mapping })),
      );
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
    close,
  };
}
