import type { Issue, IssueCode } from '../vocabulary/issue';
import { cellOf, lineOf } from './grid';
import type { People } from './people';
import { between } from './plan';
import { type ReadPlace, type ReadSheet, scorePlaces, usedCounts } from './readplace';
import type { Reversed, Second } from './scores';
import { roleAt, type Sheet, verdicts } from './sheet';

/** At most this many of a kind are listed for a file; one entry stands for the rest. */
export const listed = 200;

const notes: ReadonlySet<IssueCode> = new Set([
  'not_answered',
  'bad_date',
  'placeholder_date',
  'serial_date',
  'unknown_level',
  'impossible_age',
  'repeat_referral',
  'before_baseline',
  'same_day',
  'not_counted',
  'not_a_length',
  'other_month',
  'future_date',
  'between_steps',
  'dates_reversed',
  'shortened_ids',
  'uneven_ids',
  'alike_ids',
  'placeholder_age',
  'excel_date',
  'total_differs',
]);

export interface Noted {
  readonly code: IssueCode;
  readonly line: number;
  readonly column?: string;
  readonly found?: string;
}

/** Issues of one kind and file, by line, the listed ones first and the rest as one entry that says how many. */
export function listing(file: string, noted: readonly Noted[], total = noted.length): readonly Issue[] {
  const first = noted[0];
  if (first === undefined) return [];
  const how = notes.has(first.code) ? 'note' : 'drop';
  const shown = noted.slice(0, listed).map((one): Issue => ({ ...one, severity: how, file }));
  return total > shown.length
    ? [...shown, { code: first.code, severity: how, file, n: total - shown.length }]
    : shown;
}

/** A cell as typed, cut to what a list can show. */
export function short(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}

/** Collects what is noted row by row: of each kind the first so many, and how many there are in all; the kind that comes first, first. */
export class Notes {
  readonly #file: string;
  readonly #kinds = new Map<IssueCode, { readonly noted: Noted[]; total: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** `more` is asked only of those that are listed. */
  add(code: IssueCode, line: number, more: () => Pick<Noted, 'column' | 'found'> = () => ({})): void {
    let kind = this.#kinds.get(code);
    if (kind === undefined) {
      kind = { noted: [], total: 0 };
      this.#kinds.set(code, kind);
    }
    kind.total += 1;
    if (kind.noted.length < listed) kind.noted.push({ code, line, ...more() });
  }

