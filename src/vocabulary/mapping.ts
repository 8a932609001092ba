import type { DimensionId } from './dimensions';

/** Which column of a file holds what. Saved, opened and taken by the command line as JSON; documented in docs/mapping.md. */
export interface Mapping {
  readonly format: 'plainsight-mapping';
  readonly version: 1;
  /** `wide`: one row a person or referral, first and last scores in columns. `long`: one row a measurement. */
  readonly layout: 'wide' | 'long';
  /** Columns by role. A role left out is not in the file. Without `person` every row is one person. */
  readonly columns: Readonly<Partial<Record<ColumnRole, string>>>;
  /** How dates are written. */
  readonly dates: 'day first' | 'month first' | 'year first';
  readonly decimal: '.' | ',';
  /** Which end of the deprivation column is the most deprived, and how many steps it has. */
  readonly deprivation?: { readonly most_deprived: 'lowest' | 'highest'; readonly steps: 5 | 10 };
  /** Columns of scores. In a wide file each has its stage; in a long file the row's time says when. */
  readonly scores: readonly ScoreColumn[];
  /** Long files with one score column: which tool and question mean which measure. */
  readonly tools: readonly ToolName[];
  /** Measures that are not in the vocabulary. */
  readonly custom: readonly CustomMeasure[];
  /** Own words for stages, beside the usual ones. */
  readonly stages?: readonly { readonly word: string; readonly stage: StageKind; readonly order: number }[];
}

export type StageKind = 'baseline' | 'review' | 'exit';

/** What a column can be, beside a score. `day` and `month` count from the start; `score` goes with `tool`. */
export type ColumnRole =
  | 'person'
  | 'episode'
  | 'referral_date'
  | 'first_contact'
  | 'closed'
  | 'status'
  | 'age'
  | DimensionId
  | 'tool'
  | 'question'
  | 'stage'
  | 'date'
  | 'day'
  | 'month'
  | 'score';

export interface ScoreColumn {
  readonly column: string;
  /** Id of a known or a custom measure. */
  readonly measure: string;
  /** Wide files: which stage the column is, 0 for the first. Long files leave both out. */
  readonly stage?: StageKind;
  readonly order?: number;
  /** Wide files: the column with the date of this score, if there is one. */
  readonly date?: string;
  /** SWEMWBS: whether the totals are raw (7–35, whole) or metric. */
  readonly scale?: 'raw' | 'metric';
}

export interface ToolName {
  readonly tool: string;
  readonly question?: string;
  readonly measure: string;
  readonly scale?: 'raw' | 'metric';
}

export interface CustomMeasure {
  readonly id: string;
  readonly name: string;
  readonly range: readonly [number, number];
  readonly better: 'higher' | 'lower';
  /** Change in points that counts as moved, a convention of the user's own. */
  readonly threshold?: number;
}
