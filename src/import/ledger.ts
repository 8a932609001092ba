import type { Ledger } from '../vocabulary/issue';
import type { Codes } from './grid';
import { type ReadPlace, scorePlaces } from './readplace';
import type { Placed } from './scorecolumns';
import type { Scores } from './scores';

/** Counts a sheet's rows and scores from both ends, and throws if the two do not meet. A cell with a word for no answer is no score. */
export function keepAccounts({ sheet, places, referral }: Placed, scores: Scores): Ledger {
  const { file, name, rows, grid } = sheet;
  let used = 0;
  let judged = 0;
  for (let row = 0; row < grid.rows; row += 1) {
    if ((referral[row] as number) >= 0) used += 1;
    if (sheet.verdict[row] !== 0) judged += 1;
  }
  const aside = judged + grid.aside.length;
  if (used + aside !== rows)
    throw new Error(
      `import: ${name} has ${String(rows)} rows, but ${String(used)} are used and ${String(aside)} set aside`,
    );
  const counts = { file: name, rows_in: rows, rows_used: used, rows_set_aside: aside };

  let found = 0;
  let unusable = 0;
  for (const place of scorePlaces(places)) {
    // Of several cells that make one score, any may be filled.
    const filled = place.kind === 'items' ? undefined : grid.columns[place.at.at(-1) ?? -1]?.codes;
    const counts = filledCounts(place, filled ?? place.codes, filled === undefined, referral);
    for (const [code, problem] of place.problems.entries()) {
      // A cell with nothing in it and a word for no answer are no scores.
      if (problem === 'not_answered' || problem === 'blank') continue;
      found += counts[code] as number;
      if (place.readings[code]?.number === undefined) unusable += counts[code] as number;
    }
  }
  const kept = scores.used.get(file) ?? 0;
  const second = scores.seconds.filter((one) => one.file === file).length;
  if (kept + unusable + second !== found)
    throw new Error(
      `import: ${name} has ${String(found)} scores, but ${String(kept)} are used and ${String(unusable + second)} set aside`,
    );
  return { ...counts, scores_in: found, scores_used: kept };
}

/** In how many used rows each text of a place stands, its own cell filled unless `any` of its cells may be. */
function filledCounts(
  { codes, size }: ReadPlace,
  filled: Codes,
  any: boolean,
  referral: Int32Array,
): Int32Array {
  const counts = new Int32Array(size);
  for (let row = 0; row < codes.length; row += 1) {
    if ((referral[row] as number) < 0 || !(any || filled[row] !== 0)) continue;
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** The ledger of a file that cannot be used. */
export function unused(name: string, rows: number): Ledger {
  return { file: name, rows_in: rows, rows_used: 0, rows_set_aside: rows, scores_in: 0, scores_used: 0 };
}
