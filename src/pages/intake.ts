import type { IssueCode } from '../vocabulary/issue';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';

/** A file on the table: what was found in it, and how it is to be read. */
export interface Taken {
  readonly file: File;
  readonly looked: Looked;
  readonly mapping: Mapping;
}

/** Where the files stand that someone brought. */
export type Intake =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly names: readonly string[] }
  | { readonly kind: 'taken'; readonly files: readonly Taken[] }
  | { readonly kind: 'unread'; readonly happened: string };

/** What the form can mend: the file itself is sound. */
const mendable: readonly IssueCode[] = ['unknown_columns', 'no_scores', 'missing_column', 'one_row_a_person'];

/** True where the file cannot be used at all, whatever is said of its columns. */
export function isStopped({ looked }: Taken): boolean {
  return looked.issues.some(({ severity, code }) => severity === 'stop' && !mendable.includes(code));
}
