import type { UseRow as Row } from './personsums';
import { type ArmPairs, armPairs, pairOf } from './visitarm';
import type { VisitMethod } from '../evidence/visits';
import type { Coefficient } from '../stats/coefficient';
import type { CountPair } from '../stats/countpairs';
import { apart, type Design } from '../stats/design';
import { largestShare } from '../stats/largestshare';
import { negativeBinomial } from '../stats/negativebinomial';
import {
  type PairedRateRatio,
  pairedRateRatio,
  type RatioEstimate,
  ratioEstimate,
} from '../stats/pairedrate';
import { poissonRegression } from '../stats/poissonregression';
import { ratioOfRatios } from '../stats/rateratios';
import { isWithheld, type Result, withhold } from '../stats/result';

/** Both groups' rows of one service in one pair of windows. */
export interface Sides {
  readonly referred: readonly Row[];
  /** Empty where nobody stands for comparison. */
  readonly comparison: readonly Row[];
}

/** The question asked by other methods and of other windows: they should tell one story, or say why not. */
export function methodsOf(
  main: Sides,
  others: {
    readonly runUp?: Sides | undefined;
    readonly placebo6?: Sides | undefined;
    readonly placebo9?: Sides | undefined;
  },
): readonly VisitMethod[] {
  const compared = main.comparison.length > 0;
  const of = (id: string, name: string, note: string, sides: Sides | undefined): readonly VisitMethod[] =>
    sides === undefined ? [] : [row(id, name, note, peopleIn(sides.referred), headline(sides))];
  const modelled = compared ? [] : models(armPairs(main.referred).pairs);
  return [
    ...of('headline', compared ? 'Ratio of rate ratios' : 'Rate ratio', 'Errors by person.', main),
    ...(compared
      ? of('referred', 'Referred people alone', 'Without the comparison group: not an effect.', {
          ...main,
          comparison: [],
        })
      : []),
    ...of(
      'run-up',
      'Every month before referral counted',
      'People come when they are at their worst.',
      others.runUp,
    ),
    ...withoutLargest(main),
    ...ofHidden(main),
    ...modelled,
    ...of(
      'placebo-6',
      'As if referred 6 months earlier',
      'Nothing was done then: a ratio other than 1 is not an effect.',
      others.placebo6,
    ),
    ...of(
      'placebo-9',
      'As if referred 9 months earlier',
      'Nothing was done then: a ratio other than 1 is not an effect.',
      others.placebo9,
    ),
  ];
}

/** The ratio of ratios where there is a comparison group, else the paired rate ratio. */
export function headline({ referred, comparison }: Sides): Result<RatioEstimate> {
  return ratioBetween(armPairs(referred), comparison.length === 0 ? null : armPairs(comparison));
}

/** As `headline`, of pairs of counts. */
export function ratioBetween(referred: ArmPairs, comparison: ArmPairs | null): Result<RatioEstimate> {
  if (comparison !== null) {
    const found = ratioOfRatios(referred.pairs, comparison.pairs);
    return isWithheld(found) ? found : bare(found);
  }
  return estimated(pairedRateRatio(referred.pairs));
}

function estimated(found: Result<PairedRateRatio>): Result<RatioEstimate> {
  if (isWithheld(found)) return found;
  return found.kind === 'estimated' ? bare(found) : withhold('none_after', found.n);
}

/** The ratio alone: the counts behind it stand with the headline, or nowhere. */
function bare({ ratio, logSe, z, p, interval95, interval50 }: RatioEstimate): RatioEstimate {
  return { ratio, logSe, z, p, interval95, interval50 };
}

function row(id: string, name: string, note: string, n: number, ratio: Result<RatioEstimate>): VisitMethod {
  return { id, name, note, n, ratio };
}

function peopleIn(rows: readonly Row[]): number {
  return armPairs(rows).counted;
}

function withoutLargest({ referred, comparison }: Sides): readonly VisitMethod[] {
  if (comparison.length > 0) return [];
  const found = largestShare(armPairs(referred).pairs);
  if (isWithheld(found)) return [];
  return [
    row(
      'without-largest',
      'Without the person who visited most',
      'One person can carry a total.',
      found.n - 1,
      estimated(found.without),
    ),
  ];
}

/** Hidden small numbers at both ends: the least before with the most after, and the other way round. */
function ofHidden({ referred, comparison }: Sides): readonly VisitMethod[] {
  const [own, other] = [armPairs(referred), armPairs(comparison)];
  if (own.hidden.length + other.hidden.length === 0) return [];
  const filled = (arm: ArmPairs, end: 'rise' | 'fall'): ArmPairs => ({
    hidden: [],
    counted: arm.counted + arm.unseen,
    unseen: 0,
    pairs: [
      ...arm.pairs,
      ...arm.hidden.map((one) =>
        end === 'rise' ? pairOf(one, one.before, one.after_high) : pairOf(one, one.before_high, one.after),
      ),
    ],
  });
  return (['fall', 'rise'] as const).map((end) => {
    const mine = filled(own, end);
    const theirs = comparison.length === 0 ? null : filled(other, end === 'rise' ? 'fall' : 'rise');
    const n = mine.counted;
    const name = `Hidden small numbers as low as they can be ${end === 'rise' ? 'before' : 'after'}`;
    return row(`hidden-${end}`, name, 'The truth lies between the two.', n, ratioBetween(mine, theirs));
  });
}

function models(pairs: readonly CountPair[]): readonly VisitMethod[] {
  const design: Design = {
    names: ['after'],
    clusters: pairs.flatMap(({ before, after, yearsBefore, yearsAfter, n }) =>
      apart([
        { count: before, exposure: yearsBefore, covariates: [0], n },
        { count: after, exposure: yearsAfter, covariates: [1], n },
      ]),
    ),
  };
  const n = pairs.reduce((total, one) => total + one.n, 0);
  const poisson = poissonRegression(design);
  const negative = negativeBinomial(design);
  return [
    row(
      'quasi-poisson',
      'Quasi-Poisson model',
      'Before and after taken as different people.',
      n,
      isWithheld(poisson) ? poisson : afterIn(poisson.coefficients, 'quasi'),
    ),
    row(
      'negative-binomial',
      'Negative binomial model',
      'Before and after taken as different people.',
      n,
      isWithheld(negative)
        ? negative
        : negative.kind === 'poisson'
          ? afterIn(negative.poisson.coefficients, 'model')
          : afterIn(negative.coefficients, 'model'),
    ),
  ];
}

/** The ratio after over before in a model, with normal limits. */
function afterIn<Kind extends string>(
  coefficients: readonly Coefficient<Kind>[],
  kind: Kind,
): Result<RatioEstimate> {
  const found = coefficients.find(({ name }) => name === 'after');
  if (found === undefined) return withhold('not_settled');
  const by = found.by[kind];
  return isWithheld(by) ? by : ratioEstimate(found.estimate, by.se);
}
