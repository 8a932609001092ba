import type { ComparedBands, ComparedMissing, ComparedOdds, OddsMethod, OddsRatio } from './comparedodds';
import type { ComparedShare } from './comparison';
import { both, type Pair, quietBetween } from './releasebalance';
import { counter, hidden, releaseShare, stepBehind, toStep } from './releasecounts';
import { outward } from './releasedifferences';
import { bandArms } from '../stats/bandarms';
import { eValueOfOddsRatio } from '../stats/evalue';
import { mantelHaenszel } from '../stats/mantelhaenszel';
import { normalQuantile, normalUpper } from '../stats/normal';
import { isWithheld, type Result, withhold } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

/** People of either cohort who improved and who did not, as they are shown. */
interface Shown {
  readonly yes: Pair<number>;
  readonly no: Pair<number>;
}

/**
 * Odds as the profile lets them be seen: the raw ratio again from the shares shown; every other goes on the scale of logarithms to the step of the
 * smallest of the four counts, its limits outwards, and its p follows. `shares` are the released ones. A model that needed a penalty is not
 * shown, for that would say that everybody of some kind had the same outcome.
 */
export function releaseOdds(
  exact: ComparedOdds,
  shares: readonly ComparedShare[],
  profile: Profile,
): ComparedOdds {
  const shown = shownOf(shares);
  const methods = exact.methods.map((method) => releaseMethod(method, shown, profile));
  return {
    methods,
    same: isWithheld(exact.same) ? quietBetween(exact.same, profile) : withhold('exact_only'),
    eValue: isWithheld(exact.eValue) ? quietBetween(exact.eValue, profile) : eValueAgain(methods, shown),
  };
}

function shownOf(shares: readonly ComparedShare[]): Shown | null {
  const improved = shares.find(({ id }) => id === 'improved');
  if (improved === undefined) return null;
  const cells = both(improved.shares, ({ x, n, share }) =>
    typeof x === 'number' && typeof n === 'number' && typeof share === 'number' ? { x, n } : null,
  );
  const [held, asked] = cells;
  if (held === null || asked === null) return null;
  return { yes: [held.x, asked.x], no: [held.n - held.x, asked.n - asked.x] };
}

function releaseMethod(method: OddsMethod, shown: Shown | null, profile: Profile): OddsMethod {
  const n = both(method.n, counter(profile));
  const about =
    method.id === 'penalised' ? { ...method, id: 'model' as const, name: 'Model of the odds' } : method;
  const odds = (): Result<OddsRatio> => {
    if (isWithheld(method.odds)) return quietBetween(method.odds, profile);
    if (shown === null || n.some((one) => typeof one !== 'number')) return hidden;
    if (method.id === 'penalised') return withhold('exact_only');
    return method.adjusted ? toSteps(method.odds, shown, profile) : rawAgain(shown, profile);
  };
  return { ...about, n, odds: odds() };
}

function rawAgain(shown: Shown, profile: Profile): Result<OddsRatio> {
  const found = mantelHaenszel([shown]);
  if (isWithheld(found)) return quietBetween(found, profile);
  if (isWithheld(found.oddsRatio)) return quietBetween(found.oddsRatio, profile);
  const { ratio, p, interval95: interval } = found.oddsRatio;
  return { ratio, p, interval };
}

function toSteps({ ratio, interval }: OddsRatio, { yes, no }: Shown, profile: Profile): Result<OddsRatio> {
  const fewest = Math.min(...yes, ...no);
  if (fewest < profile.smallest) return hidden;
  const step = stepBehind(fewest, profile);
  const log = toStep(Math.log(ratio), step);
  const { lower, upper, level } = outward(
    { ...interval, lower: Math.log(interval.lower), upper: Math.log(interval.upper) },
    step,
  );
  const se = (upper - lower) / (2 * normalQuantile((1 + level) / 2));
  return {
    ratio: Math.exp(log),
    p: Math.min(1, 2 * normalUpper(Math.abs(log) / se)),
    interval: { lower: Math.exp(lower), upper: Math.exp(upper), level },
  };
}

function eValueAgain(methods: readonly OddsMethod[], shown: Shown | null): ComparedOdds['eValue'] {
  const found = methods.flatMap(({ adjusted, odds }) => (adjusted && !isWithheld(odds) ? [odds] : []))[0];
  if (found === undefined || shown === null) return hidden;
  const isRare = both(shown.yes, (yes, arm) => yes < 0.15 * (yes + shown.no[arm])).every((one) => one);
  const again = eValueOfOddsRatio(found.ratio, found.interval, isRare ? 'rare' : 'common');
  if (isWithheld(again)) return again;
  const rounded = (e: number): number => Number(e.toPrecision(12));
  return { estimate: rounded(again.estimate), limit: rounded(again.limit) };
}

/**
 * Shares in bands from rounded counts, and the test of where people ended again from these; withheld where one of them is hidden, which the test
 * could be solved for. How they moved from band to band is not shared.
 */
export function releaseBands(exact: ComparedBands, profile: Profile): ComparedBands {
  const share = (pair: ComparedBands['bands'][number]['first']) =>
    both(pair, (one) => releaseShare(one, profile));
  const bands = exact.bands.map(({ name, first, last }) => ({
    name,
    first: share(first),
    last: share(last),
  }));
  const counts = (arm: 0 | 1): readonly number[] =>
    bands.flatMap(({ last }) => {
      const { x } = last[arm];
      return typeof x === 'number' ? [x] : [];
    });
  const [held, asked] = [counts(0), counts(1)];
  const after = (): ComparedBands['after'] => {
    if (isWithheld(exact.after)) return quietBetween(exact.after, profile);
    if (held.length < bands.length || asked.length < bands.length) return withhold('exact_only');
    const again = bandArms([{ after: [held, asked] }]);
    const found = isWithheld(again) ? again : again.after;
    return isWithheld(found) ? quietBetween(found, profile) : found;
  };
  return {
    ...exact,
    bands,
    given: isWithheld(exact.given) ? quietBetween(exact.given, profile) : withhold('exact_only'),
    after: after(),
  };
}

export function releaseMissing(
  exact: readonly ComparedMissing[],
  profile: Profile,
): readonly ComparedMissing[] {
  return exact.map(({ name, shares }) => ({
    name,
    shares: both(shares, (one) => releaseShare(one, profile)),
  }));
}
