import { monthLabel } from './calendar.mjs';
import { person, request } from './service.mjs';
import { onsMeasures, scores, states } from './wellbeing.mjs';
import { ageCell, onsColumn, scoreCell } from './tables.mjs';

/** How much better people who are not yet referred are doing at the start, on the scale that all measures share. */
export const betterOff = 0.35;
/** The share of them who were asked again, whoever they are. */
export const askedAgain = 0.66;

/** Scores of people who were not yet referred, half a year apart; no effect is built in. */
export function waiting(random, people) {
  return people.map(({ pid, index }) => {
    const who = person(random);
    const state = states(random, who.decile, undefined, betterOff);
    const would = scores(random, state, who.decile, 0);
    return { pid, index, who, ...request(random, 0), would, again: random.chance(askedAgain) };
  });
}

export function waitingRows(all) {
  const of = (one, id, wave) => scoreCell(id, wave === 'first' || one.again ? one.would[id][wave] : null);
  const waves = ['first', 'last'];
  return all.map((one) => ({
    cells: {
      'Client ID': one.pid,
      'Case ID': `W${one.pid.slice(3)}`,
      Group: 'Not yet referred',
      referral_month: monthLabel(one.index),
      Age: ageCell(one.who),
      Gender: one.who.gender,
      Ethnicity: one.who.ethnicity,
      'IMD Decile': one.who.decileWritten === null ? '' : String(one.who.decileWritten),
      Area: one.who.area,
      Site: one.who.site,
      'Referral Source': one.source,
      'Referral Reason': one.reason,
      ...Object.fromEntries(
        waves.flatMap((wave) => onsMeasures.map((id) => [onsColumn(id, wave), of(one, id, wave)])),
      ),
      ...Object.fromEntries(
        waves.flatMap((wave) =>
          ['SWEMWBS', 'UCLA'].map((tool) => [
            `${tool} (${wave === 'first' ? 'Start' : 'End'})`,
            of(one, tool === 'UCLA' ? 'ucla3' : 'swemwbs', wave),
          ]),
        ),
      ),
    },
  }));
}

/** First and last scores of those asked again. */
export function waitingTruth(all) {
  const asked = all.filter(({ again }) => again);
  const mean = (values) =>
    Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(10));
  return {
    people: all.length,
    asked_again: asked.length,
    effect_built_in: 0,
    better_off_at_the_start: betterOff,
    mean_change: Object.fromEntries(
      Object.keys(all[0].would).map((id) => [
        id,
        mean(asked.map(({ would }) => would[id].last - would[id].first)),
      ]),
    ),
  };
}
