import { none } from '../engine/rows';
import { Pairs } from './pairs';
import type { Known, People } from './people';
import { placeOf } from './readplace';
import { setAside } from './sheet';

/** Where to look for somebody's referrals. */
export interface Directory {
  readonly people: People;
  /** The first referral of an id; -1 for nobody. Those of one person stand together. */
  readonly first: (id: number) => number;
  /** The first referral of a case, or of a person's case; -1 for none. */
  readonly ofCase: (id: number | undefined, caseId: number) => number;
}

export function directoryOf(people: People): Directory {
  const first = new Map<number, number>();
  const cases = new Map<number, number>();
  const own = new Pairs();
  const ownFirst: number[] = [];
  for (let at = 0; at < people.referrals; at += 1) {
    const id = people.id[at] as number;
    const caseId = people.caseId[at] as number;
    if (people.ordinal[at] === 1) first.set(id, at);
    if (caseId === 0) continue;
    if (!cases.has(caseId)) cases.set(caseId, at);
    const code = own.codeOf(id, caseId);
    ownFirst[code] ??= at;
  }
  return {
    people,
    first: (id) => first.get(id) ?? -1,
    ofCase: (id, caseId) => {
      if (id === undefined) return cases.get(caseId) ?? -1;
      const code = own.find(id, caseId);
      return code < 0 ? -1 : (ownFirst[code] ?? -1);
    },
  };
}

/**
 * Finds the referral of every row of a long sheet among the people already known: by person and case where both sides have a case,
 * else by person. Of a person with several referrals, a baseline belongs to the referral nearest to it, any other score to the
 * latest referral before it, and a score without a date to the first. A row of somebody unknown is set aside.
 */
export function matchRows(known: Known, directory: Directory, casesKnown: boolean): Int32Array {
  const { sheet, ids } = known;
  const { person, episode } = sheet.mapping.columns;
  const byCase = episode !== undefined && casesKnown;
  const date = placeOf(known, 'date');
  const stage = placeOf(known, 'stage');
  const { people } = directory;
  const found = new Int32Array(sheet.grid.rows).fill(-1);
  for (let row = 0; row < sheet.grid.rows; row += 1) {
    if (sheet.verdict[row] !== 0) continue;
    const id = ids.id[row] as number;
    const caseId = ids.caseId[row] as number;
    let at: number;
    if (byCase && caseId !== 0) at = directory.ofCase(person === undefined ? undefined : id, caseId);
    else {
      at = directory.first(id);
      if (at >= 0 && people.ofMany[at] === 1) {
        const taken = date === undefined ? none : (date.days[date.codes[row] as number] as number);
        const order = stage === undefined ? NaN : (stage.numbers[stage.codes[row] as number] as number);
        at = chosen(people, at, taken, order === 0);
      }
    }
    if (at < 0) setAside(sheet, row, 'unknown_person');
    else found[row] = at;
  }
  return found;
}

/** Which referral of the person whose first is `first`. */
function chosen(people: People, first: number, taken: number, isBaseline: boolean): number {
  if (taken === none) return first;
  let nearest = -1;
  let latest = -1;
  for (let at = first; at < people.referrals && people.person[at] === people.person[first]; at += 1) {
    const referred = people.referred[at] as number;
    if (referred === none) continue;
    const far = Math.abs(taken - referred);
    if (nearest < 0 || far < Math.abs(taken - (people.referred[nearest] as number))) nearest = at;
    if (referred <= taken) latest = at;
  }
  if (isBaseline && nearest >= 0) return nearest;
  return latest >= 0 ? latest : first;
}
