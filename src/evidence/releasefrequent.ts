import { assumedOfFrequent, type ExpectedOfFrequent, type FrequentUse } from './frequent';
import { counter, fewestBehind, hidden, quiet, toStep } from './releasecounts';
import { isDominated, logOf, logSeOf, rateStep } from './releaserates';
import type { VisitArm, VisitFinding } from './visits';
import { normalQuantile } from '../stats/normal';
import { ratioEstimate } from '../stats/pairedrate';
import { isWithheld, type Result } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

const monthsAYear = 12;

/**
 * What of those who came most may be seen: the far end of a distribution, so only of as many people as the profile asks for a tail. Ratios
 * go to a step of their logarithm, what is assumed is worked out again from the rates as they are shown, and so is what is beyond the
 * comparison group. Hidden as a whole where nothing is left of what is expected.
 */
export function releaseFrequent(
  { service, windows, frequent }: VisitFinding,
  referred: VisitArm,
  profile: Profile,
): Result<FrequentUse> {
  if (isWithheld(frequent)) return quiet(frequent, profile);
  const n = counter(profile)(frequent.n);
  if (typeof n !== 'number' || n < profile.minimumForMean) return hidden;
  if (isWithheld(referred.before) || isWithheld(referred.spread) || isWithheld(referred.largest))
    return hidden;
  if (fewestBehind(referred.spread.before.n, profile) < profile.minimumForTails) return hidden;
  const length = (windows.before.to - windows.before.from + 1) / monthsAYear;
  const visitsOf = (people: number): number => fewestBehind(people, profile) * frequent.threshold * length;
  const visits = Math.min(1, frequent.ratio.ratio) * visitsOf(n);
  const { share, events } = referred.largest;
  if (visits < profile.smallest || isDominated(Math.min(visits, share * events), visits)) return hidden;
  const before = toStep(frequent.before, rateStep(n, n * length, profile));
  const ratio = ratioEstimate(
    logOf(frequent.ratio.ratio, visitsOf(n)),
    logSeOf(frequent.ratio.logSe, n, profile),
  );
  const assumed = frequent.expected.some(({ kind }) => kind === 'assumed');
  const expected = assumed
    ? assumedOfFrequent(service, before, referred.before.rate)
    : frequent.expected.flatMap((row) => releaseRow(row, visitsOf, profile));
  if (expected.length === 0) return hidden;
  const other = expected.find(({ kind }) => kind === 'comparison');
  const logSe = other === undefined ? null : logSeIn(other);
  const beyond =
    frequent.beyond === null || other === undefined || logSe === null
      ? null
      : ratioEstimate(Math.log(ratio.ratio) - Math.log(other.ratio), Math.hypot(ratio.logSe, logSe));
  return { threshold: frequent.threshold, n, before, ratio, expected, beyond };
}

/** The error of the logarithm that an interval was made of. */
function logSeIn({ interval }: ExpectedOfFrequent): number | null {
  if (interval === null) return null;
  return Math.log(interval.upper / interval.lower) / (2 * normalQuantile((1 + interval.level) / 2));
}

function releaseRow(
  row: ExpectedOfFrequent,
  visitsOf: (people: number) => number,
  profile: Profile,
): readonly ExpectedOfFrequent[] {
  const n = row.n === null ? null : counter(profile)(row.n);
  const logSe = logSeIn(row);
  if (typeof n !== 'number' || n < profile.minimumForMean || logSe === null) return [];
  const { ratio, interval95 } = ratioEstimate(logOf(row.ratio, visitsOf(n)), logSeOf(logSe, n, profile));
  return [{ ...row, n, ratio, interval: interval95 }];
}
