import type { Table } from 'apache-arrow';
import type { Columns } from './database';

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
