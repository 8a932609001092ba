import { entries, loads, warns } from '../expectation';
import { type Made, dayFirst, meanOf, people, serial, shortDay } from '../people';
import { delimited } from '../text';

/** The four wellbeing questions at both ends: life satisfaction as made, the others from it, anxiety the other way round. */
const ends = (value: number | null): readonly string[] =>
  value === null ? ['', '', '', ''] : [value, value, Math.min(10, value + 1), 10 - value].map(String);
const wideHeader =
  'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,GP Practice,Referral Reason,LW First Contact,Status,Closure Date,ONS LS (Start),ONS W (Start),ONS H (Start),ONS A (Start),ONS LS (End),ONS W (End),ONS H (End),ONS A (End)'.split(
    ',',
  );
const later = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const wideRow = (one: Made, day = dayFirst): readonly string[] => [
  one.id,
  day(one.referred),
  String(one.age),
  one.gender,
  'White - British',
  String((one.age % 10) + 1),
  one.site,
  'Loneliness; Housing',
  day(later(one.referred, 8)),
  'Closed - completed',
  day(later(one.referred, 150)),
  ...ends(one.first),
  ...ends(one.last),
];
const dropped: Made = { ...(people[11] as Made), id: 'SP-00018', first: 3, last: null };
const messyRow = [
  'SP-00018',
  '5/4/23',
  '45-54',
  'Prefer not to say',
  'Not stated',
  '',
  'Riverside',
  'MH',
  '',
  'DNA - closed',
  '',
  '3',
  '',
  '4',
  '8',
  '',
  '',
  '',
  '',
];
const ls = (whom: readonly Made[]) => ({
  firstMean: { measure: 'ons-life-satisfaction', value: meanOf(whom.map(({ first }) => first)) },
  lastMean: { measure: 'ons-life-satisfaction', value: meanOf(whom.map(({ last }) => last)) },
});
const wideTruth = {
  rowsUsed: 12,
  rowsAside: 0,
  persons: 12,
  scores: 96,
  referred: { n: 12, earliest: '2023-04-03', latest: '2023-10-30' },
  sites: ['Hillside', 'Riverside'],
  ...ls(people),
};

const longHeader = 'client_ref;case_id;tool;question;stage;date_completed;score'.split(';');
/** Two SWEMWBS totals on the metric scale and a UCLA total at the start for each person. */
const metric = ['16.36', '17.43', '18.59', '19.98', '20.73', '22.35'];
const longRows = people.flatMap((one, at): readonly (readonly string[])[] => {
  const case_ = `C${String(2210 + at)}`;
  const row = (tool: string, question: string, stage: string, day: string, score: string) => [
    one.id,
    case_,
    tool,
    question,
    stage,
    day,
    score,
  ];
  return [
    row('SWEMWBS', 'Total (metric)', 'Baseline', later(one.referred, 10), metric[at % 3] ?? ''),
    row('SWEMWBS', 'Total (metric)', 'Review 1', later(one.referred, 100), metric[3 + (at % 3)] ?? ''),
    row('UCLA', 'Total', 'Baseline', later(one.referred, 10), String(4 + (at % 5))),
  ];
});
const swemwbs = {
  firstMean: { measure: 'swemwbs', value: (16.36 + 17.43 + 18.59) / 3 },
  lastMean: { measure: 'swemwbs', value: (19.98 + 20.73 + 22.35) / 3 },
};
const longTruth = { rowsUsed: 36, rowsAside: 0, persons: 12, scores: 36, ...swemwbs };
const changedDays = (write: (iso: string, at: number) => string): string =>
  delimited(
    [
      longHeader,
      ...longRows.map((row, at) => row.map((cell, place) => (place === 5 ? write(cell, at) : cell))),
    ],
    { delimiter: ';' },
  );

const site = (of: string) => longRows.map((row) => [row[0] ?? '', of, ...row.slice(2)]);

