import type { Issue } from './issue';
import type { Mapping } from './mapping';

/** What a first look at a file found, before anything is loaded: for the Import page to show and mend. */
export interface Looked {
  readonly name: string;
  readonly header: readonly string[];
  /** The first few rows, as typed. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  /** The best guess; `certain` when every role it needs was recognised by name. */
  readonly mapping: Mapping;
  readonly certain: boolean;
  readonly issues: readonly Issue[];
}
