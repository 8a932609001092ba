import { hidden, quiet, stepBehind, toStep } from './releasecounts';
import { releaseMonth } from './releasemonths';
import { modelSeries, type UseSeries } from './useseries';
import { isWithheld } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

/**
 * The series as the profile lets it be seen: every month as those from referral are, and the model worked out again from the months that are
 * shown. Hidden where a month with enough people is hidden for its few visits, for leaving out the quiet months would raise the rest.
 */
export function releaseSeries(exact: UseSeries, profile: Profile): UseSeries {
  const shown = exact.months.map(({ calendar, referred, comparison }) => ({
    calendar,
    referred: releaseMonth(referred, profile),
    comparison: comparison === null ? null : releaseMonth(comparison, profile),
  }));
  const quietened = exact.months.some((month, at) =>
    (['referred', 'comparison'] as const).some((arm) => {
      const [counted, seen] = [month[arm], shown[at]?.[arm]];
      if (arm === 'comparison' && (isWithheld(exact.model) || !exact.model.controlled)) return false;
      if (!counted || !seen || isWithheld(counted) || !isWithheld(seen)) return false;
      return month.fitted !== null && counted.people >= profile.minimumForMean;
    }),
  );
  const people = shown.flatMap(({ referred }) => (isWithheld(referred) ? [] : [referred.people]));
  const fewest = people.length === 0 ? null : Math.min(...people);
  const share = (of: number | null): number | null =>
    of === null || fewest === null ? null : toStep(of, Math.max(0.01, stepBehind(fewest, profile)));
  const { before, since } = exact.afterReferral;
  const about = {
    began: exact.began,
    runUp: exact.runUp,
    afterReferral: { before: share(before), since: share(since) },
  };
  const bare = shown.map((month) => ({ ...month, fitted: null, without: null }));
  if (isWithheld(exact.model)) return { ...about, months: bare, model: quiet(exact.model, profile) };
  if (quietened) return { ...about, months: bare, model: hidden };
  const again = modelSeries(exact.began, shown);
  return isWithheld(again.model)
    ? { ...about, months: bare, model: quiet(again.model, profile) }
    : { ...about, ...again };
}
