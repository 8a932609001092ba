// What runs in the page: each contestant gets the same people and the same choices.
import { openArquero, openCrossfilter, openMosaic, openPlain, plainCounts } from './rivals.mjs';
import { choiceOf, clicks, drag, names, tableOf } from './people.mjs';
import { countBeside } from '../../src/analysis/facetbeside';
import { openFacets } from '../../src/analysis/facets';
import { openBrowser } from '../../src/engine/browser';

/** The facets of this page: rows leave the engine once and are counted in a worker. */
async function openOurs(rows, many) {
  const database = await openBrowser();
  await database.run(tableOf('episode', rows, many));
  const heard = listen();
  const from = performance.now();
  const { facets } = await openFacets(database, names, countBeside);
  const prepare = performance.now() - from;
  await rest(20);
  const silentBefore = heard();
  const move = async (one) => {
    const { facets: found } = await facets.count(choiceOf(one), one.moving);
    return Object.fromEntries(
      found.map(({ id, counts }, at) => [
        id,
        Object.fromEntries(counts.map((n, level) => [facets.shapes[at].levels[level], n])),
      ]),
    );
  };
  return { prepare, silentBefore, move };
}

const contestants = {
  ours: (rows) => openOurs(rows, 0),
  several: (rows) => openOurs(rows, 10),
  plain: openPlain,
  mosaic: openMosaic,
  crossfilter2: openCrossfilter,
  arquero: openArquero,
};

const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The longest time that the page did nothing else, from now until it is asked. */
function listen() {
  let silence = 0;
  let last = performance.now();
  const pulse = setInterval(() => {
    const now = performance.now();
    silence = Math.max(silence, now - last - 4);
    last = now;
  }, 4);
  return () => {
    clearInterval(pulse);
    return silence;
  };
}

globalThis.bench = {
  wanted: (rows, many, moves) => plainCounts(rows, many, moves),
  /** Times of all moves in milliseconds, and the counts after some of them. `most` bounds the moves of those that are slow. */
  run: async (name, rows, most) => {
    const { prepare, silentBefore, move, counts } = await contestants[name](rows);
    const heard = listen();
    const of = async (moves) => {
      const times = [];
      const checks = [];
      const made = moves.slice(0, most);
      for (const [at, one] of made.entries()) {
        const from = performance.now();
        const found = await move(one);
        times.push(performance.now() - from);
        // A hand lets the page draw between its moves.
        await rest(0);
        // What was counted is read after the clock has stopped, where it is not an answer already.
        if (at === 0 || at === made.length >> 1 || at === made.length - 1)
          checks.push({ at, counts: counts === undefined ? found : counts() });
      }
      return { times, checks };
    };
    const dragged = await of(drag);
    const clicked = await of(clicks);
    return { prepare, drag: dragged, clicks: clicked, silentBefore, silence: heard() };
  },
};
