import { type DimensionId, dimensions } from './dimensions';
import type { UseRole } from './mapping';
import { plainName } from './spelling';

/** What a column can be used as. Scores of a wide file are mapped to a measure and a stage instead. */
export type FieldId =
  | 'person'
  | 'episode'
  | 'referral_date'
  | 'first_contact'
  | 'closed'
  | 'status'
  | 'age'
  | 'tool'
  | 'question'
  | 'stage'
  | 'date'
  | 'score'
  | 'day'
  | 'month'
  | UseRole
  | DimensionId;

export interface Field {
  readonly id: FieldId;
  readonly name: string;
  /** Recognised column names, as `plainName` leaves them. */
  readonly synonyms: readonly string[];
  readonly help: string;
  /** Where it is found: about the person or case, on each score of a long file, or on each count or contact of a file about service use. */
  readonly on: 'case' | 'score' | 'use';
}

const dimensionHelp: Readonly<Record<DimensionId, string>> = {
  age_band: 'An age group such as 45-54, where the file has no age in years.',
  sex: 'Sex or gender as the file records it; not known and not stated are kept apart.',
  ethnicity: 'Ethnic group as a label or an NHS code; it is read into the five groups of the ONS.',
  deprivation: 'Decile or quintile of deprivation; you will be asked which end is the most deprived.',
  site: 'The practice, hub or provider that looked after the person.',
  area: 'The network, locality or other area the person belongs to.',
  referral_source: 'Who made the referral.',
  reason: 'Why the person was referred; several reasons may be joined by semicolons.',
  activity: 'What the person was offered or took part in.',
  mode: 'How support was given, such as in person or by telephone.',
  link_worker: 'The link worker, by a code rather than a name.',
};

