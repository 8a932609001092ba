import { fieldNamed } from '../vocabulary/fields';
import type { ColumnRole, Mapping } from '../vocabulary/mapping';
import { plainName } from '../vocabulary/spelling';
import { attendedNamed } from '../vocabulary/uses';
import { isBlank } from './reading';

/** What column names say about a list of appointments or an attendance register. */
export type ContactLayout = Pick<Mapping, 'layout' | 'columns'>;

type Rows = readonly (readonly string[])[];
type Roles = Partial<Record<ColumnRole, string>>;

const sessionDay =
  /^(?:session date|date of session|attendance date|date attended|date of attendance|class date)$/;
const eventDay =
  /^(?:(?:appointment|appt|event|consultation|encounter|contact|visit) date(?: time)?|date of (?:appointment|event|consultation|encounter|contact|visit))$/;
/** Roles of columns that only a file with one score a row has. */
export const scoreRoles: ReadonlySet<string> = new Set([
  'tool',
  'question',
  'stage',
  'date',
  'day',
  'month',
  'score',
]);

/** One row an appointment, or one row a person at a session; none for other files. */
export function contactLayout(header: readonly string[], sample: Rows): ContactLayout | undefined {
  const roles: Roles = {};
  for (const column of header) {
    const id = fieldNamed(column)?.id;
    if (id !== undefined && id !== 'group' && !scoreRoles.has(id)) roles[id] ??= column;
  }
  const { status, ...others } = roles;
  const isWordOf = (column: string | undefined): boolean => {
    const at = column === undefined ? -1 : header.indexOf(column);
    const cells = sample.map((row) => row[at] ?? '').filter((cell) => !isBlank(cell));
    const known = cells.filter((cell) => attendedNamed(cell) !== undefined);
    return at >= 0 && cells.length > 0 && known.length * 10 >= cells.length * 9;
  };
  const attended = roles.attended ?? (isWordOf(status) ? status : undefined);
  const columns: Roles = {
    ...(attended === status || status === undefined ? others : roles),
    ...(attended === undefined ? {} : { attended }),
  };
  const dayOf = (name: RegExp): string | undefined => header.find((column) => name.test(plainName(column)));
  const session = dayOf(sessionDay);
  if (session !== undefined && (columns.attended !== undefined || columns.activity !== undefined))
    return { layout: 'attendance', columns: { ...columns, date: session } };
  const event = dayOf(eventDay);
  if (
    event !== undefined &&
    (columns.service ?? columns.role ?? columns.mode ?? columns.attended) !== undefined
  )
    return { layout: 'events', columns: { ...columns, date: event } };
  return undefined;
}
