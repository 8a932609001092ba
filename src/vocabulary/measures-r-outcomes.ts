import type { Measure } from './measure';
import { plain, totalsOnly, verified } from './measure-parts';
import { sources } from './sources';

function rOutcomes(
  id: string,
  name: string,
  noun: string,
  names: readonly string[],
  alpha: Measure['reliability'] = null,
): readonly Measure[] {
  const both = {
    ...plain,
    noun,
    items: 4,
    better: 'higher',
    reliability: alpha,
    licence: totalsOnly,
    importTotalOnly: true,
  } as const;
  return [
    {
      ...both,
      id: `r-outcomes-${id}`,
      name: `${name} (R-Outcomes, 0 to 12)`,
      short: `R-Outcomes ${id}`,
      synonyms: names,
      itemRange: [0, 3],
      range: [0, 12],
      note: 'High is always good. Never mixed with the 0 to 100 form.',
    },
    {
      ...both,
      id: `r-outcomes-${id}-100`,
      name: `${name} (R-Outcomes, 0 to 100)`,
      short: `R-Outcomes ${id} (0 to 100)`,
      synonyms: names.flatMap((one) => [`${one} 0 100`, `${one} 0 to 100`, `${one} percent`]),
      itemRange: null,
      range: [0, 100],
      step: null,
      note: 'High is always good. Never mixed with the 0 to 12 form.',
    },
  ];
}

/** The R-Outcomes family, each on both forms in use. */
export const rOutcomesMeasures: readonly Measure[] = [
  ...rOutcomes('howru', 'Health status', 'health status', [
    'howru',
    'how ru',
    'how are you',
    'r outcomes howru',
    'routcomes howru',
  ]),
  ...rOutcomes(
    'pws',
    'Personal wellbeing',
    'personal wellbeing',
    ['pws', 'personal wellbeing score', 'r outcomes pws', 'routcomes pws'],
    { value: 0.9, ...verified(sources.bensonPws) },
  ),
  ...rOutcomes('hcs', 'Health confidence', 'health confidence', [
    'hcs',
    'health confidence score',
    'r outcomes hcs',
    'routcomes hcs',
  ]),
  ...rOutcomes('sdoh', 'Living circumstances', 'the rating of living circumstances', [
    'sdoh',
    'social determinants of health',
    'r outcomes sdoh',
    'routcomes sdoh',
  ]),
  ...rOutcomes('loneliness', 'Freedom from loneliness', 'freedom from loneliness', [
    'r outcomes loneliness',
    'routcomes loneliness',
  ]),
];
