import { logGamma } from './gammafunction';
import type { TwoByTwo } from './mantelhaenszel';
import { withhold } from './result';
import type { Result } from './result';

/** The odds ratio of four counts given their margins, with exact limits; null: no finite one. */
export interface ExactOdds {
  /** The likeliest given the margins; 0 where the count is as small as it can be, null where it is as large. */
  readonly ratio: number | null;
  readonly lower: number;
  readonly upper: number | null;
  readonly level: number;
}

const MOST_STEPS = 200;
/** More counts than this take too long to go through. */
const MOST = 2e6;

/** Every count of cohort 1 with the outcome that the margins allow, and the logarithm of its ways. */
interface Counts {
  readonly from: number;
  readonly logs: Float64Array;
}

function countsOf([none, one]: readonly [number, number], yes: number): Counts {
  const ways = (of: number, m: number) => logGamma(of + 1) - logGamma(m + 1) - logGamma(of - m + 1);
  const from = Math.max(0, yes - none);
  const to = Math.min(one, yes);
  return {
    from,
    logs: Float64Array.from(
      { length: to - from + 1 },
      (_, i) => ways(one, from + i) + ways(none, yes - from - i),
    ),
  };
}

/** The mean count, and the chances of a count up to and from `at`, at a log odds ratio. */
function spread({ logs }: Counts, at: number, log: number): { mean: number; upTo: number; from: number } {
  let top = -Infinity;
  logs.forEach((one, i) => (top = Math.max(top, one + i * log)));
  let [all, mean, upTo, from] = [0, 0, 0, 0];
  logs.forEach((one, i) => {
    const weight = Math.exp(one + i * log - top);
    all += weight;
    mean += i * weight;
    if (i <= at) upTo += weight;
    if (i >= at) from += weight;
  });
  return { mean: mean / all, upTo: upTo / all, from: from / all };
}

/** Where something that rises with the log odds ratio reaches 0: the bracket is halved until it is two doubles. */
function crossing(rising: (log: number) => number): number {
  let reach = 1;
  while (reach < 700 && !(rising(-reach) < 0 && rising(reach) > 0)) reach *= 2;
  let [low, high] = [-reach, reach];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * By what factor do the odds differ between two cohorts, when counts are too small for a normal limit? The conditional
 * maximum likelihood estimate and Fisher's exact limits at 95%, which stand where a count is 0.
 *
 * Withheld: `same_outcome` when all or none had the outcome; `one_group` when a cohort is empty; `invalid`, also
 * for more counts than two million. R: `fisher.test(x)`, whose own limits are good to 4 digits.
 */
export function exactOdds({ yes, no }: TwoByTwo): Result<ExactOdds> {
  const counts = [...yes, ...no];
  if (!counts.every((one) => Number.isSafeInteger(one) && one >= 0)) return withhold('invalid');
  const n = [yes[0] + no[0], yes[1] + no[1]] as const;
  const had = yes[0] + yes[1];
  if (Math.min(...n) === 0) return withhold('one_group', 0);
  if (had === 0 || had === n[0] + n[1]) return withhold('same_outcome', n[0] + n[1]);
  if (Math.min(n[0], n[1], had) > MOST) return withhold('invalid');
  const all = countsOf(n, had);
  const at = yes[1] - all.from;
  const last = all.logs.length - 1;
  const tail = 0.025;
  const ratio =
    at === 0 ? 0 : at === last ? null : Math.exp(crossing((log) => spread(all, at, log).mean - at));
  return {
    ratio,
    lower: at === 0 ? 0 : Math.exp(crossing((log) => spread(all, at, log).from - tail)),
    upper: at === last ? null : Math.exp(crossing((log) => tail - spread(all, at, log).upTo)),
    level: 0.95,
  };
}
