import { fieldNamed } from '../../vocabulary/fields';
import { plainName } from '../../vocabulary/spelling';

/** What a column of a return of totals is called: counts, shares, means and stretches of time. */
const sums: readonly RegExp[] = [
  /^(?:total )?(?:number|no|count|total|sum|n) of /,
  /^(?:all |new |total )?(?:referrals|referred|accepted|seen|declined|discharged|completed|open cases|closed cases|contacts|patients|clients|people|appointments)(?: (?:accepted|seen|received|made|closed|completed|supported|total))?$/,
  /\b(?:appts|appointments|attendances|admissions|visits|hours|costs?) (?:avoided|saved)\b/,
  /^(?:list size|population|caseload|headcount|registered (?:patients|population))$/,
  /\b(?:rate|per 1 ?000|per 10 ?000|per 100 ?000|per head|per cent|percent|percentage|proportion|pct)\b/,
  /^(?:mean|average|median|avg|sd|std dev|standard deviation|min|max)\b/,
  /\b(?:mean|average|avg|median)$/,
  /^(?:quarter|qtr|financial year|reporting period|period|year|month|reporting quarter)$/,
  /^total\b/,
];

/** How many of the columns must be sums, at the least and as a share. */
const least = 3;
const share = 0.4;

/**
 * Whether a table is a return of totals, one row a quarter, practice or network, and not a list of people: no column is a person or a case,
 * and at least three and two in five of its columns are called what counts, shares and means are called, and hold numbers.
 */
export function isAggregate(header: readonly string[], sample: readonly (readonly string[])[]): boolean {
  const roles = header.map((name) => fieldNamed(name)?.id);
  if (roles.some((role) => role === 'person' || role === 'episode' || role === 'tool')) return false;
  const found = header.filter((name, at) => {
    const plain = plainName(name);
    const isSum = /%/.test(name) || sums.some((pattern) => pattern.test(plain));
    return isSum && isCounted(sample.map((row) => row[at] ?? ''));
  }).length;
  return found >= least && found >= share * header.length;
}

/** Numbers, percentages, hidden numbers, blanks, and names of quarters and years; nothing that says Yes, or the day of somebody's referral. */
function isCounted(cells: readonly string[]): boolean {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const fit = said.filter((cell) =>
    /^[-+]?[£$]?[\d,. ]+%?$|^(?:<\s?\d+|\*|\[?c\]?|\d+\*|n\/?a|-)$|\bq[1-4]\b|\b(?:19|20)\d\d\b/i.test(cell),
  ).length;
  return fit * 10 >= said.length * 8 && !said.some((cell) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(cell));
}
