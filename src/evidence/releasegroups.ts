import type { OutcomeFinding } from './evidence';
import { correctMovements } from './movementfamily';
import { quiet } from './releasecounts';
import { releaseOutcome } from './releaseoutcome';
import { sureness, withinRegressionSays } from './sureness';
import { holm } from '../stats/adjust';
import { type Oneway, welchOneway } from '../stats/oneway';
import type { PairedChange } from '../stats/paired';
import { isWithheld, type Result, type Weighted, withhold } from '../stats/result';
import { notRecorded } from '../vocabulary/dimensions';
import type { Profile } from '../vocabulary/profiles';

type Groups = NonNullable<OutcomeFinding['by']>['groups'];

/** All findings together, because the tests between groups and between bands are corrected over the measures shown. */
export function releaseFindings(
  findings: readonly OutcomeFinding[],
  profile: Profile,
): readonly OutcomeFinding[] {
  const released = findings.map((finding) => {
    const { range } = finding.measure;
    const overall = releaseOutcome(finding.overall, range, profile);
    const groups = (finding.by?.groups ?? []).map(({ level, outcome }) => ({
      level,
      outcome: releaseOutcome(outcome, range, profile),
    }));
    return { finding, overall, groups, test: testAgain(finding.by, groups, profile) };
  });
  const corrected = holm(released.map(({ test }) => (isWithheld(test) ? null : test.p)));
  const again = released.map(({ finding, overall, groups, test }, at) => {
    const pHolm = corrected[at];
    return {
      ...finding,
      overall,
      by:
        finding.by === null
          ? null
          : {
              ...finding.by,
              groups,
              difference: isWithheld(test)
                ? test
                : typeof pHolm === 'number'
                  ? { ...test, pHolm }
                  : withhold('invalid'),
            },
      sure: releaseSureness(finding, overall),
    };
  });
  return correctMovements(again);
}

/** Three values with the same count, mean and deviation as the people: all that Welch's tests ask of a group. */
export function standIn({ n, mean, sd }: Pick<PairedChange, 'n' | 'mean' | 'sd'>): readonly Weighted[] {
  const away = sd * Math.sqrt((n - 1) / 2);
  return [
    { value: mean - away, n: 1 },
    { value: mean, n: n - 2 },
    { value: mean + away, n: 1 },
  ];
}

/** Do the groups differ? Tested again on the released means and deviations. */
function testAgain(by: OutcomeFinding['by'], groups: Groups, profile: Profile): Result<Oneway> {
  if (by === null) return withhold('one_group');
  if (isWithheld(by.difference)) return quiet(by.difference, profile);
  const compared = groups.flatMap(({ level, outcome: { change } }) =>
    level === notRecorded || isWithheld(change) ? [] : [standIn(change)],
  );
  const test = welchOneway(compared);
  return isWithheld(test) ? quiet(test, profile) : { ...test, leftOut: by.difference.leftOut };
}

/**
 * The step stays, so that no rounding can raise it. What would raise it is said from the rounded counts, and left out where these
 * alone would give another step.
 */
function releaseSureness(
  { sure, counted }: OutcomeFinding,
  { followedUp }: OutcomeFinding['overall'],
): OutcomeFinding['sure'] {
  const { x, n } = followedUp;
  if (typeof x !== 'number' || typeof n !== 'number') return { ...sure, raise: null };
  const again = sureness({
    design: 'one group',
    counted,
    arms: [{ pairs: x, started: n }],
    withinRegression: sure.because === withinRegressionSays,
  });
  return again.step === sure.step && again.because === sure.because ? again : { ...sure, raise: null };
}
