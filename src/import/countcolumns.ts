import { fieldNamed } from '../vocabulary/fields';
import type { ColumnRole, CountColumn, Mapping, ObservedColumn } from '../vocabulary/mapping';
import { measureNamed } from '../vocabulary/measures';
import { anyGp, serviceIn } from '../vocabulary/servicenames';
import { plainName } from '../vocabulary/spelling';
import { groupNamed } from '../vocabulary/uses';
import { calendarMonth, monthFromReferral } from './months';
import { isBlank } from './reading';

/** What column names say about counts of service use. */
export type UseLayout = Pick<Mapping, 'columns' | 'counts' | 'observed'>;

type Rows = readonly (readonly string[])[];

/** The counts of a wide file: months from referral, calendar months, or two counts a service; none if it has no counts. */
export function countLayout(header: readonly string[], sample: Rows): UseLayout | undefined {
  const columns = caseRoles(header, sample);
  const taken = new Set(Object.values(columns));
  const free = header.filter((column) => !taken.has(column));
  const months = monthsIn(free, columns.service !== undefined);
  if (months.length > 0) return { columns, counts: months };
  const { service: _, ...others } = columns;
  const two = sidesIn(free);
  return two === undefined ? undefined : { columns: others, ...two };
}

const onCase: ReadonlySet<string> = new Set(['deceased', 'service']);

function caseRoles(header: readonly string[], sample: Rows): Partial<Record<ColumnRole, string>> {
  const roles: Partial<Record<ColumnRole, string>> = {};
  for (const [at, column] of header.entries()) {
    const field = fieldNamed(column);
    if (field !== undefined && (field.on === 'case' || onCase.has(field.id))) roles[field.id] ??= column;
    else if (isGroup(column, sample, at)) roles.group ??= column;
  }
  return roles;
}

/** A column called a group most of whose cells name one that is known; others are then told row by row. */
export function isGroup(column: string, sample: Rows, at: number): boolean {
  if (fieldNamed(column)?.id !== 'group' && !/^(?:group|arm|cohort)$/.test(plainName(column))) return false;
  const cells = sample.map((row) => row[at] ?? '').filter((cell) => !isBlank(cell));
  return cells.filter((cell) => groupNamed(cell) !== undefined).length * 2 > cells.length;
}

function monthsIn(free: readonly string[], named: boolean): readonly CountColumn[] {
  const service = named ? {} : { service: anyGp };
  const relative = free.flatMap((column): readonly (CountColumn & { readonly from: number })[] => {
    const month = monthFromReferral(column);
    return month === undefined ? [] : [{ column, ...service, from: month, to: month }];
  });
  const different = new Set(relative.map(({ from }) => from));
  if (different.size === relative.length && relative.length >= 3 && relative.some(({ from }) => from < 0))
    return relative;
  const calendar = free.flatMap((column): readonly CountColumn[] => {
    const month = calendarMonth(column);
    return month === undefined ? [] : [{ column, ...service, month }];
  });
  return calendar.length >= 3 ? calendar : [];
}

interface Side {
  readonly column: string;
  readonly side: 'before' | 'after';
  readonly months: number | undefined;
  /** The name without the words for the side and the months. */
  readonly rest: string;
}

function sideOf(column: string): Side | undefined {
  const words = plainName(column);
  const before = /\b(?:pre|before|prior)\b/.test(words);
  const after = /\b(?:post|after|following)\b/.test(words);
  if (before === after || measureNamed(column) !== undefined) return undefined;
  const found = /\b(\d{1,2}) ?(?:m|mo|mth|mths|month|months)\b/.exec(words);
  const rest = words
    .replace(/\b(?:pre|before|prior|post|after|following)\b/g, ' ')
    .replace(found?.[0] ?? '', ' ');
  return {
    column,
    side: before ? 'before' : 'after',
    months: found === null ? undefined : Number(found[1]),
    rest: plainName(rest),
  };
}

function sidesIn(free: readonly string[]): Pick<Mapping, 'counts' | 'observed'> | undefined {
  const sides = free.flatMap((column) => sideOf(column) ?? []);
  const observing = (one: Side): boolean => /\b(?:obs|observed|registered|exposure)\b/.test(one.rest);
  const counts = sides.flatMap((one) => {
    const service = observing(one) ? undefined : serviceIn(one.rest);
    return service === undefined ? [] : [{ ...one, service }];
  });
  const services = (side: Side['side']): readonly string[] =>
    counts.filter((one) => one.side === side).map(({ service }) => service);
  const [before, after] = [services('before'), services('after')];
  if (before.length === 0 || after.length === 0) return undefined;
  if (new Set(before).size < before.length || new Set(after).size < after.length) return undefined;
  const longest = counts.flatMap(({ months }) => months ?? []).toSorted((one, other) => other - one)[0] ?? 12;
  const stretch = ({ side, months = longest }: Side) =>
    side === 'before' ? { from: -months, to: -1 } : { from: 1, to: months };
  const halves = halfOf(before, after);
  const observed = sides.filter(observing).map((one): ObservedColumn => ({
    column: one.column,
    ...stretch({ ...one, months: one.months ?? longest }),
  }));
  return {
    counts: counts.map((one): CountColumn => ({
      column: one.column,
      service: one.service === anyGp ? (halves ?? anyGp) : one.service,
      ...stretch(one),
    })),
    ...(observed.length === 0 ? {} : { observed }),
  };
}

/** The kind that `GP` alone stands for, where one side has it and the other side has just one kind of GP contact left over. */
function halfOf(before: readonly string[], after: readonly string[]): string | undefined {
  const [one, other] = [
    before.filter((service) => !after.includes(service)),
    after.filter((service) => !before.includes(service)),
  ];
  if (one.length !== 1 || other.length !== 1) return undefined;
  const kind = [...one, ...other].find((service) => service !== anyGp);
  return [...one, ...other].includes(anyGp) && kind?.startsWith('GP ') === true ? kind : undefined;
}

/** Columns whose service was taken from what was left over and not from their own names. */
export function guessedCounts({ counts = [] }: Pick<Mapping, 'counts'>): readonly string[] {
  return counts.flatMap(({ column, service }) =>
    service !== undefined && service !== anyGp && serviceIn(column) === anyGp ? [column] : [],
  );
}
