import { type History, noHistory } from './history';
import { lacking } from './mappingedit';
import { type Failure, pruned } from './replay';
import type { IssueCode } from '../vocabulary/issue';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import type { Remedy, Tripwire, Uniqueness } from '../vocabulary/tripwire';

/** A file on the table: what was found in it, and how it is to be read. */
export interface Taken {
  readonly file: File;
  readonly looked: Looked;
  readonly mapping: Mapping;
  readonly history: History;
  /** Tripwires of which the user said that they are none; known to this page only, and never saved. */
  readonly kept: readonly string[];
  /** What did not fit of a mapping that was opened. */
  readonly failures: readonly Failure[];
  /** By what the mapping takes of people together, how many could be picked out; null until that is known. */
  readonly unique: Uniqueness | null;
  /** Whether it is being looked at again, in another way. */
  readonly again: Again;
}

export type Again =
  | { readonly kind: 'no' }
  /** `before` is what to go back to if it cannot be read in that way. */
  | { readonly kind: 'looking'; readonly before: Pick<Taken, 'mapping' | 'history'> }
  | { readonly kind: 'failed'; readonly happened: string };

/** Where the files stand that someone brought. */
export type Intake =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly names: readonly string[] }
  | { readonly kind: 'taken'; readonly files: readonly Taken[] }
  | { readonly kind: 'unread'; readonly happened: string };

/** What can be done with a file on the table. */
export interface IntakeActions {
  /** Another mapping; where its reading or its repairs are others, the file is looked at again. */
  readonly change: (file: File, mapping: Mapping) => void;
  /** A saved mapping, as far as it fits. */
  readonly open: (file: File, saved: Mapping) => void;
  readonly step: (file: File, way: 'undo' | 'redo') => void;
  /** That a tripwire is none; said again, that it may be one. */
  readonly keep: (file: File, tripwire: Tripwire) => void;
  readonly remove: (file: File) => void;
}

export function takenAs(file: File, looked: Looked): Taken {
  return {
    file,
    looked,
    mapping: looked.mapping,
    history: noHistory,
    kept: [],
    failures: [],
    unique: null,
    again: { kind: 'no' },
  };
}

/** What the form can mend: the file itself is sound. */
const mendable: readonly IssueCode[] = ['unknown_columns', 'no_scores', 'missing_column', 'one_row_a_person'];

/** True where the file cannot be used at all, whatever is said of its columns. */
export function isStopped({ looked }: Taken): boolean {
  return looked.issues.some(({ severity, code }) => severity === 'stop' && !mendable.includes(code));
}

/** True where the columns wait for a word from the user. */
export function isUnsure({ looked, mapping }: Taken): boolean {
  return (!looked.certain && isAsSuggested(mapping, looked)) || lacking(mapping).length > 0;
}

/** By what a tripwire is known again while the page is open. */
export function tripwireKey({ kind, column }: Tripwire): string {
  return `${kind}: ${column}`;
}

/** Tripwires of columns that nothing is done about yet. */
export function openTripwires({ looked, mapping, kept }: Taken): readonly Tripwire[] {
  const mended = new Set((mapping.repairs ?? []).map(({ column }) => column));
  return looked.tripwires.filter((one) => !mended.has(one.column) && !kept.includes(tripwireKey(one)));
}

/**
 * What makes a column tell less of a person: what its tripwire offers, else leaving it out; nothing for the day of referral, without which
 * nothing can be placed in time.
 */
export function coarsenings({ looked, mapping }: Taken, column: string): readonly Remedy[] {
  if (mapping.columns.referral_date === column) return [];
  const offers = looked.tripwires.filter((one) => one.column === column).flatMap((one) => one.offers);
  return [...new Set([...offers.filter((one) => one !== 'hash'), 'drop' as const])];
}

/** True where a file must not be loaded before a column is mended. */
export function isHeld(taken: Taken): boolean {
  return taken.again.kind === 'looking' || openTripwires(taken).some(({ level }) => level === 'stop');
}

/** Columns of which no cell is shown, whatever was said of them. */
export function hushed({ looked, mapping }: Pick<Taken, 'looked' | 'mapping'>): ReadonlySet<string> {
  return new Set([
    ...looked.tripwires.filter(({ level }) => level === 'stop').map(({ column }) => column),
    ...(mapping.repairs ?? []).map(({ column }) => column),
  ]);
}

/** How a file is read, apart from what its columns mean. */
export function readingOf({ reading, repairs }: Mapping): Pick<Mapping, 'reading' | 'repairs'> {
  return { ...(reading === undefined ? {} : { reading }), ...(repairs === undefined ? {} : { repairs }) };
}

/** What the columns mean, apart from how the file is read and how values are spelled. */
function meaningOf(mapping: Mapping): Mapping {
  const { reading: _, repairs: __, levels: ___, ...meaning } = mapping;
  return meaning;
}

export function isReadAlike(one: Mapping, other: Mapping): boolean {
  return JSON.stringify(readingOf(one)) === JSON.stringify(readingOf(other));
}

/** True where the columns mean what was suggested. */
export function isAsSuggested(mapping: Mapping, { mapping: suggested }: Looked): boolean {
  return JSON.stringify(meaningOf(mapping)) === JSON.stringify(meaningOf(suggested));
}

/** Every column as suggested for the file as it is read now; what was decided about spellings stands. */
export function suggestedFor({ looked, mapping }: Pick<Taken, 'looked' | 'mapping'>): Mapping {
  const { levels } = mapping;
  return {
    ...meaningOf(looked.mapping),
    ...(levels === undefined ? {} : { levels }),
    ...readingOf(mapping),
  };
}

/** With a band in the place of a day of birth, the column tells the age band, if no other does. */
function withBands(mapping: Mapping): Mapping {
  const { columns } = mapping;
  const banded = mapping.repairs?.find(({ remedy }) => remedy === 'age band')?.column;
  if (banded === undefined || columns.age !== undefined || columns.age_band !== undefined) return mapping;
  if (mapping.scores.some(({ column }) => column === banded)) return mapping;
  return { ...mapping, columns: { ...columns, age_band: banded } };
}

/** The file after another look: what was said of its columns stands as long as the columns are the same. */
export function lookedAgain(now: Taken, looked: Looked): Taken {
  const { mapping } = now;
  const dropped = new Set((mapping.repairs ?? []).map(({ column }) => column));
  const same =
    now.looked.table === looked.table &&
    now.looked.header.every((column) => looked.header.includes(column) || dropped.has(column));
  const own = same && !isAsSuggested(mapping, now.looked);
  return {
    ...now,
    looked,
    mapping: pruned(withBands(own ? mapping : suggestedFor({ looked, mapping })), looked.header),
    kept: same ? now.kept : [],
    failures: same ? now.failures : [],
    again: { kind: 'no' },
  };
}
