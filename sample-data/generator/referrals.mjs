import { closes, person, referralDay, request } from './service.mjs';
import { chanceOfSecond, onsMeasures, reviewedMeasures, scores, states } from './wellbeing.mjs';

/** The service's referrals: `people` first ones, and `repeats` of them again later, in order of date. */
export function referrals(random, people, repeats) {
  const first = Array.from({ length: people }, () => {
    const who = person(random);
    const state = states(random, who.decile);
    return episode(random, who, state, referralDay(random));
  });
  const again = [];
  for (let tries = 0; again.length < repeats && tries < 100000; tries++) {
    const earlier = first[random.between(0, people - 1)];
    const referred = earlier.referred + random.between(230, 600);
    if (earlier.repeated || referred > closes || earlier.status === 'Closed - died') continue;
    if (earlier.closed === null || earlier.closed > referred - 10) continue;
    earlier.repeated = true;
    const who = { ...earlier.who, age: earlier.who.age + Math.round((referred - earlier.referred) / 365) };
    again.push({
      ...episode(random, who, states(random, who.decile, earlier.state.first), referred),
      earlier,
    });
  }
  first.sort((one, other) => one.referred - other.referred);
  first.forEach((one, index) => (one.client = `SP-${String(index + 1).padStart(5, '0')}`));
  for (const one of again) one.client = one.earlier.client;
  const all = [...first, ...again].sort((one, other) => one.referred - other.referred);
  all.forEach((one, index) => (one.case = `C${String(20001 + index)}`));
  return all;
}

function episode(random, who, state, referred) {
  const wait = 2 + Math.round(random.gamma(2, 13));
  const contacted = random.chance(0.925 + 0.004 * who.decile) ? referred + wait : null;
  const asked = contacted !== null && wait <= 40 && random.chance(0.965);
  const second = asked && random.chance(chanceOfSecond(state, who.decile));
  const baseline = asked ? Math.min(contacted + random.between(0, 14), referred + 42) : null;
  const three = asked ? baseline + 91 + random.between(-14, 21) : null;
  const six = asked ? baseline + 182 + random.between(-21, 42) : null;
  const inThree = random.chance(0.86);
  const inSix = random.chance(0.76) || !inThree;
  const all = scores(random, state, who.decile);
  const ends = ending(random, { referred, contacted, asked, second, six });
  const kept = {};
  for (const id of onsMeasures) {
    kept[id] = { first: asked && random.chance(0.985), three: false, last: second && random.chance(0.975) };
  }
  const booklet = random.chance(0.975);
  for (const id of reviewedMeasures) {
    kept[id] = {
      first: asked && booklet && random.chance(0.985),
      three: second && booklet && inThree && random.chance(0.985),
      last: second && booklet && inSix && random.chance(0.985),
    };
  }
  return {
    who,
    state,
    referred,
    contacted,
    asked,
    second,
    dates: { first: baseline, three, last: six },
    ...ends,
    ...request(random, contacted ?? referred),
    would: all,
    scores: seen(all, kept),
  };
}

function seen(all, kept) {
  const result = {};
  for (const id in all) {
    const { first, three, last } = kept[id];
    const would = all[id];
    result[id] = {
      first: first ? would.first : null,
      three: three ? would.three : null,
      last: last ? would.last : null,
    };
  }
  return result;
}

/** How and when the referral ended. One in twenty-five losses has no reason on record. */
function ending(random, { referred, contacted, asked, second, six }) {
  if (contacted === null) {
    const status = random.pick({
      'Closed - could not contact': 52,
      'Closed - declined': 30,
      'Closed - did not attend': 9,
      'Closed - moved away': 4,
      'Closed - died': 2,
      '': 3,
    });
    return { status, closed: referred + random.between(21, 75) };
  }
  if (second) {
    const status = random.pick({
      'Closed - completed': 95,
      'Closed - did not attend': 3,
      'Closed - moved away': 2,
    });
    return { status, closed: six + random.between(0, 35) };
  }
  const status = random.pick({
    'Closed - completed': asked ? 27 : 20,
    'Closed - did not attend': 25,
    'Closed - declined': 14,
    'Closed - could not contact': 14,
    'Closed - moved away': 7,
    'Closed - died': 4,
    Open: 5,
    '': 4,
  });
  return { status, closed: status === 'Open' ? null : contacted + random.between(45, 240) };
}
