// What would the Compare page say of cohorts of which the truth is known? `npm run simulate` draws them again and writes
// comparison-simulation.json; docs/methods/comparison-simulation.md says what is in it. Exits 1 where a claim of that page does not hold.
import { writeFileSync } from 'node:fs';
import { Chance } from './chance';
import { byActivity, findingOf } from './comparisonanswers';
import { type Reading, readingOf } from './comparisonreading';
import { drawWorld, kind, type Person, trueDifference, type Truth } from './comparisonworld';
import { covers, differencesOf, type Found, isUnbiased, rounded, shareOf } from './montecarlo';
import { sureRules } from '../../src/evidence/sureness';

const seed = 20261123;
/** Many where the share of intervals that hold the truth has to be told from 95%; fewer where something is so in all worlds or none. */
const worlds = { many: 2000, some: 500 } as const;
const plain: Truth = {
  people: 600,
  adds: { at5: 0, lessPerPoint: 0 },
  severity: 0.45,
  unmeasured: { referral: 0, points: 0 },
  lost: [0.15, 0.15],
};
const truths = {
  no_effect: plain,
  no_effect_half_as_many_people: { ...plain, people: 300 },
  half_a_point: { ...plain, adds: { at5: 0.5, lessPerPoint: 0 } },
  more_for_those_who_start_low: { ...plain, adds: { at5: 0.5, lessPerPoint: 0.25 } },
  unmeasured: { ...plain, people: 300, unmeasured: { referral: 1, points: 0.7 } },
  severity_decides: { ...plain, people: 300, severity: 2.5 },
  lost_unlike: { ...plain, people: 300, lost: [0.15, 0.5] },
} as const satisfies Readonly<Record<string, Truth>>;

function draw<T>(
  label: string,
  truth: Truth,
  n: number,
  read: (people: readonly Person[]) => T,
): readonly T[] {
  const chance = new Chance(seed, label);
  return Array.from({ length: n }, () => read(drawWorld(chance, truth)));
}

/** Each method where it may be read, against what is true of those referred. */
function methodsOf(readings: readonly Reading[], truth: number): ReadonlyMap<string, Found> {
  const ids = new Set(readings.flatMap(({ estimates }) => [...estimates.keys()]));
  return new Map(
    [...ids].flatMap((id) => {
      const estimates = readings.flatMap((reading) => reading.estimates.get(id) ?? []);
      return estimates.length < 2 ? [] : [[id, differencesOf(estimates, truth)] as const];
    }),
  );
}

