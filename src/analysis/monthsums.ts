import { columnOf } from './windows';
import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';

/** A row of the query visit_months; where referrals are counted, gathered by person. */
export interface MonthRow extends Omit<QueryRow['visit_months'], 'watched'> {
  readonly people: number;
  /** Their referrals that were watched in the month, and the sum of the squares of each person's. */
  readonly watched: number;
  readonly watched_squares: number;
  /** Σ a person's visits × their referrals watched. */
  readonly crossed: number;
}

export const monthRowSums = [
  'people',
  'watched',
  'watched_squares',
  'visits',
  'squares',
  'crossed',
] as const satisfies readonly (keyof MonthRow)[];

/** Service use of the members by month from referral. Referrals of one person are alike, so where each is counted they are gathered by person. */
export async function monthRows(
  database: Database,
  everyReferral: boolean,
  months: readonly number[],
): Promise<readonly MonthRow[]> {
  if (everyReferral) return byPerson(database, months);
  const rows = await database.query('visit_months', {});
  return rows.map((row) => ({
    ...row,
    people: row.watched,
    watched_squares: row.watched,
    crossed: row.visits,
  }));
}

async function byPerson(database: Database, months: readonly number[]): Promise<readonly MonthRow[]> {
  if (months.length === 0) return [];
  const [used, seen] = [
    (month: number) => `use_${columnOf(month)}`,
    (month: number) => `seen_${columnOf(month)}`,
  ];
  const own = months.map(
    (month) =>
      `coalesce(sum(${columnOf(month)}), 0)::INTEGER AS ${used(month)}, count(${columnOf(month)})::INTEGER AS ${seen(month)}`,
  );
  const sums = months.map((month) => {
    const [x, k] = [used(month), seen(month)];
    return `count(*) FILTER (${k} > 0)::INTEGER, sum(${k})::INTEGER, sum(${k} * ${k})::INTEGER, sum(${x})::INTEGER, sum(${x}::BIGINT * ${x})::DOUBLE, sum(${x}::BIGINT * ${k})::DOUBLE`;
  });
  const { columns, length } = await database.run(
    `SELECT service::VARCHAR, arm::VARCHAR, stratum::VARCHAR, ${sums.join(', ')}
    FROM (
      SELECT service, arm, stratum, person, ${own.join(', ')}
      FROM monthly JOIN member USING (episode) JOIN episode USING (episode)
      GROUP BY service, arm, stratum, person
    )
    GROUP BY service, arm, stratum
    ORDER BY service, arm, stratum`,
  );
  return Array.from({ length }, (_, row) =>
    months.map((month, at): MonthRow => {
      const of = (place: number): number => Number(columns[3 + 6 * at + place]?.[row] ?? 0);
      return {
        ...named(columns, row),
        month,
        people: of(0),
        watched: of(1),
        watched_squares: of(2),
        visits: of(3),
        squares: of(4),
        crossed: of(5),
      };
    }),
  ).flat();
}

function named(columns: readonly (readonly unknown[])[], row: number) {
  const text = (column: number): string => String(columns[column]?.[row]);
  return { service: text(0), arm: text(1), stratum: text(2) };
}

/**
 * The sums over people that a test of months against one another needs: of two months of one service, arm and stratum, among those who were
 * watched in every month asked for.
 */
export interface MonthProduct {
  readonly service: string;
  readonly arm: string;
  readonly stratum: string;
  readonly one: number;
  readonly other: number;
  readonly people: number;
  /** Their referrals, and the sum of the squares of each person's: as many as people where nobody has two. */
  readonly watched: number;
  readonly watched_squares: number;
  /** Visits in the one month. */
  readonly events: number;
  /** Σ visits in the one × visits in the other. */
  readonly products: number;
  /** Σ visits in the one × referrals of the person, and of the other. */
  readonly one_crossed: number;
  readonly other_crossed: number;
}

export const monthProductSums = [
  'people',
  'watched',
  'watched_squares',
  'events',
  'products',
  'one_crossed',
  'other_crossed',
] as const satisfies readonly (keyof MonthProduct)[];

/** The products of every two of these months over the members who were watched in all of them. `months` are among those of `monthsCounted`. */
export async function monthProducts(
  database: Database,
  everyReferral: boolean,
  months: readonly number[],
): Promise<readonly MonthProduct[]> {
  if (months.length === 0) return [];
  const names = months.map(columnOf);
  const pairs = months.flatMap((_, one) => months.slice(one).map((__, further) => [one, one + further]));
  const all = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const of = (place: number | undefined): string => names[place ?? 0] ?? '';
  const sums = [
    'count(*)::INTEGER',
    'sum(k)::INTEGER',
    'sum(k * k)::INTEGER',
    ...names.map((name) => `sum(${name})::DOUBLE`),
    ...names.map((name) => `sum(${name} * k)::DOUBLE`),
    ...pairs.map(([one, other]) => `sum(${of(one)} * ${of(other)})::DOUBLE`),
  ];
  const single = `SELECT service, arm, stratum, 1::INTEGER AS k, ${names.map((name) => `${name}::INTEGER AS ${name}`).join(', ')}
    FROM monthly JOIN member USING (episode) WHERE ${all}`;
  const gathered = `SELECT service, arm, stratum, count(*)::INTEGER AS k, ${names.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ')}
    FROM monthly JOIN member USING (episode) JOIN episode USING (episode) WHERE ${all} GROUP BY service, arm, stratum, person`;
  const { columns, length } = await database.run(
    `SELECT service::VARCHAR, arm::VARCHAR, stratum::VARCHAR, ${sums.join(', ')} FROM (${everyReferral ? gathered : single})
    GROUP BY service, arm, stratum ORDER BY service, arm, stratum`,
  );
  const size = months.length;
  return Array.from({ length }, (_, row) => {
    const at = (place: number): number => Number(columns[3 + place]?.[row] ?? 0);
    return pairs.map(([one = 0, other = 0], which): MonthProduct => ({
      ...named(columns, row),
      one: months[one] ?? 0,
      other: months[other] ?? 0,
      people: at(0),
      watched: at(1),
      watched_squares: at(2),
      events: at(3 + one),
      products: at(3 + 2 * size + which),
      one_crossed: at(3 + size + one),
      other_crossed: at(3 + size + other),
    }));
  }).flat();
}
