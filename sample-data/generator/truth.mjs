import { contactRates, rateRatio } from './contacts.mjs';
import { reviewedMeasures } from './wellbeing.mjs';

const round = (value, places = 6) => Number(value.toFixed(places));

function moments(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  return { n, mean, sd };
}

/** First and last usable score. `latest` is the default of the house: the six-month score, or else the three-month one. */
const waves = {
  latest: (scores) => [scores.first, scores.last ?? scores.three],
  three_months: (scores) => [scores.first, scores.three],
  six_months: (scores) => [scores.first, scores.last],
};
const wavesOf = (id) => (reviewedMeasures.includes(id) ? Object.keys(waves) : ['latest']);
const quintile = ({ decileWritten }) =>
  decileWritten === null ? 'not recorded' : String(Math.ceil(decileWritten / 2));
const used = (one) => one.earlier === undefined && one.setAside !== true;

/** What one run of the service shows for one measure, first referrals only. */
function shown(episodes, id, wave) {
  const change = [];
  const first = [];
  const last = [];
  const everyone = [];
  const allFirst = [];
  const allLast = [];
  const groups = { 1: [], 2: [], 3: [], 4: [], 5: [] };
  for (const one of episodes) {
    const [before, after] = waves[wave](one.scores[id]);
    if (!used(one)) continue;
    if (after !== null) allLast.push(after);
    if (before === null) continue;
    allFirst.push(before);
    everyone.push(one.would[id][wave === 'three_months' ? 'three' : 'last'] - before);
    if (after === null) continue;
    change.push(after - before);
    first.push(before);
    last.push(after);
    groups[quintile(one.who)]?.push(after - before);
  }
  return {
    change: moments(change),
    first: moments(first),
    last: moments(last),
    everyone: moments(everyone),
    unpaired: moments(allLast).mean - moments(allFirst).mean,
    groups: Object.fromEntries(Object.entries(groups).map(([group, changes]) => [group, moments(changes)])),
  };
}

const everything = (episodes) =>
  Object.keys(episodes[0].scores).flatMap((id) =>
    wavesOf(id).map((wave) => ({ id, wave, ...shown(episodes, id, wave) })),
  );

/** What this service shows beside what the generating model expects: the average over many services drawn from it. */
export function effects(episodes, replicates, draw) {
  const services = Array.from({ length: replicates }, (_, index) => everything(draw(index)));
  const result = {};
  everything(episodes).forEach(({ id, wave, ...real }, position) => {
    const average = (of) => moments(services.map((service) => of(service[position])));
    const mean = average((one) => one.change.mean);
    result[id] ??= {};
    result[id][wave] = {
      realised: {
        pairs: real.change.n,
        with_first_score: real.everyone.n,
        mean_change: round(real.change.mean, 10),
        sd_change: round(real.change.sd, 10),
        mean_first: round(real.first.mean, 10),
        mean_last: round(real.last.mean, 10),
        unpaired_difference: round(real.unpaired, 10),
      },
      expected: {
        mean_change: round(mean.mean, 4),
        monte_carlo_error: round(mean.sd / Math.sqrt(mean.n), 4),
        sd_change: round(average((one) => one.change.sd).mean, 4),
        share_followed_up: round(average((one) => one.change.n / one.everyone.n).mean, 4),
      },
      if_nobody_were_lost: {
        realised_mean_change: round(real.everyone.mean, 10),
        expected_mean_change: round(average((one) => one.everyone.mean).mean, 4),
      },
      by_deprivation_fifth: Object.fromEntries(
        Object.entries(real.groups).map(([group, found]) => [
          group,
          {
            pairs: found.n,
            realised_mean_change: round(found.mean, 10),
            expected_mean_change: round(average((one) => one.groups[group].mean).mean, 4),
          },
        ]),
      ),
    };
  });
  return result;
}

/** How many first referrals reached each step, after the rows that a correct reader sets aside. */
export function flow(episodes) {
  const people = episodes.filter(used);
  const count = (test) => people.filter(test).length;
  const has = (wave) => (one) => Object.keys(one.scores).some((id) => one.scores[id][wave] !== null);
  return {
    referred: people.length,
    first_contact: count((one) => one.contacted !== null),
    any_first_score: count(has('first')),
    any_later_score: count((one) => has('last')(one) || has('three')(one)),
    any_pair: count((one) =>
      Object.keys(one.scores).some((id) => waves.latest(one.scores[id]).every((score) => score !== null)),
    ),
  };
}

export function visits(people) {
  const side = ({ months, count, expected }) => ({
    person_months: months,
    contacts: count,
    rate: round(count / months),
    expected_rate: round(expected / months),
  });
  const arm = (group) => {
    const { before, after } = contactRates(people, group);
    return {
      before: side(before),
      after: side(after),
      ratio: round(after.count / after.months / (before.count / before.months)),
      expected_ratio: round(after.expected / after.months / (before.expected / before.months)),
    };
  };
  const referred = arm('Referred');
  const waiting = arm('Not yet referred');
  return {
    true_rate_ratio: rateRatio,
    applies: 'to everyone referred, from the month after referral; not to the month of referral',
    windows: 'before: months -12 to -1; after: months 1 to 12; the month of referral in neither',
    referred,
    not_yet_referred: waiting,
    ratio_of_ratios: round(referred.ratio / waiting.ratio),
    expected_ratio_of_ratios: round(referred.expected_ratio / waiting.expected_ratio),
  };
}
