import type { Count, Share } from './evidence';
import { wilson } from '../stats/proportion';
import { isWithheld, type Interval, withhold, type Withheld } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

export const hidden: Withheld = withhold('small_number');

/** A count as the profile lets it be seen. */
export function counter(profile: Profile): (count: Count) => Count {
  return (count) => {
    if (typeof count !== 'number') return quiet(count, profile);
    if (count === 0 ? profile.hideZeros : count < profile.smallest) return hidden;
    return rounded(count, profile);
  };
}

export function rounded(n: number, profile: Profile): number {
  return Math.round(n / profile.roundTo) * profile.roundTo;
}

/** The fewest people that can stand behind a count shown as `n`. */
export function fewestBehind(n: number, profile: Profile): number {
  return Math.max(profile.smallest, n - Math.floor(profile.roundTo / 2));
}

/** The smallest of 0.001, 0.002, 0.005, 0.01 … that n people move by less than one of them could. */
export function stepFor(n: number): number {
  const least = 5 / n;
  const power = 10 ** Math.floor(Math.log10(least));
  return Math.max(0.001, power * ([1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-12)) ?? 10));
}

/** The step for an average over a count shown as `n`: right for the fewest people that it can stand for. */
export function stepBehind(n: number, profile: Profile): number {
  return stepFor(fewestBehind(n, profile));
}

/** The nearest multiple of the step; never a negative zero. */
export function toStep(x: number, step: number): number {
  return Number((Math.round(x / step) * step).toPrecision(12)) + 0;
}

export function intervalTo({ lower, upper, level }: Interval, step: number): Interval {
  return { lower: toStep(lower, step), upper: toStep(upper, step), level };
}

/** Reasons that say how many people there are, or what every one of them has in common. */
const tellsFew: ReadonlySet<string> = new Set([
  'one_pair',
  'one_value',
  'too_few',
  'few_for_interval',
  'few_for_covariates',
  'alone',
]);
const tellsNone: ReadonlySet<string> = new Set([
  'no_pairs',
  'no_values',
  'all_kept',
  'no_discordant',
  'no_exposure',
  'no_events',
  'none_before',
  'none_after',
  'nobody_at_risk',
  'no_visits',
  'separated',
  'none_in_cohort',
  'no_odds_ratio',
  'never_happened',
]);
const tellsAll: ReadonlySet<string> = new Set([
  'no_change',
  'no_spread',
  'no_variance',
  'no_baseline_spread',
  'no_last_spread',
  'no_ratio_spread',
  'same_use',
  'exact_fit',
  'exact_scores',
  'same_outcome',
  'same_in_pairs',
  'no_score_spread',
  'certain_outcome',
  'wholly_apart',
  'one_band',
]);

/** A reason without the number it rested on, and without being a number itself. */
export function quiet({ withheld }: Withheld, profile: Profile): Withheld {
  if (tellsFew.has(withheld) || (profile.hideZeros && tellsNone.has(withheld))) return hidden;
  return withhold(tellsAll.has(withheld) ? 'exact_only' : withheld);
}

/**
 * A share made again from its rounded counts. Hidden where the people it leaves out are too few to be shown, for that share would
 * count them; unless it is `everyone` by definition. What is hidden once stays hidden. Where there was
 * no interval, because a person can be counted several times, none is made.
 */
export function releaseShare(share: Share, profile: Profile, always: 'everyone' | 'not' = 'not'): Share {
  const count = counter(profile);
  const [x, n] = [count(share.x), count(share.n)];
  const none = { x, n, share: hidden, interval: null };
  if (typeof share.share !== 'number' && share.share.withheld === hidden.withheld) return none;
  if (
    typeof share.x !== 'number' ||
    typeof share.n !== 'number' ||
    typeof x !== 'number' ||
    typeof n !== 'number'
  )
    return none;
  if (share.n === 0) return { ...none, share: withhold('no_values') };
  const rest = share.n - share.x;
  const everyone = rest === 0 && (always === 'everyone' || !profile.hideZeros);
  if (n < profile.minimumForPercentage) return none;
  if (!everyone && Math.min(rest, n - x) < profile.smallest) return none;
  const estimate = wilson(x, n);
  if (isWithheld(estimate)) return none;
  const parts = profile.decimalsFrom !== null && n >= profile.decimalsFrom ? 1000 : 100;
  const { lower, upper, level } = estimate.interval;
  return {
    x,
    n,
    share: whole(estimate.share, parts),
    interval:
      share.interval === null ? null : { lower: whole(lower, parts), upper: whole(upper, parts), level },
  };
}

/** To whole parts, but never to nobody or everybody unless it is so. */
function whole(share: number, parts: number): number {
  const near = Math.round(share * parts) / parts;
  return (near === 0 && share > 0) || (near === 1 && share < 1) ? share : near;
}
