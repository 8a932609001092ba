import type { Evidence } from './evidence';
import { releaseComparison } from './releasecomparison';
import { counter } from './releasecounts';
import { releaseFlow, releaseQuality } from './releaseflow';
import { releaseFindings } from './releasegroups';
import { nameableLevels } from './releaselevels';
import { releaseTimes } from './releasetimes';
import { releaseVisits } from './releasevisits';
import { countedIn } from './scope';
import { correctSubgroups } from './subgroupfamily';
import { type ProfileId, profiles } from '../vocabulary/profiles';

export { counter, stepFor } from './releasecounts';

declare const released: unique symbol;

/** Evidence that a profile has passed: the only kind that may be drawn for others, downloaded or written. */
export type Released = Evidence & { readonly [released]: true };

/**
 * What of this may others see? Counts are hidden or rounded, shares are made again from the rounded counts, averages go to a step
 * that no one person can move, and every figure that follows from them is worked out again from what is shown. Under the profile
 * `internal` nothing changes but the stamp. Releasing once more under the same profile moves no figure of an outcome,
 * of service use or of a comparison.
 */
export function release(evidence: Evidence, id: ProfileId): Released {
  const profile = profiles[id];
  if (profile.exact) return brand({ ...evidence, profile: id });
  const count = counter(profile);
  return brand({
    ...evidence,
    profile: id,
    referrals: count(evidence.referrals),
    people: count(evidence.people),
    dataset: {
      ...evidence.dataset,
      files: evidence.dataset.files.map((file) => ({ ...file, rows: count(file.rows) })),
      dimensions: nameableLevels(evidence, profile),
    },
    flow: evidence.flow.map((flow) => releaseFlow(flow, profile)),
    outcomes: releaseFindings(evidence.outcomes, profile),
    visits: evidence.visits.map((finding) => releaseVisits(finding, profile)),
    ...(evidence.comparisons === undefined
      ? {}
      : {
          comparisons: correctSubgroups(
            evidence.comparisons.map((finding) =>
              releaseComparison(finding, countedIn(evidence.scope), profile),
            ),
          ),
        }),
    ...(evidence.comparedTimes === undefined
      ? {}
      : { comparedTimes: evidence.comparedTimes.map((times) => releaseTimes(times, profile)) }),
    quality: releaseQuality(evidence.quality, profile),
  });
}

function brand(evidence: Evidence): Released {
  return evidence as Evidence & Released;
}
