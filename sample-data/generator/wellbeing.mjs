/** The 29 values a SWEMWBS total can take on the metric scale, for raw totals 7 to 35. */
export const metricScores = [
  7.0, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
  20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35.0,
];

const whole = (lowest, highest) => (value) => Math.min(highest, Math.max(lowest, Math.round(value)));
function metric(value) {
  let best = 0;
  while (best < 28 && value - metricScores[best] > metricScores[best + 1] - value) best++;
  return metricScores[best];
}

/**
 * Each measure: mean and spread at the start before rounding to the scale, the change built in for a person of
 * average deprivation at six months, and how much of that change is added with each decile away from the most deprived.
 */
export const measures = {
  life_satisfaction: {
    start: 4.75,
    spread: 2.05,
    change: 1.06,
    perDecile: 0.05,
    better: 1,
    score: whole(0, 10),
  },
  worthwhile: { start: 5.15, spread: 2.15, change: 0.87, perDecile: 0.04, better: 1, score: whole(0, 10) },
  happiness: { start: 4.85, spread: 2.2, change: 0.97, perDecile: 0.04, better: 1, score: whole(0, 10) },
  anxiety: { start: 5.65, spread: 2.65, change: -0.8, perDecile: -0.03, better: -1, score: whole(0, 10) },
  swemwbs: { start: 19.3, spread: 3.7, change: 1.8, perDecile: 0.12, better: 1, score: metric },
  ucla3: { start: 6.65, spread: 1.75, change: -0.54, perDecile: -0.02, better: -1, score: whole(3, 9) },
};
export const onsMeasures = ['life_satisfaction', 'worthwhile', 'happiness', 'anxiety'];
export const reviewedMeasures = ['swemwbs', 'ucla3'];

export const meanDecile = 4.3;
const shareOfState = 0.72;
const own = Math.sqrt(1 - shareOfState ** 2);
const drift = (from, keep, fresh) => keep * from + Math.sqrt(1 - keep ** 2) * fresh;

/**
 * How a person is doing at the start, at three and at six months, on one scale that all measures share. Somebody who is `better` than usual at
 * the start falls back like anybody.
 */
export function states(random, decile, before, better = 0) {
  const start = (before === undefined ? random.normal() : drift(before, 0.6, random.normal())) + better;
  const three = drift(start, 0.78, random.normal());
  const luck = random.normal();
  const place = 0.09 * (decile - meanDecile);
  return { first: start + place, three: three + place, six: drift(three, 0.8, luck) + place, luck };
}

/** All three scores of every measure, as they would be if nobody were lost; `share` of the change is built in. */
export function scores(random, state, decile, share = 1) {
  const result = {};
  for (const [id, measure] of Object.entries(measures)) {
    const noise = random.normal();
    const noiseThree = drift(noise, 0.72, random.normal());
    const noiseSix = drift(noiseThree, 0.74, random.normal());
    const gain = share * (measure.change + measure.perDecile * (decile - meanDecile));
    const at = (level, error, part) =>
      measure.score(
        measure.start + measure.better * measure.spread * (shareOfState * level + own * error) + part * gain,
      );
    result[id] = {
      first: at(state.first, noise, 0),
      three: at(state.three, noiseThree, 0.7),
      last: at(state.six, noiseSix, 1),
    };
  }
  return result;
}

/** The chance of being asked again: less for the deprived, the worst-off and those who have not improved. */
export function chanceOfSecond(state, decile) {
  return 1 / (1 + Math.exp(-(0.36 + 0.09 * (decile - meanDecile) + 0.26 * state.first + 0.26 * state.luck)));
}
