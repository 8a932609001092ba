import { type Kept, type Sieve, sieveOf } from './facetchoice';
import { beginIndex, type Building, type FacetIndex, placeOf } from './facetindex';
import { addSeveral } from './facetseveral';
import { type FacetTable, sizeOf } from './facettable';
import type { FacetChoice, FacetId, FacetState } from '../evidence/facets';

/** Counts under one choice after another; null where a later choice has overtaken it. */
export type CountFacets = (choice: FacetChoice, moving?: FacetId) => Promise<FacetState | null>;

/** As many indexes as these are remembered: a hand goes back and forth between facets. */
const mostIndexes = 6;

interface Known {
  readonly key: string;
  /** Null when it was given up for another. */
  readonly index: Promise<FacetIndex | null>;
}

/**
 * Counts referrals in a table. An index is made once for each facet that moves while the others stay; `pause` lets what came meanwhile be heard
 * while it is made, and what was overtaken is given up.
 */
export function countingIn(table: FacetTable, pause: () => Promise<void>): CountFacets {
  let known: readonly Known[] = [];
  let asked = 0;
  let wanted = '';

  const keyOf = (sieve: Sieve, moving: number, every: boolean): string =>
    `${String(moving)} ${String(every)} ${sieve.columns.map((one, at) => (at === moving || one === null ? '' : (one.range ?? one.bins).join())).join(' ')}`;

  const made = async (key: string, building: Building): Promise<FacetIndex | null> => {
    while (!building.advance()) {
      await pause();
      if (wanted === key) continue;
      known = known.filter((one) => one.key !== key);
      return null;
    }
    return building.index;
  };

  /** An index that answers the choice already: the one asked for, or that of any facet while all others stay as they were. */
  const found = (sieve: Sieve, moving: number, every: boolean): Known | undefined => {
    const places = moving === -1 ? [-1, ...table.columns.keys()] : [moving];
    const keys = new Set(places.map((place) => keyOf(sieve, place, every)));
    return known.find(({ key }) => keys.has(key));
  };

  return async (choice, moving) => {
    asked += 1;
    const id = asked;
    const every = choice.episodes === 'all';
    const sieve = sieveOf(table, choice);
    const place = placeOf(table, moving);
    const own = found(sieve, place, every) ?? {
      key: keyOf(sieve, place, every),
      index: null,
    };
    wanted = own.key;
    const index = own.index ?? made(own.key, beginIndex(table, sieve, place, every));
    known = [{ key: own.key, index }, ...known.filter(({ key }) => key !== own.key)].slice(0, mostIndexes);
    const ready = await index;
    return ready === null || id !== asked ? null : stateOf(table, ready, sieve, sizeOf(table, every));
  };
}

/** By column, the counts of each cell, and how many are kept. */
function countsOf(
  table: FacetTable,
  index: FacetIndex,
  chosen: Kept | null,
): { readonly counts: readonly Uint32Array[]; readonly kept: number } {
  const { moving, cells, own } = index;
  const isDay = table.columns[moving]?.id === 'referred';
  const sums = (of: Uint32Array, width: number): Uint32Array =>
    isDay ? between(of, width, chosen?.range ?? null) : among(of, width, chosen?.bins ?? null);
  const counts = table.columns.map(({ cellCount }, at) =>
    at === moving ? own.slice() : sums(cells[at] as Uint32Array, cellCount),
  );
  const kept = sums(index.kept, 1)[0] as number;
  return { counts, kept: kept + addSeveral(table, index.several, moving, chosen, counts) };
}

/** Of rows of cells that are added up, the sum from the first bin of the range to its last; of all where there is none. */
function between(cells: Uint32Array, width: number, range: readonly [number, number] | null): Uint32Array {
  const last = cells.length / width - 1;
  if (range === null) return cells.slice(last * width);
  const [low, high] = range;
  const sums = new Uint32Array(width);
  if (low > high) return sums;
  for (let cell = 0; cell < width; cell += 1)
    sums[cell] = (cells[high * width + cell] as number) - (cells[(low - 1) * width + cell] as number);
  return sums;
}

/** The sum of the rows of the bins chosen; of all where none is. */
function among(cells: Uint32Array, width: number, chosen: Uint8Array | null): Uint32Array {
  const sums = new Uint32Array(width);
  for (let bin = 0; bin * width < cells.length; bin += 1) {
    if (chosen !== null && chosen[bin] === 0) continue;
    for (let cell = 0; cell < width; cell += 1)
      sums[cell] = (sums[cell] as number) + (cells[bin * width + cell] as number);
  }
  return sums;
}

function stateOf(table: FacetTable, index: FacetIndex, sieve: Sieve, all: number): FacetState {
  const { counts, kept: found } = countsOf(table, index, sieve.columns[index.moving] ?? null);
  const without = table.columns.flatMap(({ id }, at) => {
    const keeps = (counts[at] as Uint32Array).reduce((sum, n) => sum + n, 0);
    return sieve.columns[at] == null ? [] : [{ id, keeps }];
  });
  // Where the files say nothing of anybody, a choice keeps all or none.
  const empty = sieve.beside.filter(({ keepsAll }) => !keepsAll).length;
  const kept = empty === 0 ? found : 0;
  const facets = table.columns.map(({ id, shown }, at) => ({
    id,
    counts: shown.map(({ cell }) => (empty === 0 ? (counts[at]?.[cell] as number) : 0)),
  }));
  const costs = [
    ...without.map(({ id, keeps }) => ({ id, lost: empty === 0 ? keeps - kept : 0 })),
    ...sieve.beside.map(({ id, keepsAll }) => ({ id, lost: !keepsAll && empty === 1 ? found : 0 })),
  ].toSorted((one, other) => other.lost - one.lost);
  return { kept, all, facets, costs };
}
