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
    remedy: 'Use the command line for files over 1 GB, or save the table as Parquet, which is much smaller.',
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
    says: 'The row belongs to nobody in the list of referrals.',
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
  title_rows: {
    says: 'There are rows above the names of the columns; they are not read as data.',
    remedy: 'Choose another header row if one of them is a person.',
  },
  no_header: {
    says: 'No row names the columns: the first row already looks like data, so the columns are numbered.',
    remedy: 'Choose the header row, or say what each numbered column holds.',
  },
  units_row: {
    says: 'The row under the names holds units, so it is not read as data.',
    remedy: 'Choose another first row of data if it is a person.',
  },
  two_row_header: {
    says: 'Two rows name the columns; the name above and the name below are joined.',
    remedy: 'Choose another header row if the names are wrong.',
  },
  blank_column: {
    says: 'Columns at the right edge have no name and no cell in the rows looked at, so they are left out.',
    remedy: 'Nothing to do if they are empty.',
  },
  more_cells: {
    says: 'Most rows have more cells than the header has names, so the names may stand over the wrong columns.',
    remedy: 'Compare the names with the cells under them before you go on.',
  },
  long_name: {
    says: 'The name of a column is very long; only its beginning is used.',
    remedy: 'Shorten the name in the file if two columns look alike.',
  },
  cleaned_name: {
    says: 'The name of a column held characters that cannot be seen or that a program could trip over; it is read without them.',
    remedy: 'Nothing to do if the name looks right.',
  },
  unclear_answer: {
    says: 'The number and the words of this answer do not say the same, so it is not used.',
    remedy: 'Check which of the two is right, or how the file numbers the answers.',
  },
  items_missing: {
    says: 'Too few questions were answered for a score to be made from them.',
    remedy: 'Fill in the missing answers, or leave the score out.',
  },
  total_differs: {
    says: 'The total in the file is not the one that the single answers make; the total is used.',
    remedy:
      'Check how the answers are numbered, in which order the questions stand and how the total was made.',
  },
  answers_renumbered: {
    says: 'The totals are not those of the single answers as the published form numbers them, and nearly all are once the answers are numbered in another way; the totals are used.',
    remedy:
      'Nothing to do for the totals; say how the answers are numbered wherever scores are made from them.',
  },
  not_xlsx: {
    says: 'This is another kind of workbook (.xls, .xlsb or .ods) or no workbook at all.',
    remedy: 'Open it in Excel or LibreOffice and save it as "Excel Workbook (.xlsx)" or as CSV.',
  },
  locked_workbook: {
    says: 'The workbook is locked with a password.',
    remedy: 'Open it, take the password off and save it again as .xlsx.',
  },
  damaged_workbook: {
    says: 'The workbook is damaged or was cut short, so nothing of it is read.',
    remedy: 'Download or export it again; or open it in Excel, let it be repaired, check it and save it.',
  },
  unpacks_too_large: {
    says: 'The file unpacks to far more than it should hold, so it is not opened.',
    remedy: 'Ask the sender for the table as CSV, or save only the sheet that is needed.',
  },
  cell_too_long: {
    says: 'A cell holds more than a million characters.',
    remedy: 'Shorten or empty the cell; it may be a file or picture pasted as text.',
  },
  too_many_columns: {
    says: 'The table has more than 2,000 columns.',
    remedy: 'Save only the columns that are needed.',
  },
  too_many_rows: {
    says: 'The sheet has more than 1,000,000 rows.',
    remedy: 'Save it as CSV or Parquet, which may be longer.',
  },
  too_many_cells: {
    says: 'The workbook has more than 20 million cells, empty ones between included.',
    remedy: 'Save only the columns and sheets that are needed, or save it as CSV or Parquet.',
  },
  hidden_sheet: {
    says: 'Hidden sheets of the workbook were not read.',
    remedy: 'Unhide a sheet and save the workbook if it is needed.',
  },
  hidden_cells: {
    says: 'Rows or columns that are hidden or filtered out in the sheet were read like the others.',
    remedy: 'Delete them and save the workbook if they should not count.',
  },
  far_cell: {
    says: 'A cell lies far to the right of the table, so it is left out.',
    remedy: 'Empty the cell if it is a slip; move it next to the table if it is needed.',
  },
  merged_cells: {
    says: 'Merged cells hold one value for several cells; only the first of them has it, the others are read as blank.',
    remedy: 'Unmerge them and fill in each cell if the value is meant for all.',
  },
  unsolved_formula: {
    says: 'The cell has a formula whose result was not saved, so it is read as blank.',
    remedy: 'Open the workbook in Excel, save it and load it again.',
  },
  days_from_1904: {
    says: 'The workbook counts its days from 1904, as older Macs did; its dates were read so, but a day shown as a bare number in it would be read four years early.',
    remedy: 'Check one date against the source; give columns of bare day numbers a date format.',
  },
  parquet_broken: {
    says: 'The Parquet file is cut short or damaged, so nothing of it is read.',
    remedy: 'Export or copy it again and open the new one.',
  },
  encrypted_file: {
    says: 'The file is locked with a password or a key.',
    remedy: 'Save it again without one and open that file.',
  },
  nested_column: {
    says: 'The cells of this column hold lists or records.',
    remedy: 'Export it with one plain value in each cell, or without this column.',
  },
  unreadable_column: {
    says: 'The column holds bytes, or spans of time, that have no plain text.',
    remedy: 'Export the file without this column, or with it as text.',
  },
  json_broken: {
    says: 'The file is not whole JSON: it is cut short or has a stray sign here, so nothing of it is read.',
    remedy: 'Export it again and check that the export ended.',
  },
  json_deep: {
    says: 'The JSON is nested more than 64 deep.',
    remedy: 'Export a plain list of records.',
  },
  json_no_records: {
    says: 'No list of records was found in the JSON.',
    remedy: 'Export a list of records, each with plain values under its names.',
  },
  json_many_lists: {
    says: 'The JSON holds several lists of records, and nothing says which one to read.',
    remedy: 'Save each list as a file of its own.',
  },
  bad_record: {
    says: 'This line or entry is not a whole record.',
    remedy: 'Mend it in the source and export again.',
  },
  duplicate_key: {
    says: 'A record gives this value more than once; the last one is used.',
    remedy: 'Check one of them against the source.',
  },
  zip_broken: {
    says: 'The ZIP file is cut short or damaged, so nothing of it is read.',
    remedy: 'Copy or make it again and open the new one.',
  },
  zip_empty: {
    says: 'The ZIP file holds no data file.',
    remedy: 'Put the exported files in it, or open them one by one.',
  },
  zip_many: {
    says: 'The ZIP file holds more than 100 files.',
    remedy: 'Open only the files that are needed.',
  },
  zip_nested: {
    says: 'The ZIP file holds another archive.',
    remedy: 'Unpack the inner one and open its files.',
  },
  zip_method: {
    says: 'The ZIP file is packed in a way that is not supported.',
    remedy: 'Make it again as a plain ZIP, or open the files unpacked.',
  },
  zip_twice: {
    says: 'The ZIP file holds two files under one name and place.',
    remedy: 'Make it again with each file once.',
  },
  spss_damaged: {
    says: 'The SPSS file is damaged: what it says of itself does not fit its bytes.',
    remedy: 'Save it again in SPSS, or export it from there as CSV.',
  },
  spss_cut_short: {
    says: 'The SPSS file ends before its rows do, so it was not saved or copied whole.',
    remedy: 'Copy it again from where it came, or save it again in SPSS.',
  },
  spss_locked: {
    says: 'The SPSS file is locked with a password.',
    remedy: 'Save it in SPSS without a password, and open that file.',
  },
  spss_unsupported: {
    says: 'The SPSS file is of a kind that is not read: a portable file, or one from an old machine.',
    remedy: 'Open it in SPSS or PSPP and save it as .sav, or as CSV.',
  },
  stata_damaged: {
    says: 'The Stata file is damaged: what it says of itself does not fit its bytes.',
    remedy: 'Save it again in Stata, or export it from there as CSV.',
  },
  stata_cut_short: {
    says: 'The Stata file ends before its rows do, so it was not saved or copied whole.',
    remedy: 'Copy it again from where it came, or save it again in Stata.',
  },
  stata_version: {
    says: 'The Stata file is of a release that is not read; those of Stata 8 to 18 without alias variables are.',
    remedy: 'In Stata, save it again with saveold, or export it as CSV.',
  },
  unknown_encoding: {
    says: 'The letters of the file are in an encoding that is not known here.',
    remedy: 'Save it again as Unicode (UTF-8).',
  },
  weighted_rows: {
    says: 'The file asks for its rows to be weighted; they are not: every row counts once.',
    remedy: 'Nothing to do if every row is one person.',
  },
  labels_absent: {
    says: 'The file names value labels for this column but does not hold them, so its cells are the bare codes.',
    remedy: 'Save it again with its labels, or say in the form what the codes mean.',
  },
  file_changed: {
    says: 'The file was changed, moved or taken away after it was chosen.',
    remedy: 'Choose it again.',
  },
  repeated_header: {
    says: 'The row repeats the names of the columns.',
    remedy: 'Nothing to do: it is nobody.',
  },
  test_row: {
    says: 'The row says of itself that it is a test or an example.',
    remedy: 'Delete it in the source; if it is a real person, give them another id.',
  },
  between_steps: {
    says: 'The score lies between the steps of its scale, such as 6.5 where people answer 6 or 7; it is used as it stands.',
    remedy: 'Check whether it is a mean, a percentage or a slip of the decimal mark.',
  },
  wrong_instrument: {
    says: 'Many scores of this column lie outside what the measure allows, so it probably holds another one: totals over 35 under SWEMWBS are most likely of the full WEMWBS.',
    remedy: 'Say in the form which measure the column holds.',
  },
  perhaps_reversed: {
    says: 'The scores rise where those of the other measures say that people are worse. Is this measure turned round in the file?',
    remedy: 'Compare a few answers with the forms; turn the column round in the source if so.',
  },
  one_to_ten: {
    says: 'Among many answers to the ONS wellbeing questions none is 0. Were they asked from 1 to 10?',
    remedy:
      'Ask for the form that was used: answers from 1 to 10 are not to be compared with those from 0 to 10.',
  },
  follow_up_uneven: {
    says: 'Far fewer people of this site have a later score than of the others, so a comparison with it is about who was asked again.',
    remedy: 'Find out why; compare the sites only with that in mind.',
  },
  future_date: {
    says: 'The date has not come yet, so it is not used.',
    remedy: 'Check the year.',
  },
  dates_reversed: {
    says: 'The case was closed, or the person first seen, before the referral.',
    remedy: 'Check which of the two dates is wrong; both are kept.',
  },
  heaped_dates: {
    says: 'A large share of all referrals has one and the same date.',
    remedy: 'Check that it is not the day on which the records were moved or entered.',
  },
  alike_levels: {
    says: 'Spellings that differ in capitals, spaces, accents or punctuation only are counted as one group.',
    remedy:
      'Nothing to do if they are one; else keep them apart on the Import page, or rename one in the source.',
  },
  similar_levels: {
    says: 'Groups whose names differ by a letter or two may be one group misspelled; they are kept apart.',
    remedy: 'Say on the Import page whether they are one, or give them one name in the source.',
  },
  shortened_ids: {
    says: 'The id was shortened to a power of ten by a spreadsheet, so several people may have become one.',
    remedy: 'Export it again with the id column formatted as text.',
  },
  uneven_ids: {
    says: 'The id is shorter than the others, which begin with zeros: a spreadsheet may have taken its zeros off.',
    remedy: 'Export it again with the id column formatted as text.',
  },
  alike_ids: {
    says: 'The id differs from another one in capitals, spaces or punctuation only; the two are kept as two people.',
    remedy: 'Write it one way in the source if it is one person.',
  },
  placeholder_age: {
    says: 'The age is one that systems write where nobody knew it; it is used as it stands.',
    remedy: 'Leave the cell blank in the source where the age is not known.',
  },
  excel_date: {
    says: 'A spreadsheet made a date of what was a group, such as 14-Oct of 10-14; it is kept as written.',
    remedy: 'Export it again with the column formatted as text.',
  },
  aggregate_return: {
    says: 'This is a return of totals, such as referrals by quarter or practice, and not a list of people, so nothing can be worked out from it here.',
    remedy: 'Ask for the export behind it: one row a person, or one row a score.',
  },
  not_a_count: {
    says: 'The cell is not a count: it has a fraction, lies below zero or is no number, so it is neither used nor taken for zero.',
    remedy: 'Enter a whole number, 0 where there was no contact, or leave the cell blank if nobody looked.',
  },
  not_counted: {
    says: 'The cell says that nobody counted, so it is neither zero nor a number.',
    remedy: 'Nothing to do: that stretch of months is left out for this person.',
  },
  not_a_length: {
    says: 'The cell is not a length of time that fits, so how long is not known.',
    remedy: 'Enter the months, or the hours, as a number.',
  },
  undated_death: {
    says: 'People have died and nothing says how many months they were observed after referral, so their counts after it are in no rate.',
    remedy: 'Add a column of the months observed after referral.',
  },
  missing_month: {
    says: 'Months between the first and the last column of counts have no column, so nobody was counted in them.',
    remedy: 'Add the columns of these months if they exist.',
  },
  month_only: {
    says: 'The referral dates name a month and no day; they are read as the first day of the month.',
    remedy: 'Nothing to do for counts by month; ask for whole dates if scores are to be placed by day.',
  },
  guessed_service: {
    says: 'The name of the column does not say which kind of contact it counts; it is taken for the other half of the only column left over.',
    remedy: 'Say in the mapping which service it counts if that is wrong.',
  },
  other_month: {
    says: 'The counts are about another month of referral than the one in the list of referrals; they are kept as counted.',
    remedy: 'Check which of the two dates is right.',
  },
  second_count: {
    says: 'There are two counts for the same person and service that have a month in common; the first is used.',
    remedy: 'Keep one of the two.',
  },
  unknown_group: {
    says: 'The group is neither referred nor comparison.',
    remedy: 'Use "Referred" and "Comparison", or leave the cell blank for people who were referred.',
  },
  both_groups: {
    says: 'The person is in both groups; they count as referred, and this row is set aside.',
    remedy: 'Keep the person in one group.',
  },
  not_attended: {
    says: 'The appointment was missed or cancelled, so it is not counted.',
    remedy: 'Nothing to do.',
  },
  unknown_attendance: {
    says: 'Nothing known says whether the person was there.',
    remedy: 'Use Y or N, attended, cancelled or did not attend.',
  },
  no_event_day: {
    says: 'The row has no day that can be read, so it cannot be counted before or after anything.',
    remedy: 'Write the day as 2024-03-31 or 31/03/2024.',
  },
  no_referral_day: {
    says: 'No referral date is known for these contacts, so they are neither before nor after it.',
    remedy: 'Load the list of referrals with this file, or add the referral date to it.',
  },
  not_in_events: {
    says: 'People have no row in the list of appointments: they may have had none or may not have been looked for, so they are not counted as zero.',
    remedy: 'Ask whether the list covers everybody.',
  },
  footnote_row: {
    says: 'The row is a note under the table, not a person.',
    remedy: 'Nothing to do if it is a note.',
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
