import { asks, entries, loads, warns } from '../expectation';
import { but, dayFirst, header, meanOf, people, table, truth } from '../people';
import { delimited, withCells } from '../text';

/** The third person's last score (a 6) written otherwise. */
const odd = (cell: string): string => withCells({ '3:6': cell });
const lost = truth(but(2, { last: null }));
const all = (written: (score: string) => string): string =>
  delimited(
    table().map((row, line) => (line === 0 ? row : [...row.slice(0, 5), ...row.slice(5).map(written)])),
  );
const two = (
  names: readonly [string, string],
  first: readonly (number | string)[],
  last: readonly (number | string)[],
): string =>
  delimited([
    ['Client ID', 'Referral Date', ...names],
    ...people.map((one, at) => [
      one.id,
      dayFirst(one.referred),
      String(first[at % first.length]),
      String(last[at % last.length]),
    ]),
  ]);
const twoTruth = (measure: string, first: readonly (number | null)[], last: readonly (number | null)[]) => {
  const each = (of: readonly (number | null)[]) => people.map((_, at) => of[at % of.length] ?? null);
  return {
    rowsUsed: 12,
    rowsAside: 0,
    persons: 12,
    scores: [...each(first), ...each(last)].filter((value) => value !== null).length,
    firstMean: { measure, value: meanOf(each(first)) },
    lastMean: { measure, value: meanOf(each(last)) },
  };
};
const levels = ['Often', 'Some of the time', 'Hardly ever'];

