import type { MonthRow } from './monthsums';
import { columnOf } from './windows';
import type { Database } from '../engine/database';
import type { MonthBeyond } from '../evidence/visits';
import type { Months } from '../evidence/windows';
import type { ArmMonths } from '../stats/eventarm';
import { eventStudy } from '../stats/eventstudy';
import { isWithheld } from '../stats/result';

/**
 * What a month has in common with the window before: sums over people of one service, arm and stratum. x is a person's visits in the month and k their
 * referrals watched in it; X and W are their visits and the months watched in the window.
 */
export interface ReferenceRow {
  readonly service: string;
  readonly arm: string;
  readonly stratum: string;
  readonly month: number;
  readonly people: number;
  /** Σ X, Σ W, Σ X², Σ X W, Σ W²: the same for every month. */
  readonly reference: number;
  readonly watched: number;
  readonly squares: number;
  readonly crossed: number;
  readonly watched_squares: number;
  /** Σ x X, Σ x W, Σ k X, Σ k W. */
  readonly use_use: number;
  readonly use_watched: number;
  readonly watched_use: number;
  readonly watched_watched: number;
}

const ofGroup = ['people', 'reference', 'watched', 'squares', 'crossed', 'watched_squares'] as const;
const ofMonth = ['use_use', 'use_watched', 'watched_use', 'watched_watched'] as const;
export const referenceSums = [...ofGroup, ...ofMonth] as const satisfies readonly (keyof ReferenceRow)[];

/** Asks once for all months. `reference` is the window that they are held against. */
export async function referenceRows(
  database: Database,
  everyReferral: boolean,
  months: readonly number[],
  reference: Months,
): Promise<readonly ReferenceRow[]> {
  const inside = months.filter((month) => month >= reference.from && month <= reference.to).map(columnOf);
  if (inside.length === 0) return [];
  const names = months.map(columnOf);
  const window = `(${inside.map((name) => `coalesce(${name}, 0)::INTEGER`).join(' + ')}) AS uses,
    (${inside.map((name) => `(${name} IS NOT NULL)::INTEGER`).join(' + ')}) AS seen`;
  const rows = `SELECT service, arm, stratum${everyReferral ? ', person' : ''}, ${window}, ${names.join(', ')}
    FROM monthly JOIN member USING (episode)${everyReferral ? ' JOIN episode USING (episode)' : ''}`;
  const people = `SELECT service, arm, stratum, person, sum(uses)::BIGINT AS uses, sum(seen)::BIGINT AS seen, ${names
    .map((name) => `sum(${name})::BIGINT AS ${name}, count(${name}) AS k_${name}`)
    .join(', ')} FROM (${rows}) GROUP BY service, arm, stratum, person`;
  const crossed = (name: string): readonly string[] =>
    everyReferral
      ? [`${name} * uses`, `${name} * seen`, `k_${name} * uses`, `k_${name} * seen`].map(
          (one) => `sum(${one})`,
        )
      : // A month that nobody watched makes the whole sum of a person nothing; a FILTER on each sum takes several times as long.
        [`${name} * uses`, `${name} * seen`, `0 * ${name} + uses`, `0 * ${name} + seen`].map(
          (one) => `sum(${one})`,
        );
  const sums = [
    ...['count(*)', 'sum(uses)', 'sum(seen)', 'sum(uses * uses)', 'sum(uses * seen)', 'sum(seen * seen)'],
    ...names.flatMap(crossed),
  ].map((one) => `coalesce(${one}, 0)::DOUBLE`);
  const { columns, length } = await database.run(
    `SELECT service::VARCHAR, arm::VARCHAR, stratum::VARCHAR, ${sums.join(', ')} FROM (${everyReferral ? people : rows})
    GROUP BY service, arm, stratum ORDER BY service, arm, stratum`,
  );
  return Array.from({ length }, (_, row) => {
    const at = (place: number): number => Number(columns[3 + place]?.[row] ?? 0);
    const named = (column: number): string => String(columns[column]?.[row]);
    return months.map((month, which): ReferenceRow => {
      const from = ofGroup.length + ofMonth.length * which;
      return {
        service: named(0),
        arm: named(1),
        stratum: named(2),
        month,
        people: at(0),
        reference: at(1),
        watched: at(2),
        squares: at(3),
        crossed: at(4),
        watched_squares: at(5),
        use_use: at(from),
        use_watched: at(from + 1),
        watched_use: at(from + 2),
        watched_watched: at(from + 3),
      };
    });
  }).flat();
}

const monthsAYear = 12;
/** The window before as one more month, beyond all others. */
const window = 1_000_000;

/** Each month's ratio of rate ratios against the window before. The rows are of one service. */
export function monthRatios(
  months: readonly MonthRow[],
  references: readonly ReferenceRow[],
): readonly MonthBeyond[] {
  const arm = (name: string): ArmMonths =>
    armMonths(
      months.filter((one) => one.arm === name),
      references.filter((one) => one.arm === name),
    );
  const [referred, comparison] = [arm('referred'), arm('comparison')];
  const at = { from: window, to: window };
  const found = eventStudy(referred, comparison, { reference: at, pre: at });
  return isWithheld(found) ? [] : found.months.map(({ month, estimate }) => ({ month, ratio: estimate }));
}

/** Only what a month has with itself and with the window is asked for: all else stays 0 and is not read. */
function armMonths(months: readonly MonthRow[], references: readonly ReferenceRow[]): ArmMonths {
  const own = new Map(months.map((one) => [one.month, one]));
  const listed = references.map((one) => ({ reference: one, month: own.get(one.month) }));
  const [first] = references;
  const last = listed.length;
  const square = (
    diagonal: (month: MonthRow) => number,
    row: (reference: ReferenceRow) => number,
    column: (reference: ReferenceRow) => number,
    corner: number,
  ): readonly (readonly number[])[] =>
    Array.from({ length: last + 1 }, (_, i) =>
      Array.from({ length: last + 1 }, (__, j) => {
        const [here, there] = [listed[i], listed[j]];
        if (i === last && j === last) return corner;
        if (i === j) return here?.month === undefined ? 0 : diagonal(here.month);
        if (j === last) return here === undefined ? 0 : row(here.reference);
        return i === last && there !== undefined ? column(there.reference) : 0;
      }),
    );
  return {
    people: first?.people ?? 0,
    months: [
      ...listed.map(({ reference: { month }, month: one }) => ({
        month,
        events: one?.visits ?? 0,
        years: (one?.watched ?? 0) / monthsAYear,
      })),
      { month: window, events: first?.reference ?? 0, years: (first?.watched ?? 0) / monthsAYear },
    ],
    visits: square(
      ({ squares }) => squares,
      ({ use_use }) => use_use,
      ({ use_use }) => use_use,
      first?.squares ?? 0,
    ),
    crossed: square(
      ({ crossed }) => crossed / monthsAYear,
      ({ use_watched }) => use_watched / monthsAYear,
      ({ watched_use }) => watched_use / monthsAYear,
      (first?.crossed ?? 0) / monthsAYear,
    ),
    years: square(
      ({ watched_squares }) => watched_squares / monthsAYear ** 2,
      ({ watched_watched }) => watched_watched / monthsAYear ** 2,
      ({ watched_watched }) => watched_watched / monthsAYear ** 2,
      (first?.watched_squares ?? 0) / monthsAYear ** 2,
    ),
  };
}
