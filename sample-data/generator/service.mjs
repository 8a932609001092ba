import { day, monthOf } from './calendar.mjs';

/** The made-up service: Harbour & Vale link workers, April 2019 to March 2022, exported a year later. */
export const opens = day('2019-04-01');
export const closes = day('2022-03-31');
export const exported = day('2023-03-31');

const sites = { Harbour: 26, Vale: 18, 'Mill Street': 24, Northgate: 19, 'Castle Road': 13 };
const linkWorkers = {
  Harbour: { LW01: 10, LW02: 9, LW03: 7 },
  Vale: { LW04: 10, LW05: 8 },
  'Mill Street': { LW06: 9, LW07: 8, LW08: 7 },
  Northgate: { LW09: 11, LW10: 8 },
  'Castle Road': { LW11: 8, LW12: 5 },
};
const areas = {
  Harbour: { Harbourside: 70, Eastmoor: 24, 'Upper Vale': 3, 'Lower Vale': 3 },
  Vale: { Harbourside: 3, Eastmoor: 3, 'Upper Vale': 52, 'Lower Vale': 42 },
  'Mill Street': { Harbourside: 30, Eastmoor: 60, 'Upper Vale': 3, 'Lower Vale': 7 },
  Northgate: { Harbourside: 15, Eastmoor: 55, 'Upper Vale': 20, 'Lower Vale': 10 },
  'Castle Road': { Harbourside: 15, Eastmoor: 5, 'Upper Vale': 30, 'Lower Vale': 50 },
};
/** Residents referred, by deprivation decile from 1 (most deprived) to 10. */
const deciles = {
  Harbourside: [24, 19, 15, 12, 9, 7, 5, 4, 3, 2],
  Eastmoor: [20, 18, 15, 13, 11, 8, 6, 4, 3, 2],
  'Upper Vale': [3, 4, 6, 8, 10, 12, 15, 16, 14, 12],
  'Lower Vale': [6, 8, 10, 12, 13, 13, 12, 11, 9, 6],
};
const genders = { Female: 604, Male: 378, 'Non-binary': 6, 'Prefer not to say': 7, 'Not known': 5 };
const ethnicities = {
  'White: British': 812,
  'White: Irish': 11,
  'White: Gypsy or Irish Traveller': 3,
  'White: Roma': 2,
  'White: Other': 32,
  'Mixed: White and Asian': 4,
  'Mixed: White and Black African': 3,
  'Mixed: White and Black Caribbean': 6,
  'Mixed: Other': 4,
  'Asian: Bangladeshi': 9,
  'Asian: Chinese': 5,
  'Asian: Indian': 16,
  'Asian: Pakistani': 18,
  'Asian: Other': 8,
  'Black: African': 14,
  'Black: Caribbean': 11,
  'Black: Other': 3,
  'Other: Arab': 4,
  'Other: Any other': 5,
  'Not stated': 30,
};
const sources = {
  GP: 58,
  'Practice nurse': 12,
  'Self-referral': 9,
  Hospital: 6,
  'Adult social care': 8,
  'Voluntary sector': 7,
};
const reasons = {
  Loneliness: 27,
  'Low mood or anxiety': 26,
  'Money or benefits': 12,
  Housing: 8,
  'Long-term condition': 13,
  'Physical activity': 8,
  'Caring for someone': 6,
};
const activities = {
  Befriending: 16,
  'Walking group': 14,
  'Arts and crafts': 12,
  'Benefits and debt advice': 15,
  'Gardening and nature': 10,
  'Exercise class': 11,
  'Talking group': 10,
  'Singing and music': 7,
  Volunteering: 5,
};
const modes = [
  { until: day('2020-03-20'), weights: { 'Face to face': 77, 'Home visit': 10, Telephone: 13 } },
  {
    until: day('2021-07-19'),
    weights: { Telephone: 65, Online: 21, 'Face to face': 6, Mixed: 6, 'Home visit': 2 },
  },
  { until: Infinity, weights: { 'Face to face': 47, Telephone: 22, Mixed: 14, Online: 10, 'Home visit': 7 } },
];

/** Fewer people were sent in the first lockdown; the service grows slowly otherwise. */
function referralsIn(month) {
  const since = month - monthOf(opens);
  const lockdown = { 12: 0.35, 13: 0.45, 14: 0.7 };
  return (1 + 0.008 * since) * (lockdown[since] ?? 1);
}

/** A referral date, drawn from the days the service was open. */
export function referralDay(random) {
  for (;;) {
    const at = random.between(opens, closes);
    const weekday = (at + 4) % 7;
    if (weekday !== 0 && weekday !== 6 && random.chance(referralsIn(monthOf(at)) / 1.3)) return at;
  }
}

/** A person as the service first records them. */
export function person(random) {
  const site = random.pick(sites);
  const area = random.pick(areas[site]);
  const decile = 1 + Number(random.pick(deciles[area]));
  return {
    age: Math.min(96, Math.max(18, Math.round(57 + 18.5 * random.normal()))),
    ageWritten: random.pick({ years: 983, band: 7, blank: 10 }),
    gender: random.pick(genders),
    ethnicity: random.pick(ethnicities),
    decile,
    decileWritten: random.chance(0.97) ? decile : null,
    area,
    site,
    linkWorker: random.pick(linkWorkers[site]),
  };
}

/** What the referral is about and what is offered. */
export function request(random, contacted) {
  const mode = modes.find((period) => contacted < period.until);
  return {
    source: random.pick(sources),
    reason: random.pick(reasons),
    activity: random.chance(0.82) ? random.pick(activities) : '',
    mode: random.pick(mode.weights),
  };
}
