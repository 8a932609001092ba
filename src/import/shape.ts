import { schema } from '../engine/macros';
import type { Rows } from '../engine/rows';

const statuses = [
  'pair',
  'no first score',
  'no second score',
  'first not dated',
  'same day',
  'too soon',
  'before the first',
];

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
      list.length > mostWords
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

/** The table of pairs for these measures, and the view of all scores anew over the tables under it. */
export function shapesOfPairs(measures: readonly string[]): readonly string[] {
  return [
    shapeOf('pair', { measure: measures, status: statuses }),
    ...schema.filter((one) => one.includes(' VIEW ')),
  ];
}

function enumOf(words: readonly string[]): string {
  return `ENUM(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
}
