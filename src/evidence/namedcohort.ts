import type { Scope } from './scope';

/** Conditions on who is in: every one must hold; levels of one dimension are alternatives. */
export type Clauses = Pick<Scope, 'from' | 'to' | 'filters'>;

/** Conditions under a name that the reader gave them. */
export interface NamedCohort extends Clauses {
  readonly name: string;
}
