import type { Table } from 'apache-arrow';
import type { Codes, Columns } from './database';

/** An Arrow result by columns: counts as numbers, dates as ISO days, missing as null, as the native engine gives them too. */
export function columnsOf(table: Table): Columns {
  const names = table.schema.fields.map(({ name }) => name);
  const columns = table.schema.fields.map(({ type }, at) => {
    const vector = table.getChildAt(at);
    const isDate = String(type).startsWith('Date');
    return Array.from({ length: table.numRows }, (_, row) => plain(vector?.get(row), isDate));
  });
  return { names, columns, length: table.numRows };
}

function plain(value: unknown, isDate: boolean): unknown {
  if (value === undefined) return null;
  if (isDate && (typeof value === 'number' || value instanceof Date)) {
    return new Date(Number(value)).toISOString().slice(0, 10);
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The columns of an Arrow result that holds whole numbers from 0 up and nothing missing, each as an array of its own. */
export function arraysOf(table: Table): Readonly<Record<string, Codes>> {
  return Object.fromEntries(
    table.schema.fields.map(({ name }, at): [string, Codes] => {
      const found: unknown = table.getChildAt(at)?.toArray();
      if (found instanceof Uint8Array) return [name, new Uint8Array(found)];
      if (found instanceof Uint16Array) return [name, new Uint16Array(found)];
      if (found instanceof Uint32Array) return [name, new Uint32Array(found)];
      throw new Error(`engine: the column ${name} is not of whole numbers from 0 up`);
    }),
  );
}
