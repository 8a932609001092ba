import type { Measure } from './measure';
import { bands, ogl, onePoint, plain, unverified, verified } from './measure-parts';
import { sources } from './sources';

const highIsGood = [
  ['low', 4],
  ['medium', 6],
  ['high', 8],
  ['very high', 10],
] as const;
const highIsAnxious = [
  ['very low', 1],
  ['low', 3],
  ['medium', 5],
  ['high', 10],
] as const;

function ons4(
  of: Pick<Measure, 'id' | 'name' | 'short' | 'noun' | 'synonyms' | 'better' | 'note'>,
  mean: number,
  sd: number,
): Measure {
  return {
    ...plain,
    ...of,
    items: 1,
    itemRange: [0, 10],
    range: [0, 10],
    bands: bands(0, 1, of.better === 'higher' ? highIsGood : highIsAnxious),
    bandsFact: unverified,
    thresholds: [onePoint],
    norm: {
      mean,
      sd,
      sdVerified: false,
      population: 'UK adults',
      year: 'year ending March 2023',
      ...verified(sources.onsWellbeing),
    },
    licence: ogl,
  };
}

/** The four ONS personal wellbeing questions, each on its own: no total is endorsed. */
export const ons4Measures: readonly Measure[] = [
  ons4(
    {
      id: 'ons-life-satisfaction',
      name: 'Life satisfaction (ONS4)',
      short: 'ONS life satisfaction',
      noun: 'life satisfaction',
      synonyms: [
        'life satisfaction',
        'ons ls',
        'ons4 ls',
        'ons life satisfaction',
        'ons4 life satisfaction',
        'ons satisfaction',
        'ons4 satisfaction',
        'ons1',
        'satisfied with life',
      ],
      better: 'higher',
      note: null,
    },
    7.45,
    1.7,
  ),
  ons4(
    {
      id: 'ons-worthwhile',
      name: 'Feeling life is worthwhile (ONS4)',
      short: 'ONS worthwhile',
      noun: 'the sense that life is worthwhile',
      synonyms: [
        'worthwhile',
        'life worthwhile',
        'ons w',
        'ons4 w',
        'ons worthwhile',
        'ons4 worthwhile',
        'ons2',
      ],
      better: 'higher',
      note: null,
    },
    7.73,
    1.6,
  ),
  ons4(
    {
      id: 'ons-happiness',
      name: 'Happiness (ONS4)',
      short: 'ONS happiness',
      noun: 'happiness',
      synonyms: [
        'happiness',
        'happy',
        'happy yesterday',
        'ons h',
        'ons4 h',
        'ons happiness',
        'ons4 happiness',
        'ons happy',
        'ons4 happy',
        'ons3',
      ],
      better: 'higher',
      note: null,
    },
    7.39,
    2.1,
  ),
  ons4(
    {
      id: 'ons-anxiety',
      name: 'Anxiety (ONS4)',
      short: 'ONS anxiety',
      noun: 'anxiety',
      synonyms: [
        'anxious',
        'anxious yesterday',
        'anxiety yesterday',
        'ons a',
        'ons4 a',
        'ons anxiety',
        'ons4 anxiety',
        'ons anxious',
        'ons4 anxious',
      ],
      better: 'lower',
      note: 'Charted as asked: a higher score is more anxious. Check that the file does not hold it reversed.',
    },
    3.23,
    2.9,
  ),
];
