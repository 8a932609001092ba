import type { Measure } from './measure';
import { bands, plain, threshold, unverified, verified, warwick } from './measure-parts';
import { sources } from './sources';

/** The Warwick-Edinburgh scales, short and full. */
export const wellbeingMeasures: readonly Measure[] = [
  {
    ...plain,
    id: 'swemwbs',
    name: 'Wellbeing (SWEMWBS)',
    short: 'SWEMWBS wellbeing',
    noun: 'wellbeing',
    synonyms: [
      'swemwbs',
      'swemwebs',
      'short wemwbs',
      'wemwbs 7',
      'wemwbs7',
      'wemwbs short',
      'swemwbs metric',
      'swemwbs total',
      'short warwick edinburgh',
      'short warwick edinburgh mental wellbeing scale',
      'short warwick edinburgh mental well being scale',
    ],
    items: 7,
    itemRange: [1, 5],
    range: [7, 35],
    step: null,
    better: 'higher',
    bands: bands(7, 0.01, [
      ['low', 19.49],
      ['medium', 27.5],
      ['high', 35],
    ]),
    bandsFact: unverified,
    thresholds: [
      threshold(
        3,
        'reliable change',
        verified(sources.shah),
        '2.77 standard errors of measurement are 2.87 points; clinical sample of 172, no anchor study.',
      ),
      threshold(
        1,
        'minimal important',
        verified(sources.shah),
        'One standard error of measurement is 1.03 points; a small change, no anchor study.',
      ),
    ],
    norm: {
      mean: 23.45,
      sd: 3.9,
      sdVerified: false,
      population:
        'people aged 16 and over in England: midpoint of the published figures for men (23.7) and women (23.2)',
      year: '2010 to 2013',
      ...unverified,
    },
    licence: warwick,
    note: 'Charted on the metric scale. Raw and metric totals are never mixed; the bands are metric.',
  },
  {
    ...plain,
    id: 'wemwbs',
    name: 'Wellbeing (WEMWBS)',
    short: 'WEMWBS wellbeing',
    noun: 'wellbeing',
    synonyms: [
      'wemwbs',
      'wemwebs',
      'wemwbs 14',
      'wemwbs14',
      'wemwbs total',
      'warwick edinburgh',
      'warwick edinburgh mental wellbeing scale',
      'warwick edinburgh mental well being scale',
    ],
    items: 14,
    itemRange: [1, 5],
    range: [14, 70],
    better: 'higher',
    bands: bands(14, 1, [
      ['low', 42],
      ['medium', 59],
      ['high', 70],
    ]),
    bandsFact: unverified,
    thresholds: [
      threshold(
        8,
        'reliable change',
        verified(sources.maheswaran),
        '2.77 standard errors of measurement were 6.6 to 8.6 points over 12 studies.',
      ),
      threshold(
        3,
        'minimal important',
        verified(sources.maheswaran),
        'One standard error of measurement was 2.4 to 3.1 points over 12 studies.',
      ),
    ],
    norm: {
      mean: 51.6,
      sd: 8.7,
      sdVerified: false,
      population: 'adults in England',
      year: '2010 to 2013',
      ...unverified,
    },
    licence: warwick,
  },
];
