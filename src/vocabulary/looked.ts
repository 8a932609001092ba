import type { Issue } from './issue';
import type { Mapping } from './mapping';
import type { Sniffed } from './sniffed';
import type { Tripwire } from './tripwire';

/** A column of a file before anything is loaded. */
export interface LookedColumn {
  readonly column: string;
  /** Up to five different cells as typed, the most frequent first; none where the column seems to name people. */
  readonly examples: readonly string[];
  /** Rows with something in it, and how many different texts there are. */
  readonly filled: number;
  readonly different: number;
  /** In how many rows its rarest text stands; 0 where nothing does. */
  readonly rarest: number;
}

/** Values of a category column that may be one, written in several ways. */
export interface SimilarLevels {
  readonly column: string;
  /** `spelling`: in capitals, spaces, accents or punctuation alone, and read as one unless decided otherwise. `letters`: some by a letter or two. */
  readonly differ: 'spelling' | 'letters';
  /** The most frequent first. */
  readonly levels: readonly SimilarLevel[];
}

export interface SimilarLevel {
  readonly level: string;
  /** Where others differ by letters: spellings that differ from this one in capitals and the like alone. */
  readonly also: readonly string[];
  /** Rows of all its spellings. */
  readonly n: number;
}

/** What a first look at a file found, before anything is loaded: for the Import page to show and mend. */
export interface Looked {
  readonly name: string;
  readonly header: readonly string[];
  /** The first few rows, as typed. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly columns: readonly LookedColumn[];
  /** The tables of the file, such as the sheets of a workbook, and which of them this is; one empty name where there is but one. */
  readonly tables: readonly string[];
  readonly table: string;
  /** How the bytes were understood; null where the format itself says so. */
  readonly sniffed: Sniffed | null;
  /** Columns by which somebody could be known. */
  readonly tripwires: readonly Tripwire[];
  /** Values that may be one, of the category columns of `mapping`; never of columns whose cells are not shown. */
  readonly similar: readonly SimilarLevels[];
  /** The best guess; `certain` when every role it needs was recognised by name. */
  readonly mapping: Mapping;
  readonly certain: boolean;
  readonly issues: readonly Issue[];
}
