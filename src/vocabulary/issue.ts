/** Something about the user's data that they should know. It never holds a person's row; `found` is the cell as typed, shortened. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly file: string;
  /** Physical line in the file, counted from 1. */
  readonly line?: number;
  readonly column?: string;
  readonly found?: string;
  /** How many cells or rows this one entry stands for, when it stands for several. */
  readonly n?: number;
}

/** `stop`: the file is not used. `drop`: the row or score is set aside. `note`: used, but worth knowing. */
export type Severity = 'stop' | 'drop' | 'note';

/** What happened, and what to do, for every kind of issue. */
export const issueKinds = {
  empty_file: { says: 'The file is empty.', remedy: 'Export it again and check that rows were saved.' },
  header_only: {
    says: 'The file has a header but no rows.',
    remedy: 'Export it again with the rows included.',
  },
  not_text: {
    says: 'This is not a text table: it holds bytes that no CSV has.',
    remedy: 'Save the sheet as CSV (UTF-8) and open that file.',
  },
  not_utf8: { says: 'The file is not UTF-8 text.', remedy: 'Save it again as "CSV UTF-8".' },
  too_large: {
    says: 'The file is larger than this page can hold.',
    remedy: 'Use the command line for files over 500 MB.',
  },
  one_column: {
    says: 'Only one column was found.',
    remedy: 'Check that the file is separated by commas, semicolons or tabs.',
  },
  unknown_columns: {
    says: 'No column was recognised.',
    remedy: 'Say in the form which columns hold the scores, or open a saved mapping.',
  },
  no_scores: {
    says: 'No column with scores was named.',
    remedy: 'Name at least one first and last score, or one score column.',
  },
  duplicate_column: {
    says: 'Two columns have the same name; the second is read under its name with a number.',
    remedy: 'Rename one of them if the wrong one was used.',
  },
  missing_column: {
    says: 'The mapping names a column that the file does not have.',
    remedy: 'Mend the mapping or choose another file.',
  },
  ragged_row: {
    says: 'The row has another number of cells than the header, so its cells may be shifted.',
    remedy: 'Look for a stray separator or a line break in this row.',
  },
  unclosed_quote: {
    says: 'A quotation mark opens here and never closes.',
    remedy: 'Close or remove the quotation mark in this row.',
  },
  blank_row: { says: 'The row is blank.', remedy: 'Nothing to do.' },
  total_row: { says: 'The row looks like a total, not a person.', remedy: 'Nothing to do if it is a total.' },
  no_id: {
    says: 'The row has no person in its id column.',
    remedy: 'Fill in the id, or map the file without an id column.',
  },
  one_row_a_person: {
    says: 'No id column: every row is taken as one person.',
    remedy: 'Name the id column if people appear in more than one row.',
  },
  duplicate_row: {
    says: 'The row repeats an earlier one, cell for cell.',
    remedy: 'Nothing to do: one copy is used.',
  },
  duplicate_id: {
    says: 'The same referral appears again with other details.',
    remedy: 'Keep one of the two rows; the first is used.',
  },
  repeat_referral: {
    says: 'The person was referred more than once.',
    remedy: 'Choose "all episodes" to include later referrals.',
  },
  unknown_person: {
    says: 'The score belongs to nobody in the list of referrals.',
    remedy: 'Check the id, or export the list of referrals for the same period.',
  },
  no_people: {
    says: 'The list of people that was given with this file could not be used, so nobody can be found for its rows and none is loaded.',
    remedy: 'Mend the list of people, or load this file alone.',
  },
  bad_date: { says: 'The date cannot be read.', remedy: 'Write dates as 2024-03-31 or 31/03/2024.' },
  placeholder_date: {
    says: 'The date is a placeholder, not a real day.',
    remedy: 'Enter the real date or leave it blank.',
  },
  serial_date: {
    says: 'The date is a spreadsheet day number and was read as one.',
    remedy: 'Check one of them against the source.',
  },
  not_a_number: {
    says: 'The score is not a number.',
    remedy: 'Enter the number, or leave the cell blank if it was not asked.',
  },
  suppressed: {
    says: 'The cell is a hidden small number, so it is not used as a number.',
    remedy: 'Ask for the unsuppressed export.',
  },
  not_answered: {
    says: 'The cell says the question was not answered.',
    remedy: 'Nothing to do: it counts as no score.',
  },
  out_of_range: {
    says: 'The score lies outside what this measure allows.',
    remedy: 'Check the score and which measure the column holds.',
  },
  impossible_age: {
    says: 'No living person has this age, so it is read as not recorded.',
    remedy: 'Check the age, and that the column holds years.',
  },
  not_metric: {
    says: 'The value is not one of the 29 values of the SWEMWBS metric scale.',
    remedy: 'Say whether the column holds raw or metric totals; the two are never mixed.',
  },
  raw_converted: {
    says: 'Raw SWEMWBS totals were turned into metric scores.',
    remedy: 'Nothing to do if the column holds raw totals.',
  },
  scale_unsure: {
    says: 'These whole-number SWEMWBS totals could be raw or metric; they are read as raw totals.',
    remedy: 'Say which in the form.',
  },
  unknown_stage: {
    says: 'The stage is not one that is known.',
    remedy: 'Use baseline, review or exit, or map the word by hand.',
  },
  unknown_tool: {
    says: 'The tool is not one that is mapped.',
    remedy: 'Add it to the mapping as a known or a custom measure.',
  },
  before_baseline: { says: 'The later score is dated before the first.', remedy: 'Check the two dates.' },
  same_day: {
    says: 'Both scores are from one day, so they are not before and after.',
    remedy: 'Check the dates.',
  },
  second_at_stage: {
    says: 'There are two scores for this stage; the first in the file is used.',
    remedy: 'Keep one of the two.',
  },
  second_on_day: {
    says: 'There are two scores for this day and nothing says which comes later; the first in the file is used.',
    remedy: 'Keep one of the two, or name the stage of each.',
  },
  unknown_level: {
    says: 'The value is kept as written: it is not one of the usual codes.',
    remedy: 'Nothing to do if it is right.',
  },
  all_missing: { says: 'The column has no usable score.', remedy: 'Check that the right column is mapped.' },
  one_value: {
    says: 'Every score in this column is the same.',
    remedy: 'Check that the column was exported rightly.',
  },
  one_row: {
    says: 'The file has a single row.',
    remedy: 'A single person cannot be summarised; add more rows.',
  },
  day_first: {
    says: 'The dates could be read day first or month first; they were read day first.',
    remedy: 'Say in the mapping if the month comes first.',
  },
} as const satisfies Record<string, { readonly says: string; readonly remedy: string }>;

export type IssueCode = keyof typeof issueKinds;

/** Rows in = rows used + rows set aside, for one file. */
export interface Ledger {
  readonly file: string;
  readonly rows_in: number;
  readonly rows_used: number;
  readonly rows_set_aside: number;
  /** Scores found in the used rows, and how many of them could be used. */
  readonly scores_in: number;
  readonly scores_used: number;
}

/** What happened, where, and what to do, in one line. */
export function issueWords({ code, file, line, column, n }: Issue): string {
  const where = [
    file,
    ...(line === undefined ? [] : [`line ${String(line)}`]),
    ...(column === undefined ? [] : [`column "${column}"`]),
    ...(n === undefined || n === 1 ? [] : [`${String(n)} times`]),
  ].join(', ');
  const { says, remedy } = issueKinds[code];
  return `${where}: ${says} ${remedy}`;
}
