import type { Database, Parameter } from './database';
import { type QueryName, type QueryParameters, type QueryRow, queries } from './queries.gen';

/** Asks a macro by name: binds its parameters in order, casts dates, and gives the rows as objects with the columns' own names. */
export async function callOf<K extends QueryName>(
  database: Database,
  name: K,
  parameters: QueryParameters[K],
): Promise<readonly QueryRow[K][]> {
  const declared = queries[name].parameters;
  const values = parameters as Readonly<Record<string, Parameter>>;
  const holes = declared.map(({ type }) => (type === 'DATE' ? 'CAST(? AS DATE)' : '?'));
  const bound = declared.map((parameter) => values[parameter.name] ?? null);
  const result = await database.run(`SELECT * FROM ${name}(${holes.join(', ')})`, bound);
  return Array.from({ length: result.length }, (_, row) =>
    Object.fromEntries(result.names.map((column, at) => [column, result.columns[at]?.[row]])),
  ) as unknown as readonly QueryRow[K][];
}
