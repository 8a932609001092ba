import { levelsNamed } from './comparechoice';
import type { Count, Dataset, Evidence, KeptRow, QualityFinding } from './evidence';
import { wilson } from '../stats/proportion';
import { isWithheld } from '../stats/result';
import { type DimensionId, dimensionById, notRecorded } from '../vocabulary/dimensions';
import type { Profile } from '../vocabulary/profiles';

/** The name under which levels with few people are counted together. */
export const other = 'other';

type Site = QualityFinding['completeness'][number]['sites'][number];

/** Levels that the vocabulary lists say nothing about anyone; text found in a file could be anything, even a name. */
function listed(dimension: DimensionId, level: string): boolean {
  return (
    level === notRecorded || level === other || dimensionById.get(dimension)?.order.includes(level) === true
  );
}

function known(count: Count): number {
  return typeof count === 'number' ? count : 0;
}

/** A count that is hidden already was judged when it was hidden. */
function nameable(row: KeptRow, profile: Profile): boolean {
  return (
    row.dimension === null ||
    typeof row.nKept !== 'number' ||
    typeof row.nLost !== 'number' ||
    listed(row.dimension, row.label) ||
    row.nKept + row.nLost >= profile.minimumInCategory
  );
}

/** Rows of levels that too few people have, counted together as one row for each dimension. */
export function mergeRareRows(rows: readonly KeptRow[], profile: Profile): readonly KeptRow[] {
  const kept = rows.filter((row) => nameable(row, profile));
  const rare = rows.filter((row) => !nameable(row, profile));
  const add = (a: KeptRow['kept'], b: KeptRow['kept']): KeptRow['kept'] =>
    typeof a === 'number' && typeof b === 'number' ? a + b : typeof a === 'number' ? b : a;
  const merged = [...new Set(rare.map(({ dimension }) => dimension))].flatMap((dimension) =>
    rare
      .filter((row) => row.dimension === dimension)
      .reduce<readonly KeptRow[]>(
        ([sum], row) => [
          sum === undefined
            ? { ...row, label: other }
            : {
                ...sum,
                kept: add(sum.kept, row.kept),
                lost: add(sum.lost, row.lost),
                nKept: add(sum.nKept, row.nKept),
                nLost: add(sum.nLost, row.nLost),
              },
        ],
        [],
      ),
  );
  const dimensions = [...new Set(rows.map(({ dimension }) => dimension))];
  return dimensions.flatMap((dimension) => [...kept, ...merged].filter((row) => row.dimension === dimension));
}

/** Sites with too few people, counted together. */
export function mergeRareSites(sites: readonly Site[], profile: Profile): readonly Site[] {
  const rare = (one: Site): boolean =>
    !listed('site', one.site) &&
    typeof one.recorded.n === 'number' &&
    one.recorded.n < profile.minimumInCategory;
  const few = sites.filter(rare);
  if (few.length === 0) return sites;
  const [x, n] = (['x', 'n'] as const).map((part) =>
    few.reduce((sum, { recorded }) => sum + known(recorded[part]), 0),
  );
  const estimate = wilson(x ?? 0, n ?? 0);
  const independent = few.every(({ recorded }) => recorded.interval !== null);
  const recorded = {
    x: x ?? 0,
    n: n ?? 0,
    share: isWithheld(estimate) ? estimate : estimate.share,
    interval: isWithheld(estimate) || !independent ? null : estimate.interval,
  };
  return [...sites.filter((one) => !rare(one)), { site: other, recorded }];
}

/** Levels of the data set that may be named: those listed, those that enough people have, and those that the scope itself names. */
export function nameableLevels(evidence: Evidence, profile: Profile): Dataset['dimensions'] {
  const rows = evidence.flow.flatMap(({ lostVersusKept }) => lostVersusKept);
  return evidence.dataset.dimensions.map((one) => {
    const mine = rows.filter((row) => row.dimension === one.id && nameable(row, profile));
    const named = new Set([
      ...mine.map(({ label }) => label),
      ...evidence.scope.filters
        .filter(({ dimension }) => dimension === one.id)
        .flatMap(({ levels }) => levels),
      ...[...evidence.outcomes, ...evidence.visits].flatMap(({ by }) =>
        by?.dimension === one.id ? by.groups.map(({ level }) => level) : [],
      ),
      ...(evidence.comparisons ?? []).flatMap(({ choice }) =>
        levelsNamed(choice).flatMap(({ dimension, levels }) => (dimension === one.id ? levels : [])),
      ),
    ]);
    return {
      ...one,
      levels: one.levels.filter(
        (level) => one.levels.length === 1 || listed(one.id, level) || named.has(level),
      ),
    };
  });
}
