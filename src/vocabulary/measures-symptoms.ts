import type { Measure } from './measure';
import { bands, free, plain, threshold, totalsOnly, unverified, verified } from './measure-parts';
import { sources } from './sources';

function hads(kind: 'anxiety' | 'depression', mean: number, sd: number): Measure {
  const letter = kind === 'anxiety' ? 'a' : 'd';
  return {
    ...plain,
    id: `hads-${kind}`,
    name: `${kind === 'anxiety' ? 'Anxiety' : 'Depression'} (HADS)`,
    short: `HADS ${kind}`,
    noun: kind,
    synonyms: [
      `hads ${kind}`,
      `hads ${letter}`,
      `hads${letter}`,
      `hospital anxiety and depression scale ${kind}`,
    ],
    items: 7,
    itemRange: [0, 3],
    range: [0, 21],
    better: 'lower',
    bands: bands(0, 1, [
      ['normal', 7],
      ['borderline', 10],
      ['case', 21],
    ]),
    bandsFact: unverified,
    thresholds: [
      threshold(
        1.7,
        'minimal important',
        unverified,
        'From 1.5 to 1.7 is quoted; scores are whole, so two points count.',
      ),
    ],
    norm: {
      mean,
      sd,
      sdVerified: false,
      population: 'UK adults, non-clinical sample of 1,792',
      year: 'year not known',
      ...unverified,
    },
    licence: totalsOnly,
    importTotalOnly: true,
  };
}

/** Symptoms of depression and anxiety. */
export const symptomMeasures: readonly Measure[] = [
  {
    ...plain,
    id: 'phq-9',
    name: 'Depression symptoms (PHQ-9)',
    short: 'PHQ-9 depression',
    noun: 'depression symptoms',
    synonyms: [
      'phq',
      'phq 9',
      'phq9',
      'phq total',
      'phq 9 total',
      'phq9 total',
      'patient health questionnaire',
      'patient health questionnaire 9',
    ],
    items: 9,
    itemRange: [0, 3],
    range: [0, 27],
    better: 'lower',
    bands: bands(0, 1, [
      ['minimal', 4],
      ['mild', 9],
      ['moderate', 14],
      ['moderately severe', 19],
      ['severe', 27],
    ]),
    bandsFact: verified(sources.franklin),
    thresholds: [
      threshold(6, 'reliable change', unverified, 'As used in NHS Talking Therapies.'),
      threshold(
        1.7,
        'minimal important',
        verified(sources.kounali),
        'UK primary care, 400 people; scores are whole, so two points count.',
      ),
      threshold(5, 'minimal important', unverified, 'As used in guidance from the United States.'),
    ],
    norm: {
      mean: 2.9,
      sd: 3.5,
      sdVerified: false,
      population: 'adults in Germany',
      year: 'year not known',
      ...unverified,
    },
    licence: free,
    note: 'Only the total is shown: single answers are never charted, and it is no tool for judging risk.',
  },
  {
    ...plain,
    id: 'gad-7',
    name: 'Anxiety symptoms (GAD-7)',
    short: 'GAD-7 anxiety',
    noun: 'anxiety symptoms',
    synonyms: [
      'gad',
      'gad 7',
      'gad7',
      'gad total',
      'gad 7 total',
      'gad7 total',
      'generalised anxiety disorder',
      'generalised anxiety disorder 7',
    ],
    items: 7,
    itemRange: [0, 3],
    range: [0, 21],
    better: 'lower',
    bands: bands(0, 1, [
      ['minimal', 4],
      ['mild', 9],
      ['moderate', 14],
      ['severe', 21],
    ]),
    bandsFact: unverified,
    thresholds: [
      threshold(4, 'reliable change', unverified, 'As used in NHS Talking Therapies.'),
      threshold(
        1.5,
        'minimal important',
        verified(sources.kounali),
        'UK primary care, 400 people; scores are whole, so two points count.',
      ),
    ],
    norm: {
      mean: 3.0,
      sd: 3.4,
      sdVerified: false,
      population: 'adults in Germany',
      year: 'year not known',
      ...unverified,
    },
    licence: free,
  },
  hads('anxiety', 6.14, 3.76),
  hads('depression', 3.68, 3.07),
];
