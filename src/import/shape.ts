import { schema } from '../engine/macros';
import type { Rows } from '../engine/rows';

/** What can become of the scores of a referral on a measure. */
export const statuses = [
  'pair',
  'no first score',
  'no second score',
  'first not dated',
  'same day',
  'too soon',
  'before the first',
] as const;

/** A column with more different words than this stays text. */
const mostWords = 4096;

/**
 * The statement that makes a table of the schema anew and empty, with the same columns and values as the schema says, but with words held as
 * numbers: the engine groups and joins them several times faster than text. `words` are the words of its columns.
 */
export function shapeOf(table: string, words: Readonly<Record<string, readonly string[]>>): string {
  const plain = schema.find((one) => one.includes(`TABLE ${table} `)) ?? '';
  return Object.entries(words).reduce(
    (statement, [column, list]) =>
      list.length === 0 || list.length > mostWords
        ? statement
        : statement.replace(` ${column} VARCHAR`, ` ${column} ${enumOf(list)}`),
    plain,
  );
}

/** The words of every column of words. */
export function wordsIn(rows: Rows): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, column]) => (column.kind === 'word' ? [[name, column.words]] : [])),
  );
}

/** The settled scores of the measures that most referrals have, side by side in one table; `measures` in the order of its columns. */
export interface Wide {
  readonly measures: readonly WideMeasure[];
  readonly rows: Rows;
}

export interface WideMeasure {
  readonly id: string;
  /** Whether it has columns that say when. */
  readonly dated: boolean;
  /** The one later stage of all; absent where columns say it row by row. */
  readonly later?: { readonly stage: string; readonly order: number | null };
}

/** The statement that makes the table `wide`. */
export function shapeOfWide({ rows }: Wide): string {
  const columns = Object.entries(rows).map(([name, column]) => {
    const type =
      column.kind === 'word' ? enumOf(column.words) : column.kind === 'double' ? 'DOUBLE' : 'INTEGER';
    return `${name} ${type}`;
  });
  return `CREATE OR REPLACE TABLE wide (${columns.length === 0 ? 'episode INTEGER' : columns.join(', ')})`;
}

/**
 * The table of chosen pairs for these measures, and the views `score` and `pair` anew: as the schema has them, and over the table `wide`
 * besides, whose columns hold for each measure what a row of `settled` holds.
 */
export function shapesOfPairs(measures: readonly string[], wide: readonly WideMeasure[]): readonly string[] {
  const views = new Map(
    schema.flatMap((one) => {
      const name = /VIEW (\w+) AS/.exec(one)?.[1];
      return name === undefined ? [] : [[name, one]];
    }),
  );
  const also = (view: string, more: readonly string[]): string =>
    [views.get(view) ?? '', ...more].join('\nUNION ALL\n');
  return [
    shapeOf('chosen_pair', { measure: measures, status: statuses }),
    also(
      'score',
      wide.flatMap((one, at) => scoresIn(one, at, measures)),
    ),
    also(
      'pair',
      wide.map((one, at) => pairsIn(one, at, measures)),
    ),
  ];
}

function scoresIn(
  { id, dated, later }: WideMeasure,
  at: number,
  measures: readonly string[],
): readonly string[] {
  const of = (name: string): string => `${name}_${String(at)}`;
  const measure = `${quoted(id)}::${enumOf(measures)} AS measure`;
  const day = (which: string): string => (dated ? of(`${which}_day`) : 'NULL::INTEGER');
  const stage = later === undefined ? of('last_stage') : quoted(later.stage);
  const order = later === undefined ? of('last_order') : `${String(later.order ?? 'NULL')}::INTEGER`;
  return [
    `SELECT episode, ${measure}, 'baseline' AS stage, 0 AS stage_order, ${day('first')} AS day, ${of('first')} AS value FROM wide WHERE ${of('first')} IS NOT NULL`,
    `SELECT episode, ${measure}, ${stage} AS stage, ${order} AS stage_order, ${day('last')} AS day, ${of('last')} AS value FROM wide WHERE ${of('last')} IS NOT NULL`,
  ];
}

/** The same status as `settledStatus` gives, in SQL. */
function pairsIn({ id, dated }: WideMeasure, at: number, measures: readonly string[]): string {
  const [first, last, firstDay, lastDay] = ['first', 'last', 'first_day', 'last_day'].map(
    (name) => `${name}_${String(at)}`,
  ) as [string, string, string, string];
  // Each word of its type by itself: a cast of the whole would be made row by row.
  const typed = (status: (typeof statuses)[number]): string => `${quoted(status)}::${enumOf(statuses)}`;
  const reversed = dated
    ? `WHEN ${lastDay} < ${firstDay} THEN ${typed('before the first')} WHEN ${lastDay} = ${firstDay} THEN ${typed('same day')} `
    : '';
  const status = `CASE WHEN ${first} IS NULL THEN ${typed('no first score')} WHEN ${last} IS NULL THEN ${typed('no second score')} ${reversed}ELSE ${typed('pair')} END`;
  const isPair = dated
    ? `${first} IS NOT NULL AND NOT coalesce(${lastDay} <= ${firstDay}, false)`
    : `${first} IS NOT NULL`;
  const days = dated
    ? `CASE WHEN ${isPair} AND ${last} IS NOT NULL THEN ${lastDay} - ${firstDay} END`
    : 'NULL::INTEGER';
  return `SELECT episode, ${quoted(id)}::${enumOf(measures)} AS measure, ${status} AS status, ${first} AS first_score, CASE WHEN ${isPair} THEN ${last} END AS last_score, ${last} AS any_last, ${days} AS days FROM wide WHERE ${first} IS NOT NULL OR ${last} IS NOT NULL`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The type of a column that holds these words. */
export function enumOf(words: readonly string[]): string {
  return `ENUM(${words.map(quoted).join(', ')})`;
}
