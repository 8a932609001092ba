import type { Measure } from './measure';
import { plain, threshold, totalsOnly, unverified } from './measure-parts';

const worstProblem =
  'People name their worst problem, so some fall is expected from regression to the mean alone. Compare only scores of the same concern.';

function mycaw(of: Pick<Measure, 'id' | 'name' | 'short' | 'noun' | 'synonyms' | 'note'>): Measure {
  return {
    ...plain,
    ...of,
    items: 1,
    itemRange: [0, 6],
    range: [0, 6],
    better: 'lower',
    thresholds: [
      threshold(1, 'convention', unverified, 'None is firmly anchored: one point is a convention.'),
    ],
    licence: totalsOnly,
    importTotalOnly: true,
  };
}

function star(id: string, name: string, synonyms: readonly string[], top: number): Measure {
  return {
    ...plain,
    id,
    name,
    short: name,
    noun: 'progress on the Star',
    synonyms,
    items: 8,
    itemRange: [1, top],
    range: [1, top],
    step: null,
    better: 'higher',
    thresholds: [
      threshold(1, 'convention', unverified, 'One journey stage, on the mean of the areas; not anchored.'),
    ],
    licence: totalsOnly,
    importTotalOnly: true,
    note: 'The mean of the areas answered. Compare only readings of the same Star.',
  };
}

/** Measures whose content differs from person to person: named concerns and Stars. */
export const personalMeasures: readonly Measure[] = [
  mycaw({
    id: 'mycaw-concern-1',
    name: 'First concern (MYCaW)',
    short: 'MYCaW concern 1',
    noun: 'the severity of the first concern',
    synonyms: ['mycaw concern 1', 'mycaw concern1', 'mycaw c1', 'mycaw 1', 'mycaw first concern'],
    note: worstProblem,
  }),
  mycaw({
    id: 'mycaw-concern-2',
    name: 'Second concern (MYCaW)',
    short: 'MYCaW concern 2',
    noun: 'the severity of the second concern',
    synonyms: ['mycaw concern 2', 'mycaw concern2', 'mycaw c2', 'mycaw 2', 'mycaw second concern'],
    note: worstProblem,
  }),
  mycaw({
    id: 'mycaw-wellbeing',
    name: 'Poor wellbeing (MYCaW)',
    short: 'MYCaW wellbeing',
    noun: 'poor wellbeing',
    synonyms: ['mycaw wellbeing', 'mycaw well being', 'mycaw wb', 'mycaw w'],
    note: 'A lower score is better wellbeing.',
  }),
  star(
    'star',
    'Well-being Star (1 to 5)',
    [
      'star',
      'outcomes star',
      'wellbeing star',
      'well being star',
      'star mean',
      'star average',
      'outcome star',
    ],
    5,
  ),
  star(
    'star-10',
    'Outcomes Star (1 to 10)',
    ['star 10', 'outcomes star 10', 'outcomes star 1 10', 'star 10 point', 'outcomes star 1 to 10'],
    10,
  ),
];
