import { sum } from './sum';

/** An estimate and its variance, both usable numbers and the variance above 0. */
export interface Estimated {
  readonly estimate: number;
  readonly variance: number;
}

/** The mean of estimates weighted by 1/(variance + tau2), and the sum of those weights. */
export interface WeightedMean {
  readonly mean: number;
  readonly weights: readonly number[];
  readonly total: number;
}

export function weightedMean(groups: readonly Estimated[], tau2: number): WeightedMean {
  const weights = groups.map(({ variance }) => 1 / (variance + tau2));
  const total = sum(weights);
  const rough = sum(groups.map(({ estimate }, i) => estimate * ((weights[i] ?? 0) / total)));
  const rest = sum(groups.map(({ estimate }, i) => (estimate - rough) * ((weights[i] ?? 0) / total)));
  return { mean: rough + rest, weights, total };
}

/** Twice the slope of the restricted likelihood in tau2, weights taken relative to the largest so that none overflows. */
function score(groups: readonly Estimated[], tau2: number): number {
  const { mean, weights } = weightedMean(groups, tau2);
  const largest = weights.reduce((most, one) => Math.max(most, one), 0);
  const shares = weights.map((one) => one / largest);
  const spread = sum(groups.map(({ estimate }, i) => ((shares[i] ?? 0) * (estimate - mean)) ** 2)) * largest;
  return spread - sum(shares) + sum(shares.map((one) => one ** 2)) / sum(shares);
}

/** Minus twice the restricted log likelihood but for a constant. */
function misfit(groups: readonly Estimated[], tau2: number): number {
  const { mean, weights, total } = weightedMean(groups, tau2);
  return (
    sum(groups.map(({ estimate }, i) => (weights[i] ?? 0) * (estimate - mean) ** 2)) -
    sum(weights.map(Math.log)) +
    Math.log(total)
  );
}

const LOOKS = 200;
const SMALLEST = 1e-8;

/** Where the score falls through 0 between two points on either side of it, to the last digit. */
function root(groups: readonly Estimated[], from: number, to: number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return middle;
    if (score(groups, middle) > 0) low = middle;
    else high = middle;
  }
}

/**
 * How much do the true effects behind several estimates vary? Their variance by restricted maximum likelihood, 0 where
 * the estimates differ no more than their errors explain.
 *
 * The score is halved down to its root; where the likelihood has several tops, the highest one counts. At least two
 * estimates. R: `metafor::rma(yi, vi, method = "REML")$tau2`.
 */
export function remlVariance(groups: readonly Estimated[]): number {
  const { mean } = weightedMean(groups, 0);
  const squares = sum(groups.map(({ estimate }) => (estimate - mean) ** 2));
  const variances = groups.map(({ variance }) => variance);
  /** Beyond this the score is below 0 whatever the estimates are. */
  const end =
    4 *
    Math.max(
      variances.reduce((most, one) => Math.max(most, one), 0),
      squares / (groups.length - 1),
    );
  const start = SMALLEST * variances.reduce((least, one) => Math.min(least, one), Infinity);
  const step = Math.log(end / start) / LOOKS;
  const looks = [0, ...Array.from({ length: LOOKS + 1 }, (_, i) => start * Math.exp(i * step))];
  const rises = looks.map((tau2) => score(groups, tau2) > 0);
  const tops = looks.flatMap((from, i) => {
    const to = looks[i + 1];
    return rises[i] === true && to !== undefined && rises[i + 1] === false ? [root(groups, from, to)] : [];
  });
  const choices = rises[0] === true && tops.length > 0 ? tops : [0, ...tops];
  return choices.reduce((best, one) => (misfit(groups, one) < misfit(groups, best) ? one : best));
}
