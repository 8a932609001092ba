import { releaseBeyond } from './releasebeyond';
import { releaseMonths } from './releasemonths';
import { logOf } from './releaserates';
import { releaseArm } from './releasevisitarm';
import { releaseMethods, releaseUseGroups } from './releasevisitmethods';
import { sureness, withinUseSays } from './sureness';
import type { ExpectedUse, VisitArm, VisitFinding } from './visits';
import { expectedAssumed } from '../stats/expectedassumed';
import { isWithheld, withhold } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';
import { plausibleUse } from '../vocabulary/servicenames';

/**
 * What of one kind of service use may others see? Rates go to a step that hides 5 visits, person-years follow from the rounded
 * count of people, and every ratio, limit, p value and E-value is worked out again from these. Releasing once more changes nothing.
 */
export function releaseVisits(exact: VisitFinding, profile: Profile): VisitFinding {
  const referred = releaseArm(exact.referred, profile);
  const comparison = exact.comparison === null ? null : releaseArm(exact.comparison, profile);
  const beyond =
    exact.beyond === null ? null : releaseBeyond(exact, exact.beyond, referred, comparison, profile);
  const shown = { windows: exact.windows, referred, comparison, beyond };
  return {
    ...exact,
    ...shown,
    expected: exact.expected === null ? null : releaseExpectedUse(exact, exact.expected, referred, profile),
    months: releaseMonths(exact.months, profile),
    methods: releaseMethods(exact, shown, profile),
    by: releaseUseGroups(exact.by, shown, profile),
    sure: releaseSureness(exact, referred, comparison),
  };
}

/** What is assumed follows from the rate that is shown; what was read off earlier months goes to a step of its logarithm. */
function releaseExpectedUse(
  { service }: VisitFinding,
  expected: ExpectedUse,
  { before }: VisitArm,
  profile: Profile,
): ExpectedUse | null {
  if (isWithheld(before) || before.events < profile.smallest) return null;
  if (expected.kind === 'earlier') {
    const shown = (ratio: number): number => Math.exp(logOf(ratio, before.events));
    return {
      ...expected,
      rows: expected.rows.map(({ label, ratio, interval }) => ({
        label,
        ratio: shown(ratio),
        interval:
          interval === null
            ? null
            : { lower: shown(interval.lower), upper: shown(interval.upper), level: interval.level },
      })),
    };
  }
  const means = plausibleUse(service);
  const cells =
    means === undefined
      ? withhold('no_reliability')
      : expectedAssumed({ before: before.rate, populationMeans: means.rates });
  const rows = expected.rows.flatMap((row, at) => {
    const cell = isWithheld(cells) ? undefined : cells[at];
    return cell === undefined ? [] : [{ ...row, ratio: cell.ratio }];
  });
  return rows.length === 0 ? null : { ...expected, rows };
}

/**
 * The step stays, so that no rounding can raise it. What would raise it is said from the rounded counts, and left out where it names
 * a number that these do not give again.
 */
function releaseSureness(
  { sure, counted }: VisitFinding,
  referred: VisitArm,
  comparison: VisitArm | null,
): VisitFinding['sure'] {
  const arms = [referred, ...(comparison === null ? [] : [comparison])].flatMap(({ watched: { x, n } }) =>
    typeof x === 'number' && typeof n === 'number' ? [{ pairs: x, started: n }] : [],
  );
  const [own, other] = arms;
  const silent = { ...sure, raise: /\d/.test(sure.raise ?? '') ? null : sure.raise };
  if (own === undefined || (comparison !== null && other === undefined)) return silent;
  const again =
    other === undefined
      ? sureness({
          design: 'one group',
          told: 'use',
          counted,
          arms: [own],
          withinRegression: sure.because === withinUseSays,
        })
      : sureness({
          design: 'comparison',
          told: 'use',
          counted,
          arms: [own, other],
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
