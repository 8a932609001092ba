import { assumedUse } from './assumeduse';
import { moneyAgain } from './money';
import { releaseBeyond } from './releasebeyond';
import { releaseFrequent } from './releasefrequent';
import { releaseMonths } from './releasemonths';
import { logOf } from './releaserates';
import { releaseSeries } from './releaseseries';
import { releaseArm } from './releasevisitarm';
import { releaseMethods, releaseUseGroups } from './releasevisitmethods';
import { sureness, unknownUseSays, withinUseSays } from './sureness';
import { withSeriesMethod } from './useseries';
import type { ExpectedUse, VisitArm, VisitFinding } from './visits';
import { isWithheld } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

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
  const series = exact.series === null ? null : releaseSeries(exact.series, profile);
  return {
    ...exact,
    ...shown,
    money: moneyAgain(exact.money, beyond),
    expected: exact.expected === null ? null : releaseExpectedUse(exact, exact.expected, referred, profile),
    frequent: releaseFrequent(exact, referred, profile),
    months: releaseMonths(exact.months, profile),
    series,
    methods: withSeriesMethod(releaseMethods(exact, shown, profile), series),
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
  return assumedUse(service, before);
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
          withinRegression: sure.because === unknownUseSays ? null : sure.because === withinUseSays,
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
