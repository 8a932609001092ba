import type { Rows } from '../engine/rows';
import type { Issue } from '../vocabulary/issue';
import { contactRows } from './attendance';
import { dropRecounted, gatherCounts } from './counts';
import { gatherEvents } from './events';
import type { People } from './people';
import type { Placed } from './scorecolumns';
import { Uses } from './uses';
import { anyGp, gpParts } from '../vocabulary/servicenames';

/** What files say about service use and attendance: rows for three tables, each where there are any, and the issues of each file by its number. */
export interface Visits {
  readonly monthly: Rows | undefined;
  readonly span: Rows | undefined;
  readonly contact: Rows | undefined;
  readonly issues: ReadonlyMap<number, readonly Issue[]>;
}

/** Gathers counts, appointments and attendance. Rows that count the same thing again are set aside in `placed`. */
export function gatherVisits(placed: readonly Placed[], people: People): Visits {
  const uses = new Uses();
  const issues = new Map<number, readonly Issue[]>();
  const attendance: Placed[] = [];
  for (const one of placed) {
    const { layout, counts } = one.sheet.mapping;
    if (layout === 'attendance') attendance.push(one);
    if (layout === 'events') issues.set(one.sheet.file, gatherEvents(one, people, uses));
    if (counts === undefined) continue;
    dropRecounted(one);
    issues.set(one.sheet.file, gatherCounts(one, people, uses));
  }
  uses.addUp(gpParts, anyGp);
  return {
    monthly: uses.monthly(),
    span: uses.spans(),
    contact: contactRows(attendance, people),
    issues,
  };
}
