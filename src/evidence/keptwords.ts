import type { FlowFinding, KeptRow } from './evidence';
import { usable } from './select';

/** What the comparison says: nothing of likeness where nothing could be compared. */
export function keptTitle({ lostVersusKept: rows }: FlowFinding): string {
  const compared = rows.filter(({ difference }) => usable(difference));
  if (rows.every(({ nLost }) => nLost === 0)) return 'Nobody was lost after a first score';
  if (compared.length === 0) return 'Too few were kept or lost to compare them';
  const ways = `${String(compared.length)} ${compared.length === 1 ? 'way' : 'ways'} compared`;
  const unlike = compared.filter(isUnlike).length;
  return unlike === 0
    ? `At the start, those who were lost were like those who were kept in ${compared.length === 1 ? 'the one way compared' : `all ${ways}`}`
    : `At the start, those who were lost differed from those who were kept in ${String(unlike)} of ${ways}`;
}

/** Beyond the line from which a difference is called one. */
export function isUnlike({ difference }: KeptRow): boolean {
  return usable(difference) && difference.flag !== 'none';
}
