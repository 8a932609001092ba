import {
  anyWords,
  day,
  type Examples,
  field,
  allowedScores,
  type LayoutColumn,
  nameInFile,
  scoreAt,
} from './layoutcolumns';
import type { Measure } from './measure';
import { measureById } from './measures';

export type LayoutId = 'wide' | 'long' | 'before-after-counts' | 'monthly-counts' | 'events' | 'attendance';

/** A shape of file that can be loaded. */
export interface FileLayout {
  readonly id: LayoutId;
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  /** When this is the file to ask for. */
  readonly need: string;
  readonly columns: (measures: readonly Measure[]) => readonly LayoutColumn[];
}

const count =
  'a whole number, 0 where there was none, blank where nobody looked; a hidden small number as <5';

const people: Examples = ['P-0001', 'P-0002'];

function stagedScores(measures: readonly Measure[]): readonly LayoutColumn[] {
  const moved = (measure: Measure): number => (measure.better === 'higher' ? 0.55 : 0.35);
  return [
    ...measures.map((measure, at): LayoutColumn => ({
      column: `${nameInFile(measure)} (start)`,
      holds: `${measure.name}: the first score. One measure is enough: leave out the columns of others.`,
      required: at === 0,
      allowed: allowedScores(measure),
      examples: [scoreAt(measure, 0.45), scoreAt(measure, 0.5)],
    })),
    ...measures.map((measure, at): LayoutColumn => ({
      column: `${nameInFile(measure)} (end)`,
      holds: `${measure.name}: the last score.`,
      required: at === 0,
      allowed: allowedScores(measure),
      examples: [scoreAt(measure, moved(measure)), ''],
    })),
  ];
}

const person = field('person', 'Person ID', people, true);
const referred = field('referral_date', 'Referral date', ['2023-04-03', '2023-04-05']);
const aboutPeople: readonly LayoutColumn[] = [
  field('episode', 'Case ID', ['C-0101', 'C-0102']),
  referred,
  field('first_contact', 'First contact', ['2023-04-11', '2023-04-14']),
  field('closed', 'Closure date', ['2023-08-29', '']),
  field('status', 'Status', ['completed', 'open']),
  field('age', 'Age', ['67', '45-54']),
  field('sex', 'Gender', ['Female', 'Male']),
  field('ethnicity', 'Ethnicity', ['White', 'not stated']),
  field('deprivation', 'IMD Decile', ['2', '7']),
  field('site', 'Site', ['Riverside', 'Hillside']),
  field('area', 'Area', ['East', 'West']),
  field('referral_source', 'Referral Source', ['GP', 'Self']),
  field('reason', 'Referral Reason', ['Loneliness; Housing', 'Mental health']),
  field('activity', 'Activity', ['Walking group', 'Gardening']),
  field('mode', 'Delivery Mode', ['In person', 'Telephone']),
  field('link_worker', 'Link Worker', ['LW01', 'LW02']),
];

/** Kinds of service use that are counted, each by itself. */
export const countedServices: readonly string[] = [
  'GP face to face',
  'GP telephone or online',
  'A&E',
  'Emergency admissions',
];

const group: LayoutColumn = {
  column: 'Group',
  holds: 'Whether the person was referred or stands for comparison.',
  required: false,
  allowed: 'Referred or Comparison; blank means referred',
  examples: ['Referred', 'Comparison'],
};

function beforeAfter(): readonly LayoutColumn[] {
  const sides = ['before', 'after'] as const;
  return [
    person,
    group,
    { ...referred, required: true, holds: 'The day from which before and after are counted.' },
    ...countedServices.flatMap((service, at) =>
      sides.map((side): LayoutColumn => ({
        column: `${service} 12m ${side}`,
        holds: `${service}: contacts in the twelve months ${side} that day, missed and cancelled ones left out.`,
        required: at === 0,
        allowed: count,
        examples: [
          String(at === 0 ? (side === 'before' ? 9 : 7) : 1),
          at === 0 && side === 'before' ? '<5' : '0',
        ],
      })),
    ),
    ...sides.map((side): LayoutColumn => ({
      column: `Months observed ${side}`,
      holds: `How many of the twelve months ${side} the person was registered and alive.`,
      required: false,
      allowed: 'a number from 0 to 12; blank means 12',
      examples: ['12', side === 'before' ? '12' : '4.5'],
    })),
  ];
}

const months = Array.from({ length: 25 }, (_, at) => at - 12);

function monthly(): readonly LayoutColumn[] {
  return [
    person,
    group,
    {
      column: 'Referral month',
      holds: 'The month that is month 0.',
      required: true,
      allowed: 'a month, as 2022-10 or Oct-22',
      examples: ['2022-10', '2022-11'],
    },
    {
      column: 'Service',
      holds: 'What the counts are of.',
      required: false,
      allowed: `such as: ${countedServices.join('; ')}; blank means GP contacts of any kind`,
      examples: ['GP face to face', 'GP face to face'],
    },
    ...months.map((month): LayoutColumn => ({
      column: `m${String(month)}`,
      holds:
        month === 0
          ? 'Contacts in the month of referral.'
          : `Contacts in month ${String(Math.abs(month))} ${month < 0 ? 'before' : 'after'} the month of referral.`,
      required: true,
      allowed: count,
      examples: [month === -1 ? '3' : month < 0 ? '1' : '0', month % 3 === 0 ? '1' : '0'],
    })),
  ];
}

