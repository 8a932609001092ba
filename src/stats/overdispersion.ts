import { sum } from './sum';

/** A count, what was expected of it, and how many rows have both. */
export interface Expected {
  readonly count: number;
  readonly mean: number;
  readonly weight: number;
}

/** The log likelihood of a negative binomial as theta moves: theta² times its slope, and its curvature downwards. */
export interface ThetaSlope {
  readonly slope: number;
  readonly information: number;
}

const MOST_STEPS = 200;
const SETTLED = 1e-15;
/** Beyond this no count that is looked at tells the negative binomial from the Poisson. */
const POISSON_FROM = 1e15;

/**
 * How much more counts scatter than as Poisson: the sum of (count - mean)² - count. Where it is not above 0, the
 * likelihood rises all the way to theta = Infinity. R: `sum((y - mu)^2 - y)`.
 */
export function excess(rows: readonly Expected[]): number {
  return sum(rows.map(({ count, mean, weight }) => weight * ((count - mean) ** 2 - count)));
}

/** u - log(1 + u) for u >= 0, by the series in v = u / (2 + u) where the difference would lose digits. */
function beyondLog(u: number): number {
  if (u > 1) return u - Math.log1p(u);
  const v = u / (2 + u);
  let power = 2 * v;
  let rest = 0;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = rest + power / j;
    if (next === rest) return (u * u) / (2 + u) - rest;
    rest = next;
  }
}

/**
 * Slope and information at one theta. The gamma functions of whole counts are sums over 0, 1, … count - 1, and every
 * term that cancels for a large theta is taken out beforehand, so that digits remain however near the Poisson is.
 *
 * R: `sum(digamma(th + y) - digamma(th) + log(th) + 1 - log(th + mu) - (y + th) / (mu + th)) * th^2`, and
 * `sum(trigamma(th) - trigamma(th + y) - 1 / th + 2 / (mu + th) - (y + th) / (mu + th)^2)`.
 */
export function thetaSlope(rows: readonly Expected[], theta: number): ThetaSlope {
  const most = rows.reduce((largest, { count }) => Math.max(largest, count), 0);
  const first = new Float64Array(most + 1);
  const second = new Float64Array(most + 1);
  for (let j = 0; j < most; j += 1) {
    const part = j / (theta + j);
    first[j + 1] = (first[j] ?? 0) + theta * part;
    second[j + 1] = (second[j] ?? 0) + (part * (2 * theta + j)) / (theta + j);
  }
  let slope = 0;
  let information = 0;
  for (const { count, mean, weight } of rows) {
    const both = theta + mean;
    const missed = count - mean;
    const bend = theta * theta * beyondLog(mean / theta);
    slope += weight * (bend + missed * mean * (theta / both) - (first[count] ?? 0));
    const curve = (missed * mean * (2 * theta + mean)) / both ** 2 + mean ** 2 / both;
    information += weight * (curve - (second[count] ?? 0));
  }
  return { slope, information: information / theta / theta };
}

/**
 * The theta of a negative binomial, variance mean + mean²/theta, that is most likely when the means are known; null when
 * the likelihood rises to Infinity, where it is the Poisson.
 *
 * Newton's method on log theta inside a bracket that every step narrows. R: `MASS::theta.ml(y, mu)`, which has no bracket.
 */
export function mostLikelyTheta(rows: readonly Expected[]): number | null {
  const over = excess(rows);
  if (!(over > 0)) return null;
  const at = (log: number) => thetaSlope(rows, Math.exp(log));
  const start = Math.log(sum(rows.map(({ mean, weight }) => weight * mean ** 2)) / over);
  let [low, high, log] = [-Infinity, Infinity, start];
  let reach = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const theta = Math.exp(log);
    if (theta > POISSON_FROM) return null;
    const { slope, information } = at(log);
    if (slope === 0) return theta;
    if (slope > 0) low = log;
    else high = log;
    const bend = slope / theta - information * theta * theta;
    let next = log - slope / theta / bend;
    if (!(bend < 0 && next > low && next < high)) {
      reach *= 2;
      if (low === -Infinity) next = high - reach;
      else if (high === Infinity) next = low + reach;
      else next = low + (high - low) / 2;
    }
    if (Math.abs(next - log) <= SETTLED * Math.max(1, Math.abs(log))) return Math.exp(next);
    log = next;
  }
  return Math.exp(log);
}