function named(methods: ReadonlyMap<string, Found>, id: string): Found {
  const found = methods.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function stepsOf(readings: readonly Reading[]) {
  const weak = readings.filter(({ limit }) => limit < sureRules.eValue);
  return {
    limit_of_e_value_at_least_2: shareOf(readings.map(({ limit }) => limit >= sureRules.eValue)),
    mean_e_value_of_limit: rounded(readings.reduce((sum, { limit }) => sum + limit, 0) / readings.length),
    above_limited: shareOf(readings.map((one) => !one.isAtMostLimited)),
    at_most_limited_where_the_limit_is_below_2:
      weak.length === 0 ? null : shareOf(weak.map((one) => one.isAtMostLimited)),
    says_probably_led_to: shareOf(readings.map(({ verb }) => verb === 'probably led to')),
    says_may_have_led_to: shareOf(readings.map(({ verb }) => verb === 'may have led to')),
  };
}

function controlsOf(readings: readonly Reading[]) {
  const failed = readings.filter(({ control }) => control === 'failed');
  const is = (found: string) => shareOf(readings.map(({ control }) => control === found));
  return {
    failed: is('failed'),
    clean: is('clean'),
    wide: is('wide'),
    at_most_limited_where_it_failed:
      failed.length === 0 ? null : shareOf(failed.map((one) => one.isAtMostLimited)),
    above_limited: shareOf(readings.map((one) => !one.isAtMostLimited)),
    says_probably_led_to: shareOf(readings.map(({ verb }) => verb === 'probably led to')),
  };
}

function scenario(readings: readonly Reading[], truth: Truth) {
  const difference = trueDifference(truth);
  return {
    truth,
    true_difference: { of_those_referred: rounded(difference.att), of_all: rounded(difference.ate) },
    adjusted_estimates_shown: shareOf(readings.map(({ opened }) => opened)),
    none_is_shown_where_a_check_fails: shareOf(readings.map(({ isHonest }) => isHonest)),
    ...stepsOf(readings),
    methods: Object.fromEntries(methodsOf(readings, difference.att)),
  };
}

const timer = performance.now();
const plainly = (label: string, truth: Truth, n: number) =>
  draw(label, truth, n, (people) => readingOf(findingOf(people)));
const none = plainly('no effect', truths.no_effect, worlds.many);
const few = plainly('no effect, few', truths.no_effect_half_as_many_people, worlds.many);
const half = plainly('half a point', truths.half_a_point, worlds.many);
const low = plainly('more for those who start low', truths.more_for_those_who_start_low, worlds.some);
const hidden = draw('unmeasured', truths.unmeasured, worlds.some, (people) => ({
  alone: readingOf(findingOf(people)),
  controlled: readingOf(findingOf(people, { control: true })),
  activities: readingOf(findingOf(people, { choice: byActivity })),
}));
const apart = plainly('severity decides', truths.severity_decides, worlds.some);
const lost = plainly('lost unlike', truths.lost_unlike, worlds.some);
const alone = hidden.map((one) => one.alone);
const controlled = hidden.map((one) => one.controlled);
const activities = hidden.map((one) => one.activities);

const found = {
  no_effect: scenario(none, truths.no_effect),
  no_effect_half_as_many_people: scenario(few, truths.no_effect_half_as_many_people),
  half_a_point: scenario(half, truths.half_a_point),
  more_for_those_who_start_low: scenario(low, truths.more_for_those_who_start_low),
  unmeasured: {
    ...scenario(alone, truths.unmeasured),
    with_a_negative_control: controlsOf(controlled),
    as_two_activities: {
      names_a_cause: shareOf(activities.map((one) => one.namesCause)),
      one_is_said_to_be_better: shareOf(
        activities.map(({ estimates }) => {
          const headline = estimates.get('doubly-robust');
          return headline !== undefined && (headline.interval.lower > 0 || headline.interval.upper < 0);
        }),
      ),
    },
  },
  severity_decides: scenario(apart, truths.severity_decides),
  lost_unlike: scenario(lost, truths.lost_unlike),
};

const every = (share: { readonly x: number; readonly n: number } | null): boolean =>
  share !== null && share.x === share.n;
const of = (readings: readonly Reading[], truth: Truth, id: string): Found =>
  named(methodsOf(readings, trueDifference(truth).att), id);
const noEffect = (id: string): Found => of(none, truths.no_effect, id);
const headlineOfHalf = of(half, truths.half_a_point, 'doubly-robust');
const headlineOfLow = of(low, truths.more_for_those_who_start_low, 'doubly-robust');
const rawBias = Math.abs(noEffect('raw-change').bias);
const { unmeasured } = found;
const claims = {
  'no effect: the raw change claims a gain in most worlds':
    noEffect('raw-change').interval_wholly_above_0.share > 0.5,
  'no effect: the raw last scores claim a harm in most worlds':
    noEffect('raw-after').interval_wholly_below_0.share > 0.5,
  'no effect: the headline is within three Monte Carlo errors of 0': isUnbiased(noEffect('doubly-robust')),
  'no effect: the Monte Carlo interval of the headline’s coverage includes 95%': covers(
    noEffect('doubly-robust'),
  ),
  'no effect: the model with all characteristics is within three Monte Carlo errors of 0': isUnbiased(
    noEffect('ancova'),
  ),
  'no effect: the Monte Carlo interval of that model’s coverage includes 95%': covers(noEffect('ancova')),
  'no effect: weights alone leave less than a tenth of what the raw change claims': [
    'ipw-att',
    'ipw-ate',
    'ipw-overlap',
  ].every((id) => Math.abs(noEffect(id).bias) < rawBias / 10),
  'half a point: the headline is within three Monte Carlo errors of the truth': isUnbiased(headlineOfHalf),
  'half a point: the Monte Carlo interval of its coverage includes 95%': covers(headlineOfHalf),
  'more for those who start low: the headline is within three Monte Carlo errors of the truth of those referred':
    isUnbiased(headlineOfLow),
  'more for those who start low: the Monte Carlo interval of its coverage includes 95%':
    covers(headlineOfLow),
  'unmeasured: the headline claims a gain that is not there in most worlds':
    of(alone, truths.unmeasured, 'doubly-robust').interval_wholly_above_0.share > 0.5,
  'unmeasured: at most Limited wherever the E-value of the limit is below 2': every(
    unmeasured.at_most_limited_where_the_limit_is_below_2,
  ),
  'unmeasured: at most Limited wherever the negative control fails': every(
    unmeasured.with_a_negative_control.at_most_limited_where_it_failed,
  ),
  'unmeasured: no sentence about two activities names a cause':
    unmeasured.as_two_activities.names_a_cause.x === 0,
  'severity decides: nothing adjusted is shown in nearly every world':
    found.severity_decides.adjusted_estimates_shown.share < 0.05,
  'lost unlike: nothing adjusted is shown in nearly every world':
    found.lost_unlike.adjusted_estimates_shown.share < 0.05,
  'everywhere: no adjusted estimate is shown where a check fails': Object.values(found).every((one) =>
    every(one.none_is_shown_where_a_check_fails),
  ),
};
const result = { made_up: true, seed, worlds, kind, found, claims };
writeFileSync('test/acceptance/comparison-simulation.json', `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${String(Math.round((performance.now() - timer) / 1000))} seconds\n`);
for (const [claim, holds] of Object.entries(claims)) {
  process.stdout.write(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${claim}\n`);
  if (!holds) process.exitCode = 1;
}
