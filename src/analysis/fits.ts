import type { ComparedTables } from './comparedscores';
import { type ComparisonContext, comparisonsOf } from './comparison';
import { fitModels, type ModelInput, type ModelRows } from './usemodels';
import type { ComparisonFinding } from '../evidence/comparison';
import type { Scope } from '../evidence/scope';

/** What takes long enough to be worked out beside the page: numbers in, numbers out, so that it can be handed to a worker. */
export type Work =
  | { readonly kind: 'models'; readonly inputs: readonly ModelInput[] }
  | {
      readonly kind: 'comparisons';
      readonly tables: ComparedTables;
      readonly scope: Scope;
      readonly context: ComparisonContext;
    };

/** What each kind of work gives. */
export interface Worked {
  readonly models: readonly ModelRows[];
  readonly comparisons: readonly ComparisonFinding[];
}

export type Answer<W extends Work> = Worked[W['kind']];

/** Where such work is done: here, or in a worker while the page stays awake. */
export type Fit = <W extends Work>(work: W) => Promise<Answer<W>>;

export function worked<W extends Work>(work: W): Answer<W>;
export function worked(work: Work): Worked[keyof Worked] {
  switch (work.kind) {
    case 'models':
      return fitModels(work.inputs);
    case 'comparisons':
      return comparisonsOf(work.tables, work.scope, work.context);
  }
}

export function fitHere<W extends Work>(work: W): Promise<Answer<W>> {
  return Promise.resolve(worked(work));
}
