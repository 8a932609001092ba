import { schema } from '../engine/macros';
import type { Column, Rows } from '../engine/rows';
import { enumOf } from './shape';

/** Months further from referral than this are kept in `span`. */
export const furthest = 36;

/** The column of the table `monthly` that holds a month from referral. */
export function monthColumn(month: number): string {
  if (month === 0) return 'month_0';
  return `${month < 0 ? 'before' : 'after'}_${String(Math.abs(month))}`;
}

/** The month from referral that a column of the table `monthly` holds; none for its other columns. */
function monthIn(column: string): number | undefined {
  const found = /^(before|month|after)_(\d+)$/.exec(column);
  return found === null ? undefined : Number(found[2]) * (found[1] === 'before' ? -1 : 1);
}

/** The statement that makes `monthly` with the columns of these rows. */
export function shapeOfMonthly(rows: Rows): string {
  const columns = Object.entries(rows).map(([name, column]) => `${name} ${typeOf(name, column)}`);
  const none = 'episode INTEGER NOT NULL, service VARCHAR NOT NULL, month_0 SMALLINT';
  return `CREATE OR REPLACE TABLE monthly (${columns.length === 0 ? none : columns.join(', ')})`;
}

/** The view `visit` over `span` and the month columns among these of `monthly`; to be made anew whenever either table is. */
export function viewOfVisits(columns: readonly string[]): string {
  const plain = schema.find((one) => one.includes('VIEW visit AS')) ?? '';
  const parts = columns.flatMap((name): readonly string[] => {
    const month = monthIn(name);
    if (month === undefined) return [];
    const at = String(month);
    return [
      `SELECT episode, service, ${at} AS from_month, ${at} AS to_month, 1.0::DOUBLE AS months, ${name}::INTEGER AS n_low, ${name}::INTEGER AS n_high FROM monthly WHERE ${name} IS NOT NULL`,
    ];
  });
  return [plain, ...parts].join('\nUNION ALL\n');
}

function typeOf(name: string, column: Column): string {
  if (monthIn(name) !== undefined) return 'SMALLINT';
  return column.kind === 'word'
    ? `${column.words.length === 0 ? 'VARCHAR' : enumOf(column.words)} NOT NULL`
    : 'INTEGER NOT NULL';
}
