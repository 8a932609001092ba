import { DuckDBInstance } from '@duckdb/node-api';
import type { Columns, Database } from '../../src/engine/database';
import { schema } from '../../src/engine/macros';
import { harshIds } from './harsh';
import { type Field, fills, headOf } from './render';

/** A query file: the macro's name and its text. */
export interface Query {
  readonly name: string;
  readonly sql: string;
}

/** Numbers that stand for something else: none of them is drawn, so one that leaves was made up. */
const magic: ReadonlySet<unknown> = new Set([-1, -9, -99, -999, 99, 999, 9999, -2147483648, 2147483647]);
const columnTypes: ReadonlySet<string> = new Set(['VARCHAR', 'INTEGER', 'DOUBLE', 'BOOLEAN']);
/** The browser binds every number as DOUBLE and no list. */
const parameterTypes: ReadonlySet<string> = new Set(['VARCHAR', 'DOUBLE', 'BOOLEAN', 'DATE']);
const idNames: ReadonlySet<string> = new Set(['episode', 'person', 'source_id', 'rowid']);
const prepositions: ReadonlySet<string> = new Set(
  'of by in at on from to with without within before after between since until for'.split(' '),
);

/** What a law-abiding parameter is given when its query is tried. */
const tried: Readonly<Record<string, string>> = {
  of_measure: `'swemwbs'`,
  of_episodes: `'all'`,
  by_dimension: `'site'`,
};
const triedByType: Readonly<Record<string, string>> = { DOUBLE: '30', BOOLEAN: 'true', DATE: 'NULL::DATE' };

/**
 * The numbers of the laws of `docs/house.md` that a query breaks. `native` and `browser` are engines with every query loaded and
 * the harsh rows drawn.
 */
export async function broken(query: Query, native: Database, browser: Database): Promise<readonly number[]> {
  const { parameters } = headOf(query.name, query.sql);
  const values = parameters.map(({ name, type }) => tried[name] ?? triedByType[type] ?? `NULL::${type}`);
  const ask = `SELECT * FROM ${query.name}(${values.join(', ')})`;
  await native.run(query.sql);
  const described = await native.run(`DESCRIBE ${ask}`);
  const types = (described.columns[1] ?? []).map(String);
  const rows = await native.run(ask);
  const table = fills[query.name];
  const breaks: readonly (readonly [number, boolean])[] = [
    [1, !(await standsAlone(query, ask))],
    [2, types.some((type) => !columnTypes.has(type))],
    [3, table === undefined && cells(rows).some((cell) => cell === null || magic.has(cell))],
    [4, parameters.some((parameter) => !carriesPreposition(parameter))],
    [5, !(await runs(browser, query, ask))],
    [
      6,
      table === undefined &&
        (rows.names.some((name) => idNames.has(name)) || cells(rows).some((cell) => harshIds.has(cell))),
    ],
    [7, parameters.some(({ type }) => !parameterTypes.has(type))],
  ];
  return breaks.filter(([, isBroken]) => isBroken).map(([law]) => law);
}

function cells({ columns }: Columns): readonly unknown[] {
  return columns.flat();
}

/** A name such as `of_measure` or `referred_from`: no column is called so, hence none can be shadowed. */
function carriesPreposition({ name }: Field): boolean {
  const words = name.split('_');
  return words.length > 1 && words.some((word) => prepositions.has(word));
}

/** Whether the query runs on the schema and nothing else: it reads tables, never another query. */
async function standsAlone(query: Query, ask: string): Promise<boolean> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const statement of [...schema, query.sql]) await connection.run(statement);
    await connection.run(ask);
    return true;
  } catch {
    return false;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Whether the browser's engine, which has no extension and can load none, runs the query. */
async function runs(browser: Database, query: Query, ask: string): Promise<boolean> {
  try {
    await browser.run(query.sql);
    await browser.run(ask);
    return true;
  } catch {
    return false;
  }
}
