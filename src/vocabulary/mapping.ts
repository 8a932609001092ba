import type { DimensionId } from './dimensions';
import type { Coding } from './items';
import type { Choices } from './sniffed';
import type { Remedy } from './tripwire';

/** Which column of a file holds what. Saved, opened and taken by the command line as JSON; documented in docs/mapping.md. */
export interface Mapping {
  readonly format: 'plainsight-mapping';
  readonly version: 1;
  /**
   * `wide`: one row a person or referral, first and last scores, or counts of service use, in columns. `long`: one row a measurement.
   * `events`: one row an appointment. `attendance`: one row a person at a session.
   */
  readonly layout: 'wide' | 'long' | 'events' | 'attendance';
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
  /** Wide files: columns that count contacts with a service, each in a stretch of months. */
  readonly counts?: readonly CountColumn[];
  /** Wide files: columns that say for how many months of a stretch somebody was there to be counted. */
  readonly observed?: readonly ObservedColumn[];
  /** Columns of single answers from which a total is made, in the order of the instrument's items. */
  readonly items?: readonly ItemColumns[];
  /** What a text of a column is to be read as: spellings that mean one thing, decided once. */
  readonly levels?: readonly { readonly column: string; readonly text: string; readonly level: string }[];
  /** Which table of the file, and how its bytes are understood where that was chosen by hand. */
  readonly reading?: Reading;
  /** What is done to columns by which somebody could be known, before anything else is read. */
  readonly repairs?: readonly { readonly column: string; readonly remedy: Remedy }[];
  /** Own words for stages, beside the usual ones. */
  readonly stages?: readonly { readonly word: string; readonly stage: StageKind; readonly order: number }[];
}

/** A choice left out is made from the file. */
export interface Reading {
  readonly table?: string;
  readonly choices?: Choices;
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
  | 'score'
  | UseRole;

/** What a column about service use or attendance can be, beside a count. */
export type UseRole = 'group' | 'deceased' | 'service' | 'role' | 'attended' | 'hours';

/** Months count from the month of referral, which is month 0; the first and the last belong to the stretch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ObservedColumn extends Stretch {
  readonly column: string;
}

/** A count of contacts, in months from referral or in a calendar month. */
export type CountColumn = {
  readonly column: string;
  /** The kind of use; left out where a column of the row names it. */
  readonly service?: string;
} & (Stretch | CalendarMonth);

export interface CalendarMonth {
  /** As in `2022-10`. */
  readonly month: string;
}

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

export interface ItemColumns {
  /** Id of an instrument that may be scored from its items. */
  readonly instrument: string;
  readonly columns: readonly string[];
  /** Wide files: which stage the answers are of, 0 for the first. Long files leave both out. */
  readonly stage?: StageKind;
  readonly order?: number;
  /** How the file numbers the answers, where it is not as published. */
  readonly coding?: Coding['id'];
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
