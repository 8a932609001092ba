import type { IssueCode, Severity } from '../vocabulary/issue';

interface Risk {
  readonly words: string;
  readonly of: readonly IssueCode[];
}

/** What a fault may do to the figures, for the faults where it is more than the cell or row itself. */
const risks: readonly Risk[] = [
  {
    words: 'People are missing from every count and share, and those left may not be like them.',
    of: [
      'ragged_row',
      'unclosed_quote',
      'bad_record',
      'no_id',
      'unknown_person',
      'no_people',
      'second_at_stage',
    ],
  },
  {
    words: 'A person may be counted twice, so that counts are too high and intervals too narrow.',
    of: [
      'duplicate_row',
      'duplicate_id',
      'repeat_referral',
      'one_row_a_person',
      'shortened_ids',
      'uneven_ids',
      'alike_ids',
      'repeated_header',
      'test_row',
    ],
  },
  {
    words: 'Fewer people have two scores, so the change is less sure and may leave out those who did worse.',
    of: [
      'not_a_number',
      'suppressed',
      'out_of_range',
      'unclear_answer',
      'items_missing',
      'not_answered',
      'all_missing',
      'unknown_tool',
      'unknown_stage',
      'second_on_day',
      'follow_up_uneven',
    ],
  },
  {
    words: 'The size of the change may be wrong for everyone in the column.',
    of: [
      'not_metric',
      'raw_converted',
      'scale_unsure',
      'wrong_instrument',
      'one_to_ten',
      'between_steps',
      'total_differs',
      'answers_renumbered',
      'one_value',
      'labels_absent',
    ],
  },
  {
    words: 'Better may be read as worse: the change may have the wrong sign.',
    of: ['perhaps_reversed'],
  },
  {
    words:
      'What came first and how long it took may be wrong, and so may the period and the months between scores.',
    of: [
      'bad_date',
      'placeholder_date',
      'serial_date',
      'before_baseline',
      'same_day',
      'day_first',
      'days_from_1904',
      'future_date',
      'dates_reversed',
      'heaped_dates',
      'excel_date',
    ],
  },
  {
    words: 'Groups may be split or mixed, so that comparisons between them mislead.',
    of: [
      'unknown_level',
      'alike_levels',
      'similar_levels',
      'impossible_age',
      'placeholder_age',
      'merged_cells',
      'unknown_group',
      'both_groups',
    ],
  },
  {
    words: 'Cells may stand under the wrong name, so that one thing is read as another.',
    of: [
      'duplicate_column',
      'more_cells',
      'no_header',
      'title_rows',
      'two_row_header',
      'units_row',
      'duplicate_key',
    ],
  },
  {
    words: 'Rows may be in the figures that should not be, or out of them that should.',
    of: ['hidden_cells', 'hidden_sheet', 'total_row', 'weighted_rows', 'unsolved_formula', 'far_cell'],
  },
  {
    words: 'Counts of service use may be too low or too high.',
    of: [
      'not_a_count',
      'not_counted',
      'not_a_length',
      'missing_month',
      'month_only',
      'guessed_service',
      'other_month',
      'second_count',
      'undated_death',
      'not_attended',
      'unknown_attendance',
      'no_event_day',
      'no_referral_day',
      'not_in_events',
    ],
  },
];

const byCode: ReadonlyMap<IssueCode, string> = new Map(
  risks.flatMap(({ words, of }) => of.map((code) => [code, words] as const)),
);

const usual: Readonly<Record<Severity, string | null>> = {
  stop: 'Everything in the file is missing from the figures.',
  drop: 'What was set aside is missing from the figures.',
  note: null,
};

/** What a fault puts at risk, in a sentence; null where it is nothing. A file that is not used is missing as a whole. */
export function riskWords(code: IssueCode, severity: Severity): string | null {
  return severity === 'stop' ? usual.stop : (byCode.get(code) ?? usual[severity]);
}
