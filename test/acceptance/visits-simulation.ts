// What would the Visits page say of services of which the truth is known? `npm run simulate` draws them again and writes visits-simulation.json;
// docs/methods/visits-simulation.md says what is in it. Exits 1 where a claim of that page does not hold.
import { writeFileSync } from 'node:fs';
import { Chance } from './chance';
import { answersOf, type Answers, spans } from './visitanswers';
import { wholePath } from './visitpath';
import { drawWorld, kind, type Truth } from './visitworld';
import { beyondExpected } from '../../src/evidence/expectationwords';
import type { RatioEstimate } from '../../src/stats/pairedrate';
import { wilson } from '../../src/stats/proportion';
import { isWithheld } from '../../src/stats/result';

const seed = 20261123;
const worlds = 2000;
const truths = {
  no_effect: { effect: 1, peakFrom: -3 },
  fall_of_15_percent: { effect: 0.85, peakFrom: -3 },
  peak_outlasts_the_months_left_out: { effect: 1, peakFrom: -6 },
} as const satisfies Readonly<Record<string, Truth>>;

const rounded = (value: number): number => Number(value.toFixed(4));

/** In how many worlds something is so, with Wilson's limits for the share of all such worlds. */
function shareOf(holds: readonly boolean[]) {
  const found = wilson(holds.filter(Boolean).length, holds.length);
  if (isWithheld(found)) throw new Error('no worlds');
  const { x, n, share, interval } = found;
  return { x, n, share: rounded(share), lower95: rounded(interval.lower), upper95: rounded(interval.upper) };
}

function ratiosOf(estimates: readonly RatioEstimate[], truth: number) {
  const logs = estimates.map(({ ratio }) => Math.log(ratio));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const sd = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1));
  const within = ({ interval95 }: RatioEstimate): boolean =>
    interval95.lower <= truth && interval95.upper >= truth;
  return {
    truth,
    mean: rounded(Math.exp(mean)),
    monte_carlo_error: rounded((Math.exp(mean) * sd) / Math.sqrt(logs.length)),
    sd_of_log: rounded(sd),
    mean_log_se: rounded(estimates.reduce((sum, { logSe }) => sum + logSe, 0) / estimates.length),
    interval_holds_the_truth: shareOf(estimates.map(within)),
    interval_wholly_below_1: shareOf(estimates.map(isFall)),
    interval_wholly_above_1: shareOf(estimates.map(({ interval95 }) => interval95.lower > 1)),
  };
}

function isFall({ interval95 }: RatioEstimate): boolean {
  return interval95.upper < 1;
}

/** Whether the page says that one group fell further than is to be expected anyway. */
function isBeyondExpected({ oneGroup, expected }: Answers): boolean {
  return isFall(oneGroup) && beyondExpected(oneGroup.interval95, expected) === 'below';
}

function oneGroupOf(answers: readonly Answers[], { effect }: Truth) {
  return {
    expected_from: answers[0]?.expected.kind,
    observed: ratiosOf(
      answers.map(({ oneGroup }) => oneGroup),
      effect,
    ),
    mean_least_expected: rounded(
      answers.reduce((sum, { expected }) => sum + Math.min(...expected.rows.map(({ ratio }) => ratio)), 0) /
        answers.length,
    ),
    falls_beyond_the_expected: shareOf(answers.map(isBeyondExpected)),
  };
}

function scenario(label: string, truth: Truth) {
  const chance = new Chance(seed, label);
  const year: Answers[] = [];
  const longer: Answers[] = [];
  for (let at = 0; at < worlds; at += 1) {
    const world = drawWorld(chance, truth);
    year.push(answersOf(world, spans.year));
    longer.push(answersOf(world, spans.longer));
  }
  const drifts = year.map(({ preTrend }) => preTrend < 0.05);
  const placebo = year.map(({ placebos }) =>
    placebos.some(({ interval95: { lower, upper } }) => lower > 1 || upper < 1),
  );
  const of = (pick: (answers: Answers) => RatioEstimate) => ratiosOf(year.map(pick), truth.effect);
  return {
    truth,
    naive_one_group: of(({ naive }) => naive),
    naive_with_comparison: of(({ naiveCompared }) => naiveCompared),
    headline_with_comparison: of(({ compared }) => compared),
    headline_one_group: {
      data_of_12_months_before: oneGroupOf(year, truth),
      data_of_27_months_before: oneGroupOf(longer, truth),
    },
    checks: {
      pre_trend_below_0_05: shareOf(drifts),
      a_placebo_date_fails: shareOf(placebo),
      either: shareOf(drifts.map((drift, at) => drift || placebo[at] === true)),
    },
  };
}

const found = {
  no_effect: scenario('no effect', truths.no_effect),
  fall_of_15_percent: scenario('fall of 15 percent', truths.fall_of_15_percent),
  peak_outlasts_the_months_left_out: scenario('long peak', truths.peak_outlasts_the_months_left_out),
};
const path = await wholePath(drawWorld(new Chance(seed, 'whole path'), truths.fall_of_15_percent));
const { no_effect: none, fall_of_15_percent: fall, peak_outlasts_the_months_left_out: outlasts } = found;
const coverage = fall.headline_with_comparison.interval_holds_the_truth;
const claims = {
  'no effect: the naive figure claims a fall in nearly every world':
    none.naive_one_group.interval_wholly_below_1.share > 0.95,
  'no effect: the ratio of rate ratios claims a fall no more often than its level':
    none.headline_with_comparison.interval_wholly_below_1.lower95 <= 0.025,
  'no effect: one group falls beyond the expected no more often than that': Object.values(
    none.headline_one_group,
  ).every((one) => one.falls_beyond_the_expected.lower95 <= 0.025),
  'fall of 15%: the mean is within three Monte Carlo errors of 0.85':
    Math.abs(fall.headline_with_comparison.mean - 0.85) <=
    3 * fall.headline_with_comparison.monte_carlo_error,
  'fall of 15%: the Monte Carlo interval of coverage includes 95%':
    coverage.lower95 <= 0.95 && coverage.upper95 >= 0.95,
  'a longer peak: the headline claims falls that are not there':
    outlasts.headline_with_comparison.interval_wholly_below_1.share > 0.5,
  'a longer peak: the checks find it in nearly every world': outlasts.checks.either.share > 0.95,
  'the whole path gives the same numbers': path.largest_relative_difference < 1e-12,
};
const result = { made_up: true, seed, worlds, kind, found, whole_path: path, claims };
writeFileSync('test/acceptance/visits-simulation.json', `${JSON.stringify(result, null, 2)}\n`);
for (const [claim, holds] of Object.entries(claims)) {
  process.stdout.write(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${claim}\n`);
  if (!holds) process.exitCode = 1;
}
