import type { IssueCode } from '../vocabulary/issue';
import type { ColumnRole, Mapping } from '../vocabulary/mapping';
import type { Grid } from './grid';

/** A file on its way into the canonical tables: what was read, how it is mapped, and which of its rows are set aside. */
export interface Sheet {
  /** Which of the files, from 0. */
  readonly file: number;
  readonly name: string;
  readonly mapping: Mapping;
  readonly grid: Grid;
  /** Rows under the header, used or not. */
  readonly rows: number;
  /** For each row of the grid why it is set aside, by number in `verdicts`; 0 while it is not. */
  readonly verdict: Uint8Array;
}

/** Why a row can be set aside once it has been read. */
export const verdicts = [
  undefined,
  'blank_row',
  'total_row',
  'no_id',
  'duplicate_row',
  'duplicate_id',
  'unknown_person',
  'unknown_tool',
  'unknown_stage',
  'unknown_group',
  'both_groups',
  'not_attended',
  'unknown_attendance',
  'no_event_day',
  'repeated_header',
  'footnote_row',
  'test_row',
] as const satisfies readonly (IssueCode | undefined)[];

export type Verdict = Exclude<(typeof verdicts)[number], undefined>;

/** Sets a row aside, if it is not already. */
export function setAside({ verdict }: Sheet, row: number, code: Verdict): void {
  if (verdict[row] === 0) verdict[row] = verdicts.indexOf(code);
}

/** The number of a column of the file. */
export function columnAt({ grid, name }: Sheet, column: string): number {
  const at = grid.header.indexOf(column);
  if (at < 0) throw new Error(`import: no column "${column}" in ${name}`);
  return at;
}

/** The number of the column that has a role; -1 for none. */
export function roleAt({ mapping, grid }: Sheet, role: ColumnRole): number {
  const column = mapping.columns[role];
  return column === undefined ? -1 : grid.header.indexOf(column);
}

/** Every column that a mapping names, once. */
export function columnsOf(mapping: Mapping): readonly string[] {
  return [
    ...new Set([
      ...Object.values(mapping.columns),
      ...(mapping.items ?? []).flatMap(({ columns }) => columns),
      ...mapping.scores.flatMap(({ column, date }) => (date === undefined ? [column] : [column, date])),
      ...(mapping.counts ?? []).map(({ column }) => column),
      ...(mapping.observed ?? []).map(({ column }) => column),
    ]),
  ];
}

/** Whether any column says who a row is about. */
export function hasId({ mapping }: Pick<Sheet, 'mapping'>): boolean {
  return mapping.columns.person !== undefined || mapping.columns.episode !== undefined;
}

/** Whether a file says who was referred: the files of the others are joined to the people it brings. */
export function bringsPeople({ layout, scores, items = [], counts = [] }: Mapping): boolean {
  return layout === 'wide' && (scores.length > 0 || items.length > 0 || counts.length === 0);
}
