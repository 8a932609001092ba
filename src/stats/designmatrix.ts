import { aliased, centresOf } from './aliased';
import type { Design } from './design';
import type { Matrix } from './matrix';
import type { PooledDesign } from './pooled';

/** One row, ready to fit: `x` starts with 1 and its other columns are centred. */
export interface Line {
  readonly x: Float64Array;
  readonly count: number;
  /** Logarithm of the exposure. */
  readonly offset: number;
  /** Copies of this row inside its cluster. */
  readonly copies: number;
  /** Copies of this row in all. */
  readonly weight: number;
}

export interface Block {
  readonly lines: readonly Line[];
  /** How many clusters are exactly this one, or pooled in it. */
  readonly n: number;
  /** Covariances of the counts of the clusters pooled in it; null where all are exactly this one. */
  readonly scatter: Matrix | null;
}

/** A design made ready to fit: centred, without the columns that say nothing new. */
export interface DesignMatrix {
  /** The constant first. */
  readonly names: readonly string[];
  readonly aliased: readonly string[];
  /** What was taken off each column; 0 for the constant. */
  readonly centres: readonly number[];
  readonly blocks: readonly Block[];
  readonly lines: readonly Line[];
  /** Rows, copies counted. */
  readonly n: number;
  readonly clusters: number;
  readonly events: number;
  readonly exposure: number;
  /** Do the rows with an event tell every column apart? If so, the estimates are finite. */
  readonly told: boolean;
}

/** The name of the constant's coefficient: the log rate where every covariate is 0. */
export const CONSTANT = 'constant';

/**
 * Columns centred by their mean over the rows, so that products of columns keep their digits; columns that depend on
 * those before them are dropped and named. `design` is one that passed `check`. R: `model.matrix` and `qr`.
 */
export function designMatrix({ names, clusters }: Design | PooledDesign): DesignMatrix {
  const rows = clusters.flatMap((one) => one.rows.map((row) => ({ ...row, weight: row.n * one.n })));
  const dropped = new Set(aliased(rows, names.length));
  const places = names.map((_, place) => place).filter((place) => !dropped.has(place));
  const means = centresOf(rows, names.length);
  const centres = places.map((place) => means[place] ?? 0);
  const blocks = clusters.map((one) => ({
    n: one.n,
    scatter: 'scatter' in one ? one.scatter : null,
    lines: one.rows.map((row) => ({
      x: Float64Array.of(1, ...places.map((place) => (row.covariates[place] ?? 0) - (means[place] ?? 0))),
      count: row.count,
      offset: Math.log(row.exposure),
      copies: row.n,
      weight: row.n * one.n,
    })),
  }));
  const lines = blocks.flatMap((block) => block.lines);
  const eventful = rows
    .filter((row) => row.count > 0)
    .map((row) => ({ covariates: places.map((place) => row.covariates[place] ?? 0), weight: row.weight }));
  const total = (part: (row: (typeof rows)[number]) => number) =>
    rows.reduce((all, row) => all + part(row), 0);
  return {
    names: [CONSTANT, ...places.map((place) => names[place] ?? '')],
    aliased: names.filter((_, place) => dropped.has(place)),
    centres: [0, ...centres],
    blocks,
    lines,
    n: total((row) => row.weight),
    clusters: clusters.reduce((all, one) => all + one.n, 0),
    events: total((row) => row.weight * row.count),
    exposure: total((row) => row.weight * row.exposure),
    told: aliased(eventful, places.length).length === 0,
  };
}
