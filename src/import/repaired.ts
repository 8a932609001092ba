import type { Mapping } from '../vocabulary/mapping';
import type { Grid } from './grid';
import { bandedAges, districts, droppedColumn, hashedKeys, newSalt } from './tripwire/repair';

/** Made anew with each start and never told: the same key becomes the same code in all files of one sitting, and in no other. */
const salt = newSalt();

const known = new WeakMap<Grid, Map<string, Grid>>();

/** The grid with the columns repaired by which somebody could be known. Columns that are not there are passed over. */
export function repaired(
  grid: Grid,
  { repairs = [], columns, dates }: Pick<Mapping, 'repairs' | 'columns' | 'dates'>,
): Grid {
  if (repairs.length === 0) return grid;
  const ways = known.get(grid) ?? new Map<string, Grid>();
  known.set(grid, ways);
  const key = JSON.stringify([repairs, columns.referral_date, columns.person, dates]);
  const before = ways.get(key);
  if (before !== undefined) return before;
  let mended = grid;
  for (const { column, remedy } of repairs) {
    if (!mended.header.includes(column)) continue;
    switch (remedy) {
      case 'drop':
        mended = droppedColumn(mended, column);
        break;
      case 'hash':
        mended = hashedKeys(mended, column, salt);
        break;
      case 'age band': {
        const referral = columns.referral_date;
        const on =
          referral !== undefined && referral !== column && mended.header.includes(referral)
            ? { column: referral }
            : { day: new Date().toISOString().slice(0, 10) };
        mended = bandedAges(mended, column, on, dates);
        break;
      }
      case 'district':
        mended = districts(mended, column, columns.person);
        break;
    }
  }
  ways.clear();
  ways.set(key, mended);
  return mended;
}
