import type { UseRow as Row } from './personsums';
import { type ArmPairs, armPairs, pairOf } from './visitarm';
import type { VisitMethod } from '../evidence/visits';
import { largestShare, withoutLargest } from '../stats/largestshare';
import { type PairedRateRatio, pairedRateRatio, type RatioEstimate } from '../stats/pairedrate';
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
    ...withoutMost(main),
    ...ofHidden(main),
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

/** Without the person who makes the largest share of their group's visits: in either group one can carry the answer. */
function withoutMost({ referred, comparison }: Sides): readonly VisitMethod[] {
  const [own, other] = [armPairs(referred), armPairs(comparison)];
  const share = ({ pairs }: ArmPairs): number => {
    const found = largestShare(pairs);
    return isWithheld(found) ? 0 : found.share;
  };
  if (share(own) + share(other) === 0) return [];
  const isReferred = share(own) >= share(other);
  const left = (arm: ArmPairs): ArmPairs => ({
    ...arm,
    pairs: withoutLargest(arm.pairs),
    counted: arm.counted - referralsOfLargest(arm === own ? referred : comparison),
  });
  const mine = isReferred ? left(own) : own;
  const theirs = comparison.length === 0 ? null : isReferred ? other : left(other);
  return [
    row(
      'without-largest',
      'Without the person who visited most',
      theirs === null
        ? 'One person can carry a total.'
        : `One person can carry a total. Of both groups, the largest share is of one ${isReferred ? 'referred' : 'for comparison'}.`,
      mine.counted,
      ratioBetween(mine, theirs),
    ),
  ];
}

/** How many referrals the person who visited most has; 1 where people are counted. */
function referralsOfLargest(rows: readonly Row[]): number {
  const [first] = rows
    .filter((one) => one.months_before > 0 && one.months_after > 0)
    .toSorted((a, b) => b.before + b.after - (a.before + a.after));
  return first?.referrals === undefined ? 1 : Math.round(first.referrals / first.n);
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
