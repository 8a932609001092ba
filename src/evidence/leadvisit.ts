import type { Evidence } from './evidence';
import { mayTellChange } from './visitfigurewords';
import { usable } from './select';
import type { VisitFinding } from './visits';

/** The part of a finding’s id that names the service: what stands in an address. */
export function serviceIdOf({ id }: Pick<VisitFinding, 'id'>): string {
  return id.replace(/^visits\./, '');
}

/** The kind of use to open first: one of which a change may be told before others, then that with most visits behind it. */
export function leadVisit({ visits }: Evidence): VisitFinding | undefined {
  const events = ({ referred: { before, after } }: VisitFinding): number =>
    (usable(before) ? before.events : 0) + (usable(after) ? after.events : 0);
  return visits.toSorted(
    (a, b) => Number(mayTellChange(b)) - Number(mayTellChange(a)) || events(b) - events(a),
  )[0];
}