  issues(): readonly Issue[] {
    return [...this.#kinds].flatMap(([, { noted, total }]) => listing(this.#file, noted, total));
  }
}

/** The rows that are set aside, with the cell that is at fault where it is one cell. */
export function rowIssues(sheet: Sheet): readonly Issue[] {
  const { grid, verdict, name } = sheet;
  const [person, episode] = [roleAt(sheet, 'person'), roleAt(sheet, 'episode')];
  const own = person < 0 ? episode : person;
  const at: Partial<Record<IssueCode, readonly number[]>> = {
    no_id: [own],
    duplicate_id: [episode < 0 ? person : episode],
    unknown_person: [own],
    unknown_tool: [roleAt(sheet, 'tool'), roleAt(sheet, 'question')],
    unknown_stage: [roleAt(sheet, 'stage')],
    unknown_group: [roleAt(sheet, 'group')],
    both_groups: [own],
    not_attended: [roleAt(sheet, 'attended')],
    unknown_attendance: [roleAt(sheet, 'attended')],
    no_event_day: [roleAt(sheet, 'date')],
  };
  const notes = new Notes(name);
  let unread = 0;
  const unreadUntil = (line: number): void => {
    for (; unread < grid.aside.length; unread += 1) {
      const one = grid.aside[unread];
      if (one === undefined || one.line > line) return;
      notes.add(one.code, one.line);
    }
  };
  for (let row = 0; row < grid.rows; row += 1) {
    const why = verdict[row] as number;
    if (why === 0) continue;
    const code = verdicts[why];
    if (code === undefined) continue;
    unreadUntil(lineOf(grid, row));
    notes.add(code, lineOf(grid, row), () => {
      const columns = (at[code] ?? []).filter((column) => column >= 0);
      const [first] = columns;
      if (first === undefined) return {};
      const found = columns.map((column) => cellOf(grid, column, row)).join(' ');
      return { column: grid.header[first] ?? '', found: short(found) };
    });
  }
  unreadUntil(Infinity);
  return notes.issues();
}

/** What the used rows' cells could not give, or gave with a doubt. */
export function cellIssues({ sheet, places }: ReadSheet): readonly Issue[] {
  const { grid, verdict, name } = sheet;
  const troubled = places.filter(
    ({ kind, problems }) =>
      kind !== 'stage' &&
      problems.some((one) => one !== undefined && one !== 'blank' && one !== 'unknown_level'),
  );
  const notes = new Notes(name);
  if (troubled.length > 0) {
    for (let row = 0; row < grid.rows; row += 1) {
      if (verdict[row] !== 0) continue;
      for (const { codes, problems, column, raw } of troubled) {
        const code = codes[row] as number;
        const problem = problems[code];
        if (problem === undefined || problem === 'blank' || problem === 'unknown_level') continue;
        notes.add(problem, lineOf(grid, row), () => ({ column, found: short(lastOf(raw(code))) }));
      }
    }
  }
  return [...notes.issues(), ...levelIssues(sheet, places)];
}

function lastOf(raw: string): string {
  return raw.slice(raw.lastIndexOf(between) + 1);
}

/** One entry for each text that is no usual code, with the number of rows that have it. */
function levelIssues(sheet: Sheet, places: readonly ReadPlace[]): readonly Issue[] {
  const all = places.flatMap((place): readonly Issue[] => {
    const { problems, raw, column } = place;
    if (!problems.includes('unknown_level')) return [];
    const counts = usedCounts(sheet, place);
    return problems
      .flatMap((problem, code) => {
        const n = counts[code] as number;
        return problem === 'unknown_level' && n > 0 ? [{ found: short(raw(code)), n }] : [];
      })
      .toSorted((one, other) => other.n - one.n || (one.found < other.found ? -1 : 1))
      .map(({ found, n }) => ({
        code: 'unknown_level',
        severity: 'note',
        file: sheet.name,
        column,
        found,
        n,
      }));
  });
  const rest = all.slice(listed).reduce((sum, { n = 1 }) => sum + n, 0);
  const last: readonly Issue[] =
    rest === 0 ? [] : [{ code: 'unknown_level', severity: 'note', file: sheet.name, n: rest }];
  return [...all.slice(0, listed), ...last];
}

/** People who were referred more than once, by the line of each later referral. */
export function repeatIssues(sheet: Sheet, people: People): readonly Issue[] {
  const lines: number[] = [];
  for (let at = 0; at < people.referrals; at += 1) {
    if ((people.ordinal[at] as number) > 1 && people.file[at] === sheet.file)
      lines.push(lineOf(sheet.grid, people.row[at] as number));
  }
  return listing(
    sheet.name,
    lines.toSorted((one, other) => one - other).map((line) => ({ code: 'repeat_referral', line })),
  );
}

/** Scores that came twice for one stage, or without a stage for one day, by the line of the one not used. */
export function secondIssues({ sheet, places }: ReadSheet, seconds: readonly Second[]): readonly Issue[] {
  const notes = new Notes(sheet.name);
  for (const { file, row, place, code } of seconds.toSorted(byRow))
    if (file === sheet.file)
      notes.add(code, lineOf(sheet.grid, row), () => ({ column: places[place]?.column ?? '' }));
  return notes.issues();
}

/**
 * Later scores dated before, or on the day of, the first score of the same measure: listed by the line of the later one. Whether such
 * a pair counts is decided by the rule for first and last scores, not here.
 */
export function orderIssues({ sheet, places }: ReadSheet, reversed: readonly Reversed[]): readonly Issue[] {
  const { columns } = sheet.mapping;
  const notes = new Notes(sheet.name);
  for (const { file, row, place, code } of reversed.toSorted(byRow)) {
    if (file !== sheet.file) continue;
    notes.add(code, lineOf(sheet.grid, row), () => {
      const column = places[place]?.score?.date ?? columns.date ?? columns.day ?? columns.month ?? '';
      return { column, found: short(cellOf(sheet.grid, sheet.grid.header.indexOf(column), row)) };
    });
  }
  return notes.issues();
}

function byRow(one: Second | Reversed, other: Second | Reversed): number {
  return one.row - other.row || one.place - other.place;
}

/** Score columns without a usable score, and those in which every score is the same. */
export function columnIssues({ sheet, places }: ReadSheet): readonly Issue[] {
  const { verdict, name } = sheet;
  return scorePlaces(places).flatMap(({ codes, numbers, column }): readonly Issue[] => {
    let n = 0;
    let only = NaN;
    for (let row = 0; row < verdict.length; row += 1) {
      if (verdict[row] !== 0) continue;
      const number = numbers[codes[row] as number] as number;
      if (Number.isNaN(number)) continue;
      if (n > 0 && number !== only) return [];
      only = number;
      n += 1;
    }
    if (n === 0) return [{ code: 'all_missing', severity: 'note', file: name, column }];
    return n > 1 ? [{ code: 'one_value', severity: 'note', file: name, column, n }] : [];
  });
}

/** What the different texts of a sheet tell before anybody is found in it. */
export function textIssues({ sheet, scales, either }: ReadSheet): readonly Issue[] {
  const file = sheet.name;
  return [
    ...either.map(({ column, n }): Issue => ({ code: 'day_first', severity: 'note', file, column, n })),
    ...scales.flatMap(({ column, scale, unsure, n }): readonly Issue[] => [
      ...(unsure ? [{ code: 'scale_unsure', severity: 'note', file, column, n } as const] : []),
      ...(scale === 'raw' ? [{ code: 'raw_converted', severity: 'note', file, column, n } as const] : []),
    ]),
  ];
}
