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

/** True where the file cannot be used at all. */
export function isStopped({ looked }: Taken): boolean {
  return looked.issues.some(({ severity }) => severity === 'stop') && looked.header.length === 0;
}
