// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import { CompareKept } from '../../src/pages/CompareKept';
import { CompareOdds } from '../../src/pages/CompareOdds';
import { CompareTimes } from '../../src/pages/CompareTimes';
import { oddsEntries } from '../../src/pages/oddsentries';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';
import { alike, comparisonOf } from '../evidence/comparisonfixture';
import { evidence } from '../evidence/fixture';
import { timesMade, waiting } from '../evidence/timesfixture';
import { reading, render, words } from './render';

const { ratio, p, interval95: interval } = ratioEstimate(0.6, 0.2);
const share = (x: number) => ({ x, n: 100, share: x / 100, interval: null });
const finding: ComparisonFinding = {
  ...comparisonOf(alike),
  odds: {
    methods: [
      {
        id: 'penalised',
        name: 'Model of the odds, with a penalty',
        note: 'People with the same first score are compared.',
        adjusted: true,
        n: [212, 143],
        odds: { ratio, p, interval },
      },
    ],
    same: withhold('one_stratum'),
    eValue: { estimate: 2.1, limit: 1.4 },
  },
  bands: {
    verified: true,
    bands: ['Low', 'High'].map((name) => ({
      name,
      first: [share(50), share(50)] as const,
      last: [share(40), share(30)] as const,
    })),
    given: withhold('exact_only'),
    after: { method: 'chi-squared', statistic: 9, df: 1, p: 0.003, n: [100, 100] },
  },
  missing: [{ name: 'Ethnic group', shares: [share(12), share(34)] }],
};
const times = timesMade(waiting(4), waiting(9));
const found: Evidence = { ...evidence, comparisons: [finding], comparedTimes: [times] };

test('a penalty is said beside the odds, and bands stand in a table', async () => {
  const page = words(await render(<CompareOdds {...reading} evidence={found} finding={finding} />));
  expect(page).toContain('a penalty (Firth’s)');
  expect(page).toContain('ended in different bands');
  expect(page).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
});

test('waits have a curve, a table and their doubts, and without any the reason stands in their place', async () => {
  const page = await render(<CompareTimes {...reading} evidence={found} choice={times.choice} />);
  expect(words(page)).toContain('no referral date');
  expect(page.querySelectorAll('figure')).toHaveLength(1);
  const { comparedTimes: _, ...without } = found;
  expect(
    words(await render(<CompareTimes {...reading} evidence={without} choice={{ kind: 'arms' }} />)),
  ).toContain('were not referred');
});

test('what is not recorded stands for each cohort, the one asked about first', async () => {
  const page = await render(<CompareKept {...reading} evidence={found} finding={finding} />);
  const rows = [...page.querySelectorAll('tbody tr')].map(words);
  expect(rows.find((row) => row.startsWith('Ethnic group'))).toMatch(/34%.*12%/);
});

test('every way to a method leads to one that is there', () => {
  const parts = new Set(oddsEntries.map(({ part }) => part));
  for (const part of ['compare-odds', 'compare-bands', 'compare-times', 'compare-kept'])
    expect(parts).toContain(part);
});
