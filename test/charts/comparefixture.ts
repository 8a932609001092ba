import { alike, comparisonOf } from '../evidence/comparisonfixture';
import { cardOf } from '../../src/evidence/card';
import type { ComparedCovariate, ComparisonFinding, ComparisonMethod } from '../../src/evidence/comparison';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { evidence } from '../evidence/fixture';
import { differenceOf } from '../../src/stats/difference';
import { withhold } from '../../src/stats/result';
import { measures } from '../../src/vocabulary/measures';

const base = comparisonOf(alike);
if (!usable(base.balance)) throw new Error('fixture: no balance');
const { n } = base.balance;

function row(name: string, before: number, after: number): ComparedCovariate {
  return {
    name,
    kind: 'share',
    denominator: 'treated',
    missing: [0.05, 0.12],
    before: { means: [0.3, 0.3 + before * 0.46], difference: { sd: before }, varianceRatio: null },
    after: {
      means: [0.3 + (before - after) * 0.46, 0.3 + before * 0.46],
      difference: { sd: after },
      varianceRatio: null,
    },
  };
}

function method(
  id: string,
  name: string,
  estimate: ComparisonMethod['estimate'],
  adjusted = true,
): ComparisonMethod {
  return { id, name, note: 'For people like those of “Gardening”.', adjusted, n, estimate };
}

const long = 'Reason for referral: loneliness, isolation or a wish for more company than there is at home';

/** Everything there: rows of every kind, every method, one of them withheld. */
export const whole: ComparisonFinding = {
  ...base,
  balance: {
    ...base.balance,
    largest: { before: { name: long, sd: 0.48 }, after: { name: long, sd: 0.09 } },
    covariates: [
      ...base.balance.covariates,
      row(long, 0.48, 0.09),
      row('Age band: 75 or over', -0.31, -0.04),
      row('Deprivation: most deprived fifth', 0.18, 0.02),
      {
        ...row('Source: self-referral', 0, 0),
        before: { means: [0, 1], difference: withhold('wholly_apart'), varianceRatio: null },
        after: { means: [0, 1], difference: withhold('wholly_apart'), varianceRatio: null },
      },
    ],
  },
  estimates: [
    method('doubly-robust', 'Doubly robust', differenceOf(1.42, 0.41, 353)),
    method('ancova', 'Model with all characteristics', differenceOf(1.31, 0.37, 346)),
    method('ipw-overlap', 'Weighted to those alike', differenceOf(1.27, 0.44, 353)),
    method('matched', 'Matched one to one', withhold('no_score_spread')),
    method('raw-change', 'Raw difference in change', differenceOf(1.53, 0.35, 324), false),
    method('raw-after', 'Raw difference in last scores', differenceOf(-0.4, 0.5, 330), false),
  ],
};

/** As others may see it. */
export const shared: ComparisonFinding = (() => {
  const made = comparisonOf({ ...alike, level: [103, 6] });
  const [found] = release({ ...evidence, comparisons: [made] }, 'nhs').comparisons ?? [];
  if (found === undefined || !usable(found.overlap)) throw new Error('fixture: nothing is shared');
  return {
    ...found,
    overlap: {
      ...found.overlap,
      bins: found.overlap.bins.map((bin, at) =>
        at < 3 ? { ...bin, n: [withhold('small_number'), bin.n[1]] as const } : bin,
      ),
    },
  };
})();

/** Not alike: the gate is shut. */
export const shut: ComparisonFinding = comparisonOf({ ...alike, outside: [97, 61] });

const phq = measures.find(({ better, kind }) => better === 'lower' && kind !== 'ordinal');
if (phq === undefined) throw new Error('fixture: no measure on which lower is better');

/** A measure on which lower is better, and no clear answer. */
export const lower: ComparisonFinding = {
  ...whole,
  measure: cardOf(phq),
  estimates: whole.estimates.map((one, at) =>
    at === 0 ? { ...one, estimate: differenceOf(0.2, 0.5, 353) } : one,
  ),
};

/** Answer categories: nothing is estimated. */
export const categories: ComparisonFinding = {
  ...base,
  balance: withhold('ordinal'),
  overlap: withhold('ordinal'),
  gate: { opened: false, failed: ['Whether the cohorts are alike cannot be checked.'] },
  estimates: base.estimates.map((one) => ({ ...one, estimate: withhold('ordinal') })),
  shares: [],
  shift: withhold('ordinal'),
  eValue: withhold('ordinal'),
  equivalence: null,
  detectable: withhold('ordinal'),
};
