import type { Database } from '../engine/database';
import type { Windows } from '../evidence/windows';

/** Months from referral that have a column of their own in `monthly`. */
export async function monthsCounted(database: Database): Promise<readonly number[]> {
  const { columns } = await database.run(
    `SELECT column_name FROM duckdb_columns() WHERE table_name = 'monthly' ORDER BY column_index`,
  );
  return (columns[0] ?? []).flatMap((name) => {
    const found = /^(before|month|after)_(\d+)$/.exec(String(name));
    return found === null ? [] : [Number(found[2]) * (found[1] === 'before' ? -1 : 1)];
  });
}

/** The stretches of months that are counted in one number, the most frequent first. */
export async function stretchesCounted(
  database: Database,
): Promise<readonly { readonly from: number; readonly to: number; readonly n: number }[]> {
  const { columns, length } = await database.run(
    `SELECT from_month, to_month, count(*)::INTEGER AS n FROM span
    WHERE from_month < to_month AND months > 0 GROUP BY from_month, to_month ORDER BY n DESC, from_month, to_month`,
  );
  return Array.from({ length }, (_, row) => ({
    from: Number(columns[0]?.[row]),
    to: Number(columns[1]?.[row]),
    n: Number(columns[2]?.[row]),
  }));
}

/**
 * Fills the rows of `used` that belong to a setting: everybody's service use in two windows. A stretch of months that a window cuts in two counts
 * in neither, and so does a hidden number of which no most is known. The months are written into the statement, as whole numbers.
 */
export async function fillUsed(
  database: Database,
  setting: string,
  { before, after }: Windows,
  months: readonly number[],
): Promise<void> {
  const bounds = [before.from, before.to, after.from, after.to];
  if (!bounds.every((month) => Number.isSafeInteger(month)))
    throw new RangeError('analysis: months are whole');
  const within = ({ from, to }: Windows['before']): readonly string[] =>
    months.filter((month) => month >= from && month <= to).map(columnOf);
  const [early, late] = [within(before), within(after)];
  const { columns } = await database.run('SELECT count(*)::INTEGER FROM span');
  const spans = columns[0]?.[0] === 0 ? '' : ` UNION ALL ${spanned(before, after)}`;
  const counted = `SELECT episode, service, ${added(early)} AS before, ${added(late)} AS after,
    ${added(early)} AS before_high, ${added(late)} AS after_high, ${seen(early)} AS months_before, ${seen(late)} AS months_after
    FROM monthly${spans}`;
  const whole = ['before', 'after', 'before_high', 'after_high'].map(
    (name) => `sum(${name})::INTEGER AS ${name}`,
  );
  await database.run(
    spans === ''
      ? `INSERT INTO used SELECT ? AS setting, * FROM (${counted})`
      : `INSERT INTO used SELECT ? AS setting, episode, service, ${whole.join(', ')}, sum(months_before), sum(months_after)
        FROM (${counted}) GROUP BY episode, service ORDER BY episode, service`,
    [setting],
  );
}

/** The column of `monthly` that holds a month from referral. */
export function columnOf(month: number): string {
  return month === 0 ? 'month_0' : `${month < 0 ? 'before' : 'after'}_${String(Math.abs(month))}`;
}

function added(columns: readonly string[]): string {
  return columns.length === 0
    ? '0'
    : `(${columns.map((name) => `coalesce(${name}, 0)::INTEGER`).join(' + ')})`;
}

function seen(columns: readonly string[]): string {
  return columns.length === 0
    ? '0.0'
    : `(${columns.map((name) => `(${name} IS NOT NULL)::INTEGER`).join(' + ')})::DOUBLE`;
}

function spanned(before: Windows['before'], after: Windows['before']): string {
  const inside = ({ from, to }: Windows['before']): string =>
    `from_month >= ${String(from)} AND to_month <= ${String(to)} AND months IS NOT NULL AND n_high IS NOT NULL`;
  const part = (window: Windows['before'], value: string): string =>
    `CASE WHEN ${inside(window)} THEN ${value} ELSE 0 END`;
  return `SELECT episode, service, ${part(before, 'n_low')}, ${part(after, 'n_low')}, ${part(before, 'n_high')}, ${part(after, 'n_high')},
    ${part(before, 'months')}, ${part(after, 'months')} FROM span WHERE from_month IS NOT NULL`;
}
