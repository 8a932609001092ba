import { fewestBehind, hidden, quiet, releaseShare, stepBehind, stepFor, toStep } from './releasecounts';
import { dispersionOf } from './releaserates';
import type { UseSpread, VisitArm } from './visits';
import type { Dispersion } from '../stats/countspread';
import type { WindowSum } from '../stats/countpairs';
import { isWithheld, type Result, withhold } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

/** What of the spread of visits over people may be seen. `n`, `before` and `after` as they are shown already. */
export function releaseSpread(
  spread: VisitArm['spread'],
  { n, before, after }: { readonly n: number; readonly before: WindowSum; readonly after: WindowSum },
  profile: Profile,
): VisitArm['spread'] {
  if (isWithheld(spread)) return quiet(spread, profile);
  return {
    before: shownIn(spread.before, before, n, profile),
    after: shownIn(spread.after, after, n, profile),
  };
}

/** The mean follows from the rate that is shown, so that two steps do not together say more than one. */
function shownIn(exact: UseSpread, shown: WindowSum, n: number, profile: Profile): UseSpread {
  const mean = (shown.rate * shown.years) / n;
  return {
    n,
    events: shown.events,
    none: releaseShare(exact.none, profile),
    median: medianOf(exact.median, n, profile),
    mean,
    top: topOf(exact.top, shown.events, n, profile),
    dispersion: spreadOf(exact, mean, n, profile),
  };
}

function medianOf(median: UseSpread['median'], n: number, profile: Profile): UseSpread['median'] {
  if (typeof median !== 'number') return quiet(median, profile);
  const fewest = Math.max(profile.minimumForMedian, 2 * profile.minimumEachSide);
  return fewestBehind(n, profile) < fewest ? hidden : toStep(median, stepBehind(n, profile));
}

/** One in twenty are enough people only where the profile shows tails, and the others must have made enough visits too. */
function topOf(top: UseSpread['top'], events: number, n: number, profile: Profile): UseSpread['top'] {
  if (isWithheld(top)) return quiet(top, profile);
  const share = toStep(top.share, Math.max(0.01, stepFor(events)));
  const others = Math.min(1 - share, 1 - top.share) * events;
  const tells = share <= 0 || others < profile.smallest;
  return fewestBehind(n, profile) < profile.minimumForTails || tells ? hidden : { people: n / 20, share };
}

function spreadOf(exact: UseSpread, mean: number, n: number, profile: Profile): Result<Dispersion> {
  if (isWithheld(exact.dispersion)) return quiet(exact.dispersion, profile);
  const step = stepBehind(n, profile);
  const { varianceToMean, pearson } = exact.dispersion;
  const [plain, watched] = [varianceToMean, pearson].map((one) => dispersionOf(one, exact.mean, mean, step));
  return typeof plain === 'number' && typeof watched === 'number'
    ? { varianceToMean: plain, pearson: watched }
    : withhold('exact_only');
}
