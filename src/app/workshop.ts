import type { Evidence, Question } from '../evidence/evidence';
import type { Facets } from '../evidence/facets';
import type { Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';
import type { Issue } from '../vocabulary/issue';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import type { Uniqueness } from '../vocabulary/tripwire';

/** What a data set is called, and whether nobody in it is real. */
export interface About {
  readonly name: string;
  readonly madeUp: boolean;
}

/** A file to be read, and what was found in it. */
export interface LookedFile {
  readonly file: File;
  readonly looked: Looked;
}

/** The workspace wing as the page sees it: files in, Evidence out. Loaded when someone first needs it. */
export interface Workshop {
  /** Looks at each file, and at each that lies in a ZIP: those come as files of their own. */
  look(files: readonly File[]): Promise<readonly LookedFile[]>;
  /** The same file understood in another way, or with columns repaired. */
  lookAgain(file: File, mapping: Pick<Mapping, 'reading' | 'repairs'>): Promise<Looked>;
  /** By what it says of them together, how many people of a file could be picked out. */
  unique(file: File, mapping: Mapping): Promise<Uniqueness>;
  load(
    files: readonly { readonly file: File; readonly mapping: Mapping }[],
    scope: Scope,
    questions: readonly Question[],
    about: About,
    onStep: (words: string) => void,
  ): Promise<{ readonly evidence: Evidence; readonly issues: readonly Issue[] }>;
  /** The same files under another scope, or asked another question. */
  ask(scope: Scope, questions: readonly Question[]): Promise<Evidence>;
  /** Makes ready for a choice among the levels of a dimension; nothing where no file is loaded. */
  prepare(dimension: DimensionId): Promise<void>;
  /** What was asked last with the models that take long to fit; null where there are none to add, or something else was asked meanwhile. */
  models(): Promise<Evidence | null>;
  /** Counts for the choice of a cohort; null where no file is loaded, or nobody was referred. */
  facets(): Promise<Facets | null>;
  /** Gives up what is being worked out, because nobody waits for it any more. */
  overtake(): void;
  close(): Promise<void>;
}

/** The one lazy door: engine, import and analysis are fetched here and nowhere else. */
export async function openWorkshop(): Promise<Workshop> {
  const { startWorkshop } = await import('./workspace');
  return startWorkshop();
}