export const fields: readonly Field[] = [
  {
    id: 'person',
    name: 'Person',
    synonyms: [
      'person',
      'person id',
      'client',
      'client id',
      'client ref',
      'client reference',
      'clientid',
      'patient id',
      'participant',
      'participant id',
      'pseudo id',
      'pseudonym',
      'pid',
      'member no',
      'unique id',
      'id',
      'subject',
      'subject id',
    ],
    help: 'A code that is the same whenever the same person appears; never a name or an NHS number.',
    on: 'case',
  },
  {
    id: 'episode',
    name: 'Case',
    synonyms: [
      'episode',
      'episode id',
      'case',
      'case id',
      'case ref',
      'referral id',
      'referral ref',
      'referral number',
      'caseid',
    ],
    help: 'A code for one referral, where the same person may be referred more than once.',
    on: 'case',
  },
  {
    id: 'referral_date',
    name: 'Referred on',
    synonyms: [
      'referral date',
      'date of referral',
      'date referred',
      'referred',
      'referred on',
      'referral received',
      'date received',
      'index date',
      'index month',
      'referral month',
      'month of referral',
    ],
    help: 'The day the person was referred.',
    on: 'case',
  },
  {
    id: 'first_contact',
    name: 'First contact',
    synonyms: [
      'first contact',
      'first contact date',
      'date of first contact',
      'lw first contact',
      'first appointment',
      'first appointment date',
      'first seen',
    ],
    help: 'The day a link worker first spoke with the person.',
    on: 'case',
  },
  {
    id: 'closed',
    name: 'Closed on',
    synonyms: [
      'closed',
      'closure date',
      'date closed',
      'closed date',
      'closed on',
      'case closed',
      'end date',
      'discharge date',
      'date of discharge',
    ],
    help: 'The day the case was closed.',
    on: 'case',
  },
  {
    id: 'status',
    name: 'Status',
    synonyms: [
      'status',
      'case status',
      'referral status',
      'closure reason',
      'reason for closure',
      'closed reason',
      'closing reason',
      'closure outcome',
      'outcome',
    ],
    help: 'How the case stands or why it was closed; people lost are counted by it.',
    on: 'case',
  },
  {
    id: 'age',
    name: 'Age',
    synonyms: ['age', 'age at referral', 'age years', 'age in years'],
    help: 'Age in years at referral; it is kept only as a band.',
    on: 'case',
  },
  ...dimensions.map(({ id, name, synonyms }): Field => ({
    id,
    name,
    synonyms,
    help: dimensionHelp[id],
    on: 'case',
  })),
  {
    id: 'tool',
    name: 'Measure',
    synonyms: [
      'tool',
      'measure',
      'instrument',
      'questionnaire',
      'framework',
      'tracker',
      'scale',
      'survey',
      'outcome measure',
      'assessment tool',
    ],
    help: 'The name of the questionnaire, in a file with one row for each score.',
    on: 'score',
  },
  {
    id: 'question',
    name: 'Question',
    synonyms: ['question', 'item', 'subscale', 'domain', 'measure item', 'question text'],
    help: 'Which part of the questionnaire the score is of, where it has several.',
    on: 'score',
  },
  {
    id: 'stage',
    name: 'Stage',
    synonyms: [
      'stage',
      'timepoint',
      'time point',
      'wave',
      'assessment stage',
      'assessment type',
      'tracker type',
      'phase',
    ],
    help: 'Baseline, review or exit, in a file with one row for each score.',
    on: 'score',
  },
  {
    id: 'date',
    name: 'Score taken on',
    synonyms: [
      'date',
      'date completed',
      'completed',
      'completed on',
      'assessment date',
      'date of assessment',
      'score date',
      'date recorded',
    ],
    help: 'The day the score was taken.',
    on: 'score',
  },
  {
    id: 'score',
    name: 'Score',
    synonyms: ['score', 'value', 'total', 'total score', 'result', 'answer', 'response'],
    help: 'The score itself, in a file with one row for each score.',
    on: 'score',
  },
  {
    id: 'day',
    name: 'Day',
    synonyms: [
      'day',
      'days',
      'days from start',
      'days since start',
      'days since referral',
      'days from referral',
      'days from baseline',
    ],
    help: 'Days from the start, where the file has no dates.',
    on: 'score',
  },
  {
    id: 'month',
    name: 'Month',
    synonyms: [
      'month',
      'months',
      'months from start',
      'months since start',
      'months since referral',
      'months from referral',
      'months from baseline',
    ],
    help: 'Months from the start, where the file has no dates.',
    on: 'score',
  },
  {
    id: 'group',
    name: 'Referred or comparison',
    synonyms: ['referred or comparison', 'comparison group', 'study group', 'study arm'],
    help: 'Whether the person was referred or stands for comparison; blank means referred.',
    on: 'use',
  },
  {
    id: 'deceased',
    name: 'Died',
    synonyms: ['deceased', 'died', 'dead', 'death', 'deceased flag'],
    help: 'Whether the person died while their use of services was counted.',
    on: 'use',
  },
  {
    id: 'service',
    name: 'Service used',
    synonyms: [
      'service',
      'service type',
      'event type',
      'appointment type',
      'consultation type',
      'encounter type',
    ],
    help: 'What kind of contact a row or its counts are of, such as a GP appointment or A&E.',
    on: 'use',
  },
  {
    id: 'role',
    name: 'Role of who was seen',
    synonyms: [
      'clinician role',
      'clinician type',
      'staff role',
      'healthcare professional',
      'hcp type',
      'seen by',
    ],
    help: 'Who saw the person, as a role and never a name.',
    on: 'use',
  },
  {
    id: 'attended',
    name: 'Attended',
    synonyms: ['attended', 'attended y n', 'attendance', 'attendance status', 'appointment status'],
    help: 'Whether the person was there; missed and cancelled appointments are not counted.',
    on: 'use',
  },
  {
    id: 'hours',
    name: 'Hours',
    synonyms: ['duration hrs', 'duration hours', 'duration h', 'hours', 'hours attended', 'session hours'],
    help: 'How many hours the session lasted.',
    on: 'use',
  },
];

export const fieldById: ReadonlyMap<FieldId, Field> = new Map(fields.map((field) => [field.id, field]));

const fieldBySynonym: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => field.synonyms.map((synonym) => [synonym, field] as const)),
);

/** Which field a column name stands for, whatever its capitals and punctuation; none if it is not a known name. */
export function fieldNamed(columnName: string): Field | undefined {
  return fieldBySynonym.get(plainName(columnName));
}
