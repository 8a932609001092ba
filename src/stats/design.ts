import { withhold } from './result';
import type { Result } from './result';

/** A count of events, the person-years it was counted over, what is known beside it, and how many have this row. */
export interface CountRow {
  readonly count: number;
  /** In person-years, above 0; its logarithm is the offset. 1 throughout where there is none. */
  readonly exposure: number;
  /** One number for each name of the design, in its order; no column for the constant. */
  readonly covariates: readonly number[];
  readonly n: number;
}

/** Rows that belong together (those of one person, or one site), and how many people have exactly these rows. */
export interface CountCluster {
  readonly rows: readonly CountRow[];
  readonly n: number;
}

/** What a model of counts rests on. The constant is always in the model, ahead of the names. */
export interface Design {
  readonly names: readonly string[];
  readonly clusters: readonly CountCluster[];
}

/** Squares of larger numbers, times the people who have them, would leave the range of a double. */
const LARGEST = 1e100;

function usable(row: CountRow, covariates: number): boolean {
  return (
    Number.isSafeInteger(row.count) &&
    row.count >= 0 &&
    row.exposure >= 1 / LARGEST &&
    row.exposure <= LARGEST &&
    Number.isSafeInteger(row.n) &&
    row.n >= 0 &&
    row.covariates.length === covariates &&
    row.covariates.every((one) => Math.abs(one) <= LARGEST)
  );
}

/** Each row is another person: clusters of one. R: `cluster = seq_len(n)`. */
export function apart(rows: readonly CountRow[]): readonly CountCluster[] {
  return rows.map((row) => ({ rows: [{ ...row, n: 1 }], n: row.n }));
}

/** Rows with the same `cluster` belong together; a row's `n` counts copies inside its cluster. R: `cluster = id`. */
export function together(
  rows: readonly (CountRow & { readonly cluster: string | number })[],
): readonly CountCluster[] {
  const clusters = new Map<string | number, CountRow[]>();
  for (const row of rows) {
    const known = clusters.get(row.cluster);
    if (known === undefined) clusters.set(row.cluster, [row]);
    else known.push(row);
  }
  return [...clusters.values()].map((members) => ({ rows: members, n: 1 }));
}

/**
 * The rows that somebody has, if a model of counts can be asked of them.
 *
 * Withheld: `invalid` when a count or an n is not a whole number from 0, an exposure is not above 0, a covariate is
 * not a number or the names do not match the covariates one to one; `no_values` when nobody is left; `no_events` when
 * all counts are 0.
 */
export function check({ names, clusters }: Design): Result<Design> {
  const sound = clusters.every(
    ({ rows, n }) => Number.isSafeInteger(n) && n >= 0 && rows.every((row) => usable(row, names.length)),
  );
  if (!sound || new Set(names).size !== names.length) return withhold('invalid');
  const kept = clusters
    .map(({ rows, n }) => ({ rows: rows.filter((row) => row.n > 0), n }))
    .filter(({ rows, n }) => n > 0 && rows.length > 0);
  if (kept.length === 0) return withhold('no_values', 0);
  if (kept.every(({ rows }) => rows.every((row) => row.count === 0))) return withhold('no_events');
  return { names, clusters: kept };
}
