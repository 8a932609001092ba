import type { People } from '../people';
import type { Placed } from '../scorecolumns';

/** Every so many-th referral of a load, and the rows of each file that are about one of them. */
export interface Sample {
  readonly size: number;
  readonly sheets: readonly {
    readonly read: Placed;
    readonly rows: Int32Array;
    /** For each of these rows the place of its referral in the sample. */
    readonly places: Int32Array;
  }[];
}

/** A sample of at most so many referrals: shares and correlations need no more. */
export function sampleOf(placed: readonly Placed[], people: People, most: number): Sample {
  const stride = Math.max(1, Math.ceil(people.referrals / most));
  const size = Math.ceil(people.referrals / stride);
  const sheets = placed.map((read) =>
    read.sheet.mapping.layout === 'wide'
      ? ownRows(read, people, stride, size)
      : anyRows(read, stride, 64 * size),
  );
  return { size, sheets };
}

/** In a wide file a referral has one row. */
function ownRows(read: Placed, people: People, stride: number, size: number): Sample['sheets'][number] {
  const rows = new Int32Array(size);
  const places = new Int32Array(size);
  let n = 0;
  for (let place = 0; place < size; place += 1) {
    const at = place * stride;
    if (people.file[at] !== read.sheet.file) continue;
    rows[n] = people.row[at] as number;
    places[n] = place;
    n += 1;
  }
  return { read, rows: rows.subarray(0, n), places: places.subarray(0, n) };
}

function anyRows(read: Placed, stride: number, most: number): Sample['sheets'][number] {
  const { referral } = read;
  const rows: number[] = [];
  const places: number[] = [];
  for (let row = 0; row < referral.length && rows.length < most; row += 1) {
    const at = referral[row] as number;
    if (at < 0 || at % stride !== 0) continue;
    rows.push(row);
    places.push(at / stride);
  }
  return { read, rows: Int32Array.from(rows), places: Int32Array.from(places) };
}