export const numbers = entries('numbers', [
  [
    'fractions',
    'people.csv',
    'whole scores written with a point and a zero are those scores',
    () => all((score) => `${score}.0`),
    loads(truth()),
  ],
  [
    'zeros',
    'people.csv',
    'scores with a zero before are those scores',
    () => all((score) => score.padStart(2, '0')),
    loads(truth()),
  ],
  ['plus', 'people.csv', 'a plus before a score changes nothing', () => odd('+6'), loads(truth())],
  [
    'spaces',
    'people.csv',
    'spaces around scores change nothing',
    () => all((score) => `  ${score} `),
    loads(truth()),
  ],
  [
    'over',
    'people.csv',
    'an 11 on a scale to 10 is set aside by its line and never cut to 10',
    () => odd('11'),
    warns('out_of_range', lost),
  ],
  [
    'under',
    'people.csv',
    'a score under the scale is set aside',
    () => odd('-1'),
    warns('out_of_range', lost),
  ],
  [
    'real-minus',
    'people.csv',
    'a true minus sign is a minus',
    () => odd('\u22126'),
    warns('out_of_range', lost),
  ],
  ['ninety-nine', 'people.csv', '99 for no answer is no score', () => odd('99'), warns('out_of_range', lost)],
  [
    'nine-nines',
    'people.csv',
    '999 for no answer is no score',
    () => odd('999'),
    warns('out_of_range', lost),
  ],
  [
    'below-five',
    'people.csv',
    'a small number that its owner hid is neither zero nor missing',
    () => odd('<5'),
    warns('suppressed', lost),
  ],
  ['star', 'people.csv', 'a star is a hidden number', () => odd('*'), warns('suppressed', lost)],
  ['c', 'people.csv', 'a c in brackets is a hidden number', () => odd('[c]'), warns('suppressed', lost)],
  [
    'starred',
    'people.csv',
    'a starred number is a hidden number and not that number',
    () => odd('5*'),
    warns('suppressed', lost),
  ],
  [
    'over-form',
    'people.csv',
    'seven of ten written as a fraction is told',
    () => odd('7/10'),
    warns('not_a_number', lost),
  ],
  [
    'per-cent',
    'people.csv',
    'a percentage in a column of scores is told',
    () => odd('60%'),
    warns('not_a_number', lost),
  ],
  ['range', 'people.csv', 'a range is told and has no middle', () => odd('5-6'), warns('not_a_number', lost)],
  ['about', 'people.csv', 'about six is told', () => odd('~6'), warns('not_a_number', lost)],
  [
    'two-scores',
    'people.csv',
    'two scores in a cell are told',
    () => odd('6; 7'),
    warns('not_a_number', lost),
  ],
  [
    'unit',
    'people.csv',
    'a score with a word after it is told',
    () => odd('6 points'),
    warns('not_a_number', lost),
  ],
  ['letter-o', 'people.csv', 'a letter O is no zero', () => odd('1O'), warns('not_a_number', lost)],
  [
    'exponent',
    'people.csv',
    'a number in the form of a power is told',
    () => odd('6e0'),
    warns('not_a_number', lost),
  ],
  [
    'hexadecimal',
    'people.csv',
    'a number in base sixteen is told',
    () => odd('0x6'),
    warns('not_a_number', lost),
  ],
  ['infinity', 'people.csv', 'infinity is no score', () => odd('Infinity'), warns('not_a_number', lost)],
  [
    'formula-left',
    'people.csv',
    'a formula left in a CSV is not worked out',
    () => odd('=3+3'),
    warns('not_a_number', lost),
  ],
  ['true', 'people.csv', 'true is not 1', () => odd('TRUE'), warns('not_a_number', lost)],
  [
    'date-damage',
    'people.csv',
    'a score that a spreadsheet made a date is told',
    () => odd('06-Oct'),
    warns('not_a_number', lost),
  ],
  ['error-cell', 'people.csv', 'an error of a spreadsheet is no score', () => odd('#DIV/0!'), loads(lost)],
  ...['Not stated', 'Prefer not to say', 'N/A', 'NULL', '-', '.', 'Unknown', "Don't know"].map(
    (word, at) =>
      [
        `no-answer-${String(at + 1)}`,
        'people.csv',
        `"${word}" is no score and no zero`,
        () => odd(word),
        warns('not_answered', lost),
      ] as const,
  ),
  ['blank', 'people.csv', 'a blank is no score and no zero', () => odd(''), loads(lost)],
  ['zero', 'people.csv', 'a zero is a score', () => odd('0'), loads(truth(but(2, { last: 0 })))],
  [
    'no-last',
    'people.csv',
    'a column without any score is told',
    () => all((score) => score).replace(/,\d+$/gm, ','),
    warns('all_missing', {
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      scores: 12,
      firstMean: { measure: 'ons-life-satisfaction', value: 4.5 },
    }),
  ],
  [
    'one-value',
    'people.csv',
    'a column in which everybody scores the same is told',
    () => delimited(table(people.map((one) => ({ ...one, last: 5 })))),
    warns('one_value', truth(people.map((one) => ({ ...one, last: 5 })))),
  ],
  [
    'decimal-commas-half',
    'people.csv',
    'points and commas for the decimal mark in one column are told',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], ['16.36', '17,43'], ['19.98', '20.73']),
    warns('not_a_number', twoTruth('swemwbs', [16.36, null], [19.98, 20.73])),
  ],
  [
    'raw',
    'people.csv',
    'whole totals said to be raw are turned into metric scores by the table',
    () => two(['SWEMWBS raw (Start)', 'SWEMWBS raw (End)'], [16, 18, 20], [22, 23, 25]),
    warns('raw_converted', twoTruth('swemwbs', [16.36, 17.43, 18.59], [19.98, 20.73, 22.35])),
  ],
  [
    'raw-or-metric',
    'people.csv',
    'whole totals of which nobody says whether they are raw are never charted without a word',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], [16, 18, 20], [22, 23, 25]),
    warns('scale_unsure', twoTruth('swemwbs', [16.36, 17.43, 18.59], [19.98, 20.73, 22.35])),
  ],
  [
    'metric',
    'people.csv',
    'metric totals are kept as they are',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], [16.36, 17.43, 18.59], [19.98, 20.73, 22.35]),
    loads(twoTruth('swemwbs', [16.36, 17.43, 18.59], [19.98, 20.73, 22.35])),
  ],
  [
    'metric-rounded',
    'people.csv',
    'metric totals cut to one place are those totals',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], [16.4, 17.4, 18.6], [20.0, 20.7, 22.4]),
    loads(twoTruth('swemwbs', [16.36, 17.43, 18.59], [19.98, 20.73, 22.35])),
  ],
  [
    'raw-before-metric-after',
    'people.csv',
    'raw totals before and metric ones after are never compared',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], [16, 18, 20], [19.98, 20.73, 22.35]),
    asks,
  ],
  [
    'wrong-instrument',
    'people.csv',
    'totals over 35 in a column of the short scale are told to be of the long one',
    () => two(['SWEMWBS (Start)', 'SWEMWBS (End)'], [38, 41, 44], [47, 50, 53]),
    warns('wrong_instrument', { rowsUsed: 12, rowsAside: 0, persons: 12, scores: 0 }),
  ],
  [
    'one-to-ten',
    'people.csv',
    'a wellbeing question asked from 1 to 10 and told so is not taken for one from 0 to 10',
    () =>
      two(
        ['ONS LS 1-10 (Start)', 'ONS LS 1-10 (End)'],
        people.map(({ first }) => String(first)),
        people.map(({ last }) => String(last)),
      ),
    asks,
  ],
  [
    'mirrored-anxiety',
    'people.csv',
    'anxiety that rises with everybody’s life satisfaction is told to be reversed, perhaps',
    () =>
      delimited([
        [...header, 'ONS A (Start)', 'ONS A (End)'],
        ...table()
          .slice(1)
          .map((row) => [...row, row[5] ?? '', row[6] ?? '']),
      ]),
    warns('perhaps_reversed', truth(people, { scores: 48 })),
  ],
  [
    'words-for-codes',
    'people.csv',
    'answers in words are read as their codes or asked about, and never dropped in silence',
    () => two(['UCLA 1 (Start)', 'UCLA 1 (End)'], levels, [...levels].toReversed()),
    asks,
  ],
  [
    'labelled-codes',
    'people.csv',
    'a code with its label is told where it cannot be a score alone',
    () => odd('6 - Some of the time'),
    warns('not_a_number', lost),
  ],
  [
    'counts-with-decimals',
    'people.csv',
    'scores that lie between the steps of their scale are told',
    () => odd('6.5'),
    warns('between_steps', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'huge',
    'people.csv',
    'a number with four hundred digits is told',
    () => odd('9'.repeat(400)),
    warns('out_of_range', lost),
  ],
  [
    'tiny',
    'people.csv',
    'a score with forty decimals is told or is that score, and nothing overflows',
    () => odd(`6.${'0'.repeat(40)}`),
    loads(truth()),
  ],
  [
    'ages',
    'people.csv',
    'ages that nobody reaches are told',
    () => withCells({ '1:2': '999', '2:2': '-3', '3:2': '45-54' }),
    warns('impossible_age', truth()),
  ],
]);
