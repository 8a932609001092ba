import { type Analysis, startAnalysis } from '../../src/analysis/build';
import { openFitter } from '../../src/analysis/fitter';
import { openBrowser } from '../../src/engine/browser';
import { callOf } from '../../src/engine/call';
import type { Database } from '../../src/engine/database';
import type { Evidence } from '../../src/evidence/evidence';
import { everyone, type Scope } from '../../src/evidence/scope';
import { filling, type Loaded } from '../../src/import/load';
import { openReader, type Reader } from '../../src/import/remote';
import { distributionFigure, forestFigure, movementFigure, rangeFigure } from '../../src/pages/figureparts';
import { plainTally, queryTimes } from '../asked';
import { layUse } from '../use';
import { besideFigure, eventFigure } from '../../src/pages/visitfigures';
import { issueWords } from '../../src/vocabulary/issue';
import { type Bare, loadBare, openBare } from './bare';

const sites = ['Harbour', 'Vale', 'Mill Street', 'Northgate', 'Castle Road'];

let database: Database | undefined;
let analysis: Analysis | undefined;
let reader: Reader | undefined;
let bare: Bare | undefined;
let material: Loaded | undefined;
let file: File | undefined;
/** How many rows the bare load found in it. */
let rows: number | undefined;
let steps: [string, number][] = [];

