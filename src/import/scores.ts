import { none, type Rows } from '../engine/rows';
import { wholeOrders } from './orders';
import { Pairs } from './pairs';
import type { People } from './people';
import { placeOf } from './readplace';
import { Cells } from './scorecells';
import {
  columnsIn,
  eachScore,
  earliestDays,
  type Placed,
  type Score,
  scoreAt,
  type ScoreColumn,
  stages,
} from './scorecolumns';
import { Settled } from './settled';
import type { Wide } from './shape';

/** A score that is not used because another of the same stage, or, without a stage, of the same day came first. */
export interface Second {
  readonly file: number;
  readonly row: number;
  readonly place: number;
  readonly code: 'second_at_stage' | 'second_on_day';
}

/** A later score dated before, or on the day of, the first score of the same measure. */
export interface Reversed {
  readonly file: number;
  readonly row: number;
  readonly place: number;
  readonly code: 'before_baseline' | 'same_day';
}

export interface Scores {
  readonly wide: Wide;
  /** Rows of the tables `settled` and `further`. */
  readonly settled: Rows;
  readonly further: Rows;
  /** Ids of the measures that have a score. */
  readonly measures: ReadonlySet<string>;
  /** Scores used of each file. */
  readonly used: ReadonlyMap<number, number>;
  readonly seconds: readonly Second[];
  readonly reversed: readonly Reversed[];
}

/**
 * The scores of all sheets in the forms the tables have: those of a referral and measure that are settled by their labels, side by side or
 * one row each, and all others. Of two scores of one measure at one stage of a referral the first in the files is kept, and so it is of two without a stage on one
 * day. A day counts from the referral; where that is unknown, from the referral's earliest dated score.
 */
export function gatherScores(
  sheets: readonly Placed[],
  people: People,
  measureIds: readonly string[],
): Scores {
  const whole = wholeOrders([
    ...sheets.flatMap((one) =>
      [...(placeOf(one, 'stage')?.numbers ?? [])].filter((order) => !Number.isNaN(order)),
    ),
    ...sheets.flatMap(({ sheet }) => sheet.mapping.scores.flatMap(({ order }) => order ?? [])),
  ]);
  const columns = sheets.flatMap((one) => columnsIn(one, measureIds, whole));
  const present = [...new Set(columns.flatMap(({ measures }) => measures))].toSorted((a, b) => a - b);
  const cells = new Cells(people.referrals, present);
  const earliest = earliestDays(columns, people);
  const dated = columns.some(({ hasDay }) => hasDay);

  for (const column of columns) cells.count(column);
  const table = new Settled(cells, dated);
  const rest: Score[] = [];
  for (const column of columns) {
    table.take(column, people, earliest, (row) => {
      const score = scoreAt(column, people, earliest, row);
      if (score !== undefined) rest.push(score);
    });
  }
  const { kept, seconds } = withoutSeconds(rest, cells);
  const used = new Map<number, number>(table.used);
  for (const { file } of kept) used.set(file, (used.get(file) ?? 0) + 1);
  const late = table.reversed();
  for (const [cell, day] of firstDays(kept, cells)) late.set(cell, day);
  const measures = new Set(table.measures().map((measure) => measureIds[measure] as string));
  for (const { measure } of kept) measures.add(measureIds[measure] as string);
  return {
    wide: table.wide(measureIds),
    settled: table.rows(measureIds),
    further: furtherRows(kept, measureIds),
    measures,
    used,
    seconds,
    reversed: reversedIn(columns, people, earliest, cells, late, seconds),
  };
}

/** Keeps the first of the scores of one moment: by file, then by row, then by column. */
function withoutSeconds(
  scores: readonly Score[],
  cells: Cells,
): { readonly kept: readonly Score[]; readonly seconds: readonly Second[] } {
  const inOrder = scores.toSorted(
    (one, other) => one.file - other.file || one.row - other.row || one.place - other.place,
  );
  const moments = new Pairs();
  const kept: Score[] = [];
  const seconds: Second[] = [];
  for (const score of inOrder) {
    const { file, row, place, order, day } = score;
    if (order < 0 && day === none) {
      kept.push(score);
      continue;
    }
    const before = moments.size;
    // Orders count up from 0; days of scores without a stage stand far below them.
    const moment = order < 0 ? day - 1_000_000_000 : order;
    if (moments.codeOf(cells.at(score.measure, score.referral), moment) === before) kept.push(score);
    else seconds.push({ file, row, place, code: order < 0 ? 'second_on_day' : 'second_at_stage' });
  }
  return { kept, seconds };
}

function furtherRows(kept: readonly Score[], measureIds: readonly string[]): Rows {
  const n = kept.length;
  const values = (of: (score: Score) => number): Int32Array =>
    Int32Array.from({ length: n }, (_, at) => of(kept[at] as Score));
  return {
    episode: { kind: 'integer', values: values(({ referral }) => referral + 1) },
    measure: { kind: 'word', codes: values(({ measure }) => measure), words: measureIds },
    stage: { kind: 'word', codes: Uint8Array.from(kept, ({ stage }) => stage), words: stages },
    stage_order: { kind: 'integer', values: values(({ order }) => (order < 0 ? none : order)) },
    day: { kind: 'integer', values: values(({ day }) => day) },
    value: { kind: 'double', values: Float64Array.from(kept, ({ value }) => value) },
  };
}

/** The day of the first score of every cell that has one among these. */
function firstDays(kept: readonly Score[], cells: Cells): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { order, day, measure, referral } of kept)
    if (order === 0 && day !== none) days.set(cells.at(measure, referral), day);
  return days;
}

/** Walks once more over the scores for the few that are not later than the first. `first` has the day of the first by cell. */
function reversedIn(
  columns: readonly ScoreColumn[],
  people: People,
  earliest: Int32Array | undefined,
  cells: Cells,
  first: ReadonlyMap<number, number>,
  seconds: readonly Second[],
): readonly Reversed[] {
  if (first.size === 0) return [];
  const unused = new Set(
    seconds.map(({ file, row, place }) => `${String(file)} ${String(row)} ${String(place)}`),
  );
  const found: Reversed[] = [];
  for (const column of columns) {
    if (!column.hasDay) continue;
    eachScore(column, people, earliest, ({ file, row, place, measure, referral, order, day }) => {
      const start = first.get(cells.at(measure, referral));
      if (start === undefined || order <= 0 || day === none || day > start) return;
      if (unused.size > 0 && unused.has(`${String(file)} ${String(row)} ${String(place)}`)) return;
      found.push({ file, row, place, code: day < start ? 'before_baseline' : 'same_day' });
    });
  }
  return found;
}