export const layouts = entries('layouts', [
  [
    'a',
    'people.csv',
    'one row a person with both ends of four questions is understood',
    () => delimited([wideHeader, ...people.map((one) => wideRow(one))]),
    loads(wideTruth),
  ],
  [
    'a-short-days',
    'people.csv',
    'the same with days as people type them',
    () => delimited([wideHeader, ...people.map((one) => wideRow(one, shortDay))]),
    loads(wideTruth),
  ],
  [
    'a-messy',
    'people.csv',
    'somebody who was lost, with words for age, sex and ethnicity, is used and has no last score',
    () => delimited([wideHeader, ...people.map((one) => wideRow(one)), messyRow]),
    loads({
      ...wideTruth,
      rowsUsed: 13,
      persons: 13,
      scores: 99,
      referred: { n: 13, earliest: '2023-04-03', latest: '2023-10-30' },
      ...ls([...people, dropped]),
    }),
  ],
  [
    'a-waves',
    'people.csv',
    'three waves in columns with numbers are first, review and last',
    () =>
      delimited([
        ['Client ID', 'SWEMWBS metric T1', 'SWEMWBS metric T2', 'SWEMWBS metric T3'],
        ...people.map((one, at) => [one.id, metric[at % 3] ?? '', '19.25', metric[3 + (at % 3)] ?? '']),
      ]),
    loads({ ...longTruth, rowsUsed: 12 }),
  ],
  [
    'b',
    'scores.csv',
    'one row a measure, with tool, question, stage and day, is understood',
    () => delimited([longHeader, ...longRows], { delimiter: ';' }),
    loads(longTruth),
  ],
  [
    'b-mixed-days',
    'scores.csv',
    'days in three ways in one column are read or told, and the stages hold',
    () => changedDays((iso, at) => (at % 3 === 0 ? iso : at % 3 === 1 ? dayFirst(iso) : String(serial(iso)))),
    warns('serial_date', longTruth),
  ],
  [
    'b-shuffled',
    'scores.csv',
    'the order of the rows does not matter',
    () => delimited([longHeader, ...longRows.toReversed()], { delimiter: ';' }),
    loads(longTruth),
  ],
  [
    'b-no-stage',
    'scores.csv',
    'without stages the days say which score is first and which is last',
    () =>
      delimited(
        [longHeader.filter((_, at) => at !== 4), ...longRows.map((row) => row.filter((_, at) => at !== 4))],
        { delimiter: ';' },
      ),
    loads(longTruth),
  ],
  [
    'b-no-time',
    'scores.csv',
    'without stages and days nothing says which score is first: it is asked',
    () =>
      delimited(
        [
          longHeader.filter((_, at) => at < 4 || at > 5),
          ...longRows.map((row) => row.filter((_, at) => at < 4 || at > 5)),
        ],
        { delimiter: ';' },
      ),
    { outcome: 'asks' },
  ],
  [
    'b-unknown-tool',
    'scores.csv',
    'a tool that nobody knows is told row by row',
    () =>
      delimited(
        [
          longHeader,
          ...longRows,
          ['SP-00001', 'C2210', 'Happy Garden Index', 'Total', 'Baseline', '2023-05-01', '7'],
        ],
        { delimiter: ';' },
      ),
    warns('unknown_tool', { ...longTruth, rowsAside: 1 }),
  ],
  [
    'b-unknown-stage',
    'scores.csv',
    'a stage that nobody knows is told row by row',
    () =>
      delimited(
        [longHeader, ...longRows, ['SP-00001', 'C2210', 'UCLA', 'Total', 'Springtime', '2023-05-01', '7']],
        { delimiter: ';' },
      ),
    warns('unknown_stage', { rowsUsed: 36, rowsAside: 1, persons: 12, ...swemwbs }),
  ],
  [
    'b-two-baselines',
    'scores.csv',
    'of two scores for one stage one is used, and that is told',
    () =>
      delimited(
        [longHeader, ...longRows, ['SP-00001', 'C2210', 'UCLA', 'Total', 'Baseline', '2023-05-01', '9']],
        { delimiter: ';' },
      ),
    warns('second_at_stage', { rowsUsed: 37, rowsAside: 0, persons: 12, scores: 36, ...swemwbs }),
  ],
  [
    'b-no-cases',
    'scores.csv',
    'rows without a case belong to their person',
    () => delimited([longHeader, ...site('')], { delimiter: ';' }),
    loads(longTruth),
  ],
  [
    'b-occasions',
    'scores.csv',
    'one row an occasion with the measures in columns is understood',
    () =>
      delimited([
        ['client_ref', 'stage', 'date_completed', 'SWEMWBS metric', 'UCLA total'],
        ...people.flatMap((one, at) => [
          [one.id, 'Baseline', later(one.referred, 10), metric[at % 3] ?? '', String(4 + (at % 5))],
          [one.id, 'Exit', later(one.referred, 100), metric[3 + (at % 3)] ?? '', ''],
        ]),
      ]),
    loads({ ...longTruth, rowsUsed: 24 }),
  ],
  [
    'b-wide-and-long',
    'scores.csv',
    'a score column beside columns of measures is asked about or read one way only',
    () =>
      delimited([[...longHeader, 'ONS LS (Start)'], ...longRows.map((row) => [...row, '5'])], {
        delimiter: ';',
      }),
    loads(longTruth),
  ],
]);