function opened(): Database {
  if (database === undefined) throw new Error('bench: the engine is not open');
  return database;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Every figure of every measure, laid out by the browser. */
function drawAll(evidence: Evidence): void {
  const place = document.getElementById('charts');
  if (place === null) throw new Error('bench: no place for charts');
  const drawings = evidence.outcomes.flatMap(({ measure: { id } }) =>
    [distributionFigure, movementFigure, forestFigure, rangeFigure].flatMap((figure) => {
      const parts = figure(id)(evidence);
      return parts === null ? [] : [parts.draw(720)];
    }),
  );
  if (drawings.length === 0) throw new Error('bench: nothing was drawn');
  place.replaceChildren(...drawings);
  place.getBoundingClientRect();
}

/** The series by month and the ratio beside what would be expected anyway, laid out by the browser. */
function drawUse(evidence: Evidence | undefined): void {
  const place = document.getElementById('charts');
  if (place === null || evidence === undefined) throw new Error('bench: no place for charts');
  const drawings = evidence.visits.flatMap(({ id }) =>
    [eventFigure, besideFigure].flatMap((figure) => figure(id)(evidence)?.draw(720) ?? []),
  );
  if (drawings.length < 2) throw new Error('bench: nothing was drawn');
  place.replaceChildren(...drawings);
  place.getBoundingClientRect();
}

/** How long the page was silent at most: a timer that should fire every 10 ms. */
function listening(): { readonly heard: () => number; readonly stop: () => void } {
  let [silence, last] = [0, performance.now()];
  const pulse = setInterval(() => {
    const now = performance.now();
    silence = Math.max(silence, now - last);
    last = now;
  }, 10);
  return {
    heard: () => silence,
    stop: () => {
      clearInterval(pulse);
    },
  };
}

function filtered(site: string): Scope {
  return { ...everyone, filters: [{ dimension: 'site', levels: [site] }] };
}

/** The same database with the time of every statement noted, to see where a load spends its time. */
function noting(of: Database): Database {
  const noted: Database = {
    ...of,
    query: (name, parameters) => callOf(noted, name, parameters),
    insert: async (table, rows) => {
      const from = performance.now();
      await of.insert(table, rows);
      steps.push([`insert into ${table}`, performance.now() - from]);
    },
    run: async (sql, parameters) => {
      const from = performance.now();
      const result = await of.run(sql, parameters);
      steps.push([sql.slice(0, 300), performance.now() - from]);
      return result;
    },
  };
  return noted;
}

const bench = {
  startOurs: () => {
    reader ??= openReader();
    return timed(async () => {
      await database?.close();
      database = await openBrowser();
      await database.run('SELECT 1');
    });
  },
  startBare: () =>
    timed(async () => {
      bare?.worker.terminate();
      bare = await openBare();
    }),
  take: async (url: string) => {
    const answer = await fetch(url);
    file = new File([await answer.blob()], `people${url.slice(url.lastIndexOf('.'))}`);
    rows = undefined;
  },
  /** The file that was put into the page's own field: it stays on the disk, as a dropped file does. */
  choose: () => {
    file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
    rows = undefined;
  },
  bareLoad: async (whole = false) => {
    const [engine, dropped] = [bare, file && new File([file], file.name)];
    if (engine === undefined || dropped === undefined) throw new Error('bench: nothing to load');
    return timed(async () => {
      rows = await loadBare(engine, dropped, whole);
    });
  },
  drop: async (): Promise<Record<string, number>> => {
    if (file === undefined) throw new Error('bench: no file');
    // A file of its own each time: nothing is known of it from the time before.
    const dropped = new File([file], file.name);
    // The reader starts with the page, long before anybody drops a file.
    reader ??= openReader();
    const own = reader;
    const marks = [performance.now()];
    const { heard: silence, stop } = listening();
    const { mapping, certain, issues } = await own.inspect(dropped, {});
    if (!certain)
      throw new Error(`bench: the file was not recognised: ${issues.map(({ code }) => code).join()}`);
    marks.push(performance.now());
    steps = [];
    let made = 0;
    const loaded = await filling(noting(opened()), async (hand) => {
      const found = await own.prepare([{ file: dropped, mapping }], { hand });
      made = performance.now();
      return found;
    });
    if (rows !== undefined && loaded.files[0]?.rows !== rows) throw new Error('bench: the two loads differ');
    marks.push(made);
    marks.push(performance.now());
    material = loaded;
    analysis = startAnalysis(
      noting(opened()),
      { ...loaded, name: 'bench', madeUp: true },
      { by: 'bench', on: '' },
    );
    const evidence = await analysis.ask(everyone, ['outcomes']);
    marks.push(performance.now());
    drawAll(evidence);
    marks.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    const held = await opened().run('SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
    const [start = 0, seen = 0, madeAt = 0, loadedAt = 0, asked = 0, drawn = 0] = marks;
    // As the workspace does: what was read of a large file is given back, and a new reader waits for the next.
    if (dropped.size > 64 << 20) {
      own.close();
      reader = openReader();
    }
    return {
      all: drawn - start,
      inspect: seen - start,
      prepare: madeAt - seen,
      fill: loadedAt - madeAt,
      ask: asked - loadedAt,
      draw: drawn - asked,
      silence: silence(),
      memory: Number(held.columns[0]?.[0]),
    };
  },
  /** What is said of a file twice as large, and when. */
  dropTwice: async () => {
    if (file === undefined) throw new Error('bench: no file');
    const twice = new File([file, file], file.name);
    const from = performance.now();
    const { issues } = await (reader ??= openReader()).inspect(twice, {});
    return { size: twice.size, said: issues.map(issueWords), time: performance.now() - from };
  },
  steps: () => steps,
  filter: (at: number) =>
    timed(async () => {
      if (analysis === undefined) throw new Error('bench: nothing is loaded');
      drawAll(await analysis.ask(filtered(sites[at % sites.length] ?? ''), ['outcomes']));
    }),
  tally: (at: number) => timed(() => plainTally(opened(), sites[at % sites.length] ?? '')),
  /** Everybody's contacts by month, and the analysis begun anew on them. */
  layUse: async () => {
    if (material === undefined) throw new Error('bench: nothing is loaded');
    await layUse(opened());
    analysis = startAnalysis(
      noting(opened()),
      { ...material, compared: 1, name: 'bench', madeUp: true },
      { by: 'bench', on: '' },
      openFitter().fit,
    );
    return timed(async () => drawUse(await analysis?.ask(everyone, ['visits'])));
  },
  /** What a reader's opening of the list of sites sets off. */
  prepare: () => timed(async () => analysis?.prepare('site')),
  /** How long the models of these people take beside the page, and how long it was silent at most meanwhile. */
  models: async (): Promise<{ readonly time: number; readonly silence: number }> => {
    const { heard, stop } = listening();
    const time = await timed(async () => {
      if ((await analysis?.models()) == null) throw new Error('bench: no model was fitted');
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    return { time, silence: heard() };
  },
  /** The people of a site, or all but those, to the drawn series and ratio. */
  use: (at: number, allBut: boolean) =>
    timed(async () => {
      if (analysis === undefined) throw new Error('bench: nothing is loaded');
      const site = sites[at % sites.length] ?? '';
      const levels = allBut ? sites.filter((one) => one !== site) : [site];
      steps = [];
      drawUse(await analysis.ask({ ...everyone, filters: [{ dimension: 'site', levels }] }, ['visits']));
    }),
  queries: () => queryTimes(opened(), () => performance.now()),
};

export type Bench = typeof bench;

(globalThis as { bench?: Bench }).bench = bench;
