import { failedChecks } from './comparegate';
import type { ComparedCohort, ComparedShare, ComparisonFinding } from './comparison';
import { releaseDeviations } from './plandeviations';
import { both, quietBetween, releaseBalance, releaseOverlap } from './releasebalance';
import { counter, hidden, quiet, releaseShare, stepBehind, toStep } from './releasecounts';
import {
  outward,
  releaseDetectable,
  releaseEquivalence,
  releaseEstimates,
  releaseEValue,
} from './releasedifferences';
import { releaseBands, releaseMissing, releaseOdds } from './releaseodds';
import { releaseSubgroups } from './releasesubgroups';
import type { Counted } from './scope';
import { sureness } from './sureness';
import { newcombe } from '../stats/newcombe';
import { wilson } from '../stats/proportion';
import { isWithheld, withhold } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

const unlikeSays = 'The cohorts are not alike enough.';
const checkSays = 'A check of the comparison failed: ';

/**
 * What of a comparison may others see? Means, differences and errors go to a step that no one person can move, limits outwards, shares are made
 * from rounded counts, and the E-value, the test for equivalence and every sentence follow from what is shown. What the gate
 * kept shut stays shut. Releasing once more changes nothing.
 */
export function releaseComparison(
  exact: ComparisonFinding,
  counted: Counted,
  profile: Profile,
): ComparisonFinding {
  const cohorts = both(exact.cohorts, (one) => releaseCohort(one, profile));
  const balance = releaseBalance(exact.balance, profile);
  const people = both(exact.cohorts, ({ followedUp }) => followedUp.x);
  const overlap = releaseOverlap(exact.overlap, people, profile);
  const estimates = releaseEstimates(exact, cohorts, profile);
  const shares = exact.shares.map((share) => releaseCompared(share, profile));
  const gate = releaseGate(exact, { cohorts, balance, overlap }, counted);
  const { surePlanned: _, plan, ...shown } = exact;
  return {
    ...shown,
    ...(plan === undefined ? {} : { plan: { ...plan, deviations: releaseDeviations(plan.deviations) } }),
    neither: counter(profile)(exact.neither),
    cohorts,
    covariates: { ...exact.covariates, used: namedOf(exact, balance), apart: [] },
    balance,
    overlap,
    gate,
    estimates,
    shares,
    ...(exact.odds === undefined ? {} : { odds: releaseOdds(exact.odds, shares, profile) }),
    ...(exact.bands === undefined ? {} : { bands: releaseBands(exact.bands, profile) }),
    ...(exact.missing === undefined ? {} : { missing: releaseMissing(exact.missing, profile) }),
    shift: isWithheld(exact.shift) ? quietBetween(exact.shift, profile) : withhold('exact_only'),
    eValue: releaseEValue(exact, estimates, profile),
    equivalence: releaseEquivalence(exact, estimates, profile),
    detectable: releaseDetectable(exact, profile),
    ...(exact.subgroups === undefined ? {} : { subgroups: releaseSubgroups(exact.subgroups, profile) }),
    sure: releaseSureness(exact, { cohorts, gate }, counted),
  };
}

function releaseCohort(cohort: ComparedCohort, profile: Profile): ComparedCohort {
  const followedUp = releaseShare(cohort.followedUp, profile);
  const pairs = cohort.followedUp.x;
  const figure = (one: ComparedCohort['first']): ComparedCohort['first'] => {
    if (isWithheld(one)) return quiet(one, profile);
    const { x } = followedUp;
    if (typeof x !== 'number' || typeof pairs !== 'number' || pairs < profile.minimumForMean) return hidden;
    const step = stepBehind(x, profile);
    const [mean, sd] = [toStep(one.mean, step), toStep(one.sd, step)];
    return sd === 0 ? withhold('exact_only') : { mean, sd };
  };
  return {
    name: cohort.name,
    members: counter(profile)(cohort.members),
    followedUp,
    first: figure(cohort.first),
    change: figure(cohort.change),
  };
}

/** What is adjusted for, without the names of levels that too few people have. */
function namedOf(exact: ComparisonFinding, balance: ComparisonFinding['balance']): readonly string[] {
  if (isWithheld(exact.balance)) return exact.covariates.used;
  const left = isWithheld(balance) ? [] : balance.covariates;
  const gone = exact.balance.covariates.filter(({ name }) => left.every((row) => row.name !== name));
  return exact.covariates.used.filter((used) => gone.every(({ name }) => name !== used));
}

/** The difference by Newcombe's method from the rounded counts, as whole per cents, limits outwards. */
function releaseCompared({ id, shares, difference }: ComparedShare, profile: Profile): ComparedShare {
  const seen = both(shares, (one) => releaseShare(one, profile));
  const found = (): ComparedShare['difference'] => {
    if (isWithheld(difference)) return quietBetween(difference, profile);
    const [held, asked] = both(seen, ({ x, n, share }) =>
      typeof x === 'number' && typeof n === 'number' && typeof share === 'number' ? wilson(x, n) : hidden,
    );
    if (isWithheld(held)) return held;
    if (isWithheld(asked)) return asked;
    const again = newcombe(asked, held);
    const { lower, upper, level } = outward(again.interval, 0.01);
    return {
      difference: toStep(again.difference, 0.01),
      interval: { lower: Math.max(-1, lower), upper: Math.min(1, upper), level },
    };
  };
  return { id, shares: seen, difference: found() };
}

/** A gate that was shut stays shut, with the sentences that the figures shown give. */
function releaseGate(
  { gate }: ComparisonFinding,
  shown: Pick<ComparisonFinding, 'cohorts' | 'balance' | 'overlap'>,
  counted: Counted,
): ComparisonFinding['gate'] {
  if (gate.opened) return gate;
  const failed = failedChecks(shown, counted);
  return { opened: false, failed: failed.length > 0 ? failed : [unlikeSays] };
}

/** As for service use: the step stays, its words are made from the rounded counts, or say nothing that these do not give. */
function releaseSureness(
  { sure }: ComparisonFinding,
  { cohorts, gate }: Pick<ComparisonFinding, 'cohorts' | 'gate'>,
  counted: Counted,
): ComparisonFinding['sure'] {
  const arms = cohorts.flatMap(({ followedUp: { x, n } }) =>
    typeof x === 'number' && typeof n === 'number' ? [{ pairs: x, started: n }] : [],
  );
  const isCheck = sure.because.startsWith(checkSays);
  const silent = {
    step: sure.step,
    because: isCheck ? `${checkSays}${inSentence(gate.failed[0] ?? unlikeSays)}` : sure.because,
    raise: /\d/.test(sure.raise ?? '') ? null : sure.raise,
  };
  const [held, asked] = arms;
  if (held === undefined || asked === undefined || isCheck) return silent;
  const again = sureness({
    design: 'comparison',
    counted,
    arms: [held, asked],
    checks: {
      failed: [],
      negativeControl: 'none',
      eValueOfLimit: null,
      missingKeepsSign: false,
      planFrozen: false,
      excludesTrivial: false,
      balanced: false,
    },
  });
  return again.step === sure.step && again.because === sure.because ? again : silent;
}

/** A sentence in the middle of another one. */
function inSentence(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}
