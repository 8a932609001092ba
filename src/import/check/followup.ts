import { notRecorded } from '../../vocabulary/dimensions';
import type { Issue } from '../../vocabulary/issue';
import type { Sample } from './sample';
import { momentOf } from './stage';
import { short } from '../notices';
import { placeOf, scorePlaces } from '../readplace';
import type { Placed } from '../scorecolumns';

const pointsApart = 0.3;
const errorsApart = 3;
const mostSites = 5000;

/**
 * Sites whose share of people with a later score, of those with a first one, is more than 30 points and three standard errors (of a
 * difference of shares, pooled) below that of all other sites, in a sample of the referrals. Where no label says which score is first,
 * nothing is said.
 */
export function followUpIssues(sample: Sample, founder: Placed): readonly Issue[] {
  const site = placeOf(founder, 'site');
  const own = sample.sheets.find(({ read }) => read === founder);
  if (site === undefined || own === undefined) return [];
  const flags = flagsOf(sample);
  const base = new Float64Array(site.size);
  const later = new Float64Array(site.size);
  const { rows, places } = own;
  for (let k = 0; k < rows.length; k += 1) {
    const flag = flags[places[k] as number] as number;
    if ((flag & 1) === 0) continue;
    const code = site.codes[rows[k] as number] as number;
    base[code] = (base[code] as number) + 1;
    if (flag === 3) later[code] = (later[code] as number) + 1;
    // A referral with many rows is counted once.
    flags[places[k] as number] = 0;
  }
  const sites = new Map<string, { n: number; later: number }>();
  let [all, followed] = [0, 0];
  for (const [code, { level = notRecorded }] of site.readings.entries()) {
    if (level === notRecorded || base[code] === 0) continue;
    const one = sites.get(level) ?? { n: 0, later: 0 };
    one.n += base[code] as number;
    one.later += later[code] as number;
    sites.set(level, one);
    all += base[code] as number;
    followed += later[code] as number;
  }
  if (sites.size < 2 || sites.size > mostSites) return [];
  const about = { severity: 'note', file: founder.sheet.name, column: site.column } as const;
  return [...sites]
    .filter(([, one]) => isFarBelow(one.later, one.n, followed - one.later, all - one.n))
    .map(([level]) => ({ code: 'follow_up_uneven', ...about, found: short(level) }));
}

/** For each sampled referral: 1 with a first score of any measure, 2 with a later one, 3 with both. */
function flagsOf({ size, sheets }: Sample): Uint8Array {
  const flags = new Uint8Array(size);
  for (const { read, rows, places } of sheets) {
    for (const place of scorePlaces(read.places)) {
      const { codes, numbers } = place;
      const moment = momentOf(read, place);
      for (let k = 0; k < rows.length; k += 1) {
        const row = rows[k] as number;
        if (Number.isNaN(numbers[codes[row] as number])) continue;
        const at = places[k] as number;
        flags[at] = (flags[at] as number) | (typeof moment === 'number' ? moment : moment(row));
      }
    }
  }
  return flags;
}

function isFarBelow(own: number, n: number, rest: number, others: number): boolean {
  if (n === 0 || others === 0) return false;
  const apart = rest / others - own / n;
  const share = (own + rest) / (n + others);
  return apart > pointsApart && apart > errorsApart * Math.sqrt(share * (1 - share) * (1 / n + 1 / others));
}