function events(): readonly LayoutColumn[] {
  return [
    person,
    {
      column: 'Event date',
      holds: 'The day of the appointment or contact.',
      required: true,
      allowed: day,
      examples: ['2023-02-06', '2023-02-07'],
    },
    {
      column: 'Service',
      holds: 'What kind of contact it was.',
      required: true,
      allowed: `such as: ${countedServices.join('; ')}`,
      examples: ['GP face to face', 'A&E'],
    },
    {
      column: 'Clinician role',
      holds: 'Who saw the person, as a role and never a name.',
      required: false,
      allowed: anyWords,
      examples: ['GP', 'Nurse'],
    },
    field('mode', 'Mode', ['In person', 'Telephone']),
    {
      column: 'Attended',
      holds: 'Whether the appointment took place; missed and cancelled ones are not counted.',
      required: false,
      allowed: 'Y or N, attended, cancelled or did not attend; blank means that it took place',
      examples: ['Y', 'N'],
    },
  ];
}

function attendance(): readonly LayoutColumn[] {
  return [
    person,
    field('activity', 'Activity', ['Allotment group', 'Choir'], true),
    field('site', 'Provider', ['Growing Well', 'Town Hall']),
    {
      column: 'Session date',
      holds: 'The day of the session.',
      required: true,
      allowed: day,
      examples: ['2023-09-12', '2023-09-14'],
    },
    {
      column: 'Attended',
      holds: 'Whether the person was there.',
      required: true,
      allowed: 'Y or N, yes or no, true or false, 1 or 0',
      examples: ['Y', 'N'],
    },
    {
      column: 'Duration (hours)',
      holds: 'How long the session lasted.',
      required: false,
      allowed: 'a number of hours, as 1.5',
      examples: ['2', '1.5'],
    },
  ];
}

function long(measures: readonly Measure[]): readonly LayoutColumn[] {
  const [measure] = measures;
  if (measure === undefined) throw new Error('layouts: a template needs at least one measure');
  const name = nameInFile(measure);
  const names = measures.map(nameInFile).join('; ');
  return [
    { ...person, examples: ['P-0001', 'P-0001'] },
    field('episode', 'Case ID', ['C-0101', 'C-0101']),
    {
      ...field('tool', 'Measure', [name, name], true),
      allowed: `one of: ${names}; or another, explained once`,
    },
    field('stage', 'Stage', ['baseline', 'review 1'], true),
    field('date', 'Date completed', ['2023-04-12', '2023-07-19']),
    {
      ...field('score', 'Score', [scoreAt(measure, 0.45), scoreAt(measure, 0.6)], true),
      allowed: measures.map((one) => `${nameInFile(one)}: ${allowedScores(one)}`).join(' | '),
    },
  ];
}

/** Every shape of file that can be loaded, the usual ones first. */
export const layouts: readonly FileLayout[] = [
  {
    id: 'wide',
    name: 'People, with first and last scores',
    row: 'One row is one person, or one referral.',
    need: 'Ask for this file if your system lists people in rows with the first and the last score side by side. One file is then enough for who came, who stayed and what changed.',
    columns: (measures) => [
      person,
      ...aboutPeople,
      ...['start', 'end'].map((stage, at): LayoutColumn => ({
        column: `Scores dated (${stage})`,
        holds: `The day the ${at === 0 ? 'first' : 'last'} scores were taken.`,
        required: false,
        allowed: day,
        examples: at === 0 ? ['2023-04-12', '2023-04-15'] : ['2023-08-20', ''],
      })),
      ...stagedScores(measures),
    ],
  },
  {
    id: 'long',
    name: 'Scores, one a row',
    row: 'One row is one score of one person on one day.',
    need: 'Ask for this file if people are asked more than twice, or if your system exports each questionnaire by itself. Add a file of people for ages, places and reasons: both are joined by the person, or by the case.',
    columns: long,
  },
  {
    id: 'before-after-counts',
    name: 'Counts before and after',
    row: 'One row is one person, with one count before and one after for each kind of contact.',
    need: 'Ask for this file if a practice or a hospital can give totals only: how often each person came in the months before referral and in the same number of months after. It cannot show the rise just before referral; monthly counts can.',
    columns: beforeAfter,
  },
  {
    id: 'monthly-counts',
    name: 'Counts by month',
    row: 'One row is one person and one kind of contact, with a count for each month before and after referral.',
    need: 'Ask for this file if you want to know whether use of services changed: it shows the rise just before referral, the seasons, and how long a change lasted. Include people not yet referred if you can.',
    columns: monthly,
  },
  {
    id: 'events',
    name: 'List of appointments',
    row: 'One row is one appointment or contact.',
    need: 'Ask for this file if the practice system exports appointments as a list. They are counted by month here, so nobody needs to count them in a sheet first.',
    columns: events,
  },
  {
    id: 'attendance',
    name: 'Attendance at activities',
    row: 'One row is one person at one session.',
    need: 'Ask providers for this file if you want to know what people took part in, how often and for how long.',
    columns: attendance,
  },
];

/** The measures a blank template has where nobody has chosen others. */
export const templateMeasures: readonly Measure[] = [
  'ons-life-satisfaction',
  'ons-worthwhile',
  'ons-happiness',
  'ons-anxiety',
  'swemwbs',
  'ucla-3',
].flatMap((id) => measureById.get(id) ?? []);
