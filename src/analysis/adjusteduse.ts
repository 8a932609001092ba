import { fewestInGroup } from './groups';
import type { QueryRow } from '../engine/queries.gen';
import type { VisitMethod } from '../evidence/visits';
import { type Gee, geePooled } from '../stats/gee';
import { ratioEstimate } from '../stats/pairedrate';
import { pooledPairs } from '../stats/pooled';
import { isWithheld, withhold } from '../stats/result';
import { notRecorded } from '../vocabulary/dimensions';

type Cell = Omit<QueryRow['visits_by'], 'stratum'>;
type Key = 'age_band' | 'sex' | 'deprivation';

/** What people are made alike in, the most telling first: where not all can be carried the last are left out. */
const known: readonly { readonly key: Key; readonly word: string }[] = [
  { key: 'age_band', word: 'age' },
  { key: 'sex', word: 'sex' },
  { key: 'deprivation', word: 'deprivation' },
];

/** People that a coefficient must rest on. */
const peopleEach = 10;
/** Patterns of what is known and months watched; more than these take longer to fit than a reader waits. */
export const mostPatterns = 8_000;

const monthsAYear = 12;

/** A characteristic that is used: its levels but for the most frequent one, which others are held against. */
interface Covariate {
  readonly key: Key;
  readonly word: string;
  readonly levels: readonly string[];
}

/**
 * The ratio of after to before of people made alike in age, sex and deprivation, each with two rows that are alike: what is beyond the
 * comparison group where there is one. `cells` are those of one service. Empty where no characteristic can be used.
 */
export function adjustedUse(cells: readonly Cell[], compared: boolean): readonly VisitMethod[] {
  const chosen = chosenOf(cells, compared);
  if (chosen.used.length === 0) return [];
  const found = fitted(patterns(cells, chosen.used), chosen.used, compared);
  const words = listed(chosen.used.map(({ word }) => word));
  const coefficient = compared ? 'arm × after' : 'after';
  const ratio = isWithheld(found) ? found : coefficientIn(found, coefficient);
  const correlation = isWithheld(found) ? null : found.correlation;
  return [
    {
      id: 'gee-adjusted',
      name: `GEE, adjusted for ${words}`,
      note: [
        compared
          ? `People of like ${words} are compared, their changes too.`
          : `Rates of people of like ${words}; everybody is their own comparison already.`,
        ...chosen.dropped.map(({ word, why }) => `Without ${word}: ${why}.`),
      ].join(' '),
      n: sum(
        cells.filter(({ arm }) => arm === 'referred'),
        ({ n }) => n,
      ),
      ratio,
      ...(correlation === null ? {} : { model: { kind: 'correlation', value: correlation } }),
    },
  ];
}

/** Which characteristics are recorded in both groups and can be carried, and which are recorded but cannot. */
function chosenOf(cells: readonly Cell[], compared: boolean) {
  const used: Covariate[] = [];
  const dropped: { readonly word: string; readonly why: string }[] = [];
  const people = sum(cells, ({ n }) => n);
  for (const { key, word } of known) {
    const levels = levelsOf(cells, key, compared);
    if (levels.length === 0) continue;
    const more = [...used, { key, word, levels }];
    if (people < peopleEach * namesOf(more, compared).length)
      dropped.push({ word, why: 'it has more levels than these people can carry' });
    else if (patterns(cells, more).length > mostPatterns)
      dropped.push({ word, why: 'with it there are too many patterns of people to fit' });
    else used.push({ key, word, levels });
  }
  return { used, dropped };
}

/**
 * Levels that get a coefficient. A level of few people, or without visits in a window, has none of its own and counts with the most frequent
 * one; 'not recorded' is a level like others, but where hardly anybody of a group has another there is nothing to be made alike in.
 */
function levelsOf(cells: readonly Cell[], key: Key, compared: boolean): readonly string[] {
  const recorded = (arm: string): number =>
    sum(
      cells.filter((one) => one.arm === arm && one[key] !== notRecorded),
      ({ n }) => n,
    );
  if (['referred', ...(compared ? ['comparison'] : [])].some((arm) => recorded(arm) < fewestInGroup))
    return [];
  const levels = [...new Set(cells.map((one) => one[key]))]
    .map((level) => {
      const own = cells.filter((one) => one[key] === level);
      return {
        level,
        n: sum(own, ({ n }) => n),
        told: sum(own, ({ before }) => before) > 0 && sum(own, ({ after }) => after) > 0,
      };
    })
    .filter(({ n, told }) => n >= fewestInGroup && told)
    .toSorted((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1));
  return levels.slice(1).map(({ level }) => level);
}

/** Cells that differ only in what is not used, added up. */
function patterns(cells: readonly Cell[], used: readonly Covariate[]): readonly Cell[] {
  const merged = new Map<string, Cell>();
  for (const one of cells) {
    const at = used.map(({ key, levels }) => levels.indexOf(one[key]));
    const pattern = `${one.arm} ${at.join(' ')} ${String(one.months_before)} ${String(one.months_after)}`;
    const before = merged.get(pattern);
    merged.set(
      pattern,
      before === undefined
        ? one
        : {
            ...before,
            n: before.n + one.n,
            before: before.before + one.before,
            after: before.after + one.after,
            before_squares: before.before_squares + one.before_squares,
            after_squares: before.after_squares + one.after_squares,
            products: before.products + one.products,
          },
    );
  }
  return [...merged.values()];
}

/** With a comparison group each level may also change in its own way, so that groups of unlike people can differ in their change by that alone. */
function namesOf(used: readonly Covariate[], compared: boolean): readonly string[] {
  const levels = used.flatMap(({ key, levels: own }) => own.map((level) => `${key} ${level}`));
  return compared
    ? ['after', 'arm', 'arm × after', ...levels, ...levels.map((level) => `${level} × after`)]
    : ['after', ...levels];
}

function fitted(cells: readonly Cell[], used: readonly Covariate[], compared: boolean) {
  return geePooled({
    names: namesOf(used, compared),
    clusters: cells.map((one) => {
      const arm = one.arm === 'referred' ? 1 : 0;
      const levels = used.flatMap(({ key, levels: own }) => own.map((level) => (one[key] === level ? 1 : 0)));
      const row = (after: 0 | 1, months: number) => ({
        exposure: months / monthsAYear,
        covariates: compared
          ? [after, arm, arm * after, ...levels, ...levels.map((level) => level * after)]
          : [after, ...levels],
      });
      return pooledPairs(
        {
          n: one.n,
          first: one.before,
          second: one.after,
          firstSquares: one.before_squares,
          secondSquares: one.after_squares,
          products: one.products,
        },
        [row(0, one.months_before), row(1, one.months_after)],
      );
    }),
  });
}

function coefficientIn({ coefficients }: Gee, name: string): VisitMethod['ratio'] {
  const found = coefficients.find((one) => one.name === name);
  if (found === undefined) return withhold('not_settled');
  const { robust } = found.by;
  return isWithheld(robust) ? robust : ratioEstimate(found.estimate, robust.se);
}

/** "age", "age and sex", "age, sex and deprivation". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
