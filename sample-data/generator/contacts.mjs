import { monthLabel, monthOf, monthOfYear } from './calendar.mjs';

/** The effect built in: from the month after referral, those referred have 0.88 times the contacts they would have had. */
export const rateRatio = 0.88;
export const offsets = Array.from({ length: 25 }, (_, index) => index - 12);

const winter = { 11: 1.05, 12: 1.08, 1: 1.1, 2: 1.06, 7: 0.95, 8: 0.92 };
const april2020 = (2020 - 1970) * 12 + 3;
/** What was left of face-to-face and telephone contact after March 2020, month by month; it settles a little under the old level. */
const lockdown = [0.66, 0.71, 0.79, 0.85, 0.88, 0.91, 0.92, 0.9, 0.89, 0.86, 0.88, 0.92];

function season(month) {
  const since = month - april2020;
  const left = since === -1 ? 0.9 : since < -1 ? 1 : (lockdown[since] ?? 0.95);
  return (winter[monthOfYear(month)] ?? 1) * left;
}

/** Contacts build up over months before a referral and fall back quickly after it, referral or none. */
const runUp = (offset, height) => Math.exp(height * (offset <= 0 ? 0.72 ** -offset : 0.45 ** offset));

/** One person's 25 monthly counts around their month of referral; null once they have died or moved away. */
function series(random, { group, usual, index, lastSeen }) {
  const level = random.gamma(1.6, usual);
  const height = random.gamma(3, 0.75);
  return offsets.map((offset) => {
    const expected =
      level *
      runUp(offset, height) *
      season(index + offset) *
      (group === 'Referred' && offset > 0 ? rateRatio : 1);
    const count = random.poisson(expected * random.gamma(3, 1));
    return index + offset > lastSeen ? null : { expected, count };
  });
}

/** Monthly contacts of everyone's first referral, and of a group not yet referred with the same months as index. */
export function contacts(random, firstReferrals, comparisons) {
  const referred = firstReferrals.map((one) => {
    const gone = one.status === 'Closed - died' || one.status === 'Closed - moved away';
    const about = {
      group: 'Referred',
      usual: 0.52,
      index: monthOf(one.referred),
      lastSeen: gone ? monthOf(one.closed) : Infinity,
    };
    return { pid: one.client, ...about, months: series(random, about) };
  });
  const waiting = Array.from({ length: comparisons }, (_, number) => {
    const like = firstReferrals[random.between(0, firstReferrals.length - 1)];
    const index = monthOf(like.referred);
    const about = {
      group: 'Not yet referred',
      usual: 0.47,
      index,
      lastSeen: random.chance(0.035) ? index + random.between(1, 11) : Infinity,
    };
    return { pid: `NR-${String(number + 1).padStart(4, '0')}`, ...about, months: series(random, about) };
  });
  return [...referred, ...waiting];
}

export function contactsTable(people) {
  const header = ['pid', 'group', 'referral_month', ...offsets.map((offset) => `m${offset}`)];
  const rows = people.map((one) => [
    one.pid,
    one.group,
    monthLabel(one.index),
    ...one.months.map((month) => (month === null ? '' : String(month.count))),
  ]);
  return [header, ...rows];
}

/** Contacts a person-month, before (-12 to -1) and after (1 to 12) the month of referral, as drawn and as expected. */
export function contactRates(people, group) {
  const sums = { before: { months: 0, count: 0, expected: 0 }, after: { months: 0, count: 0, expected: 0 } };
  for (const one of people) {
    if (one.group !== group) continue;
    one.months.forEach((month, position) => {
      const offset = offsets[position];
      if (month === null || offset === 0) return;
      const side = offset < 0 ? sums.before : sums.after;
      side.months++;
      side.count += month.count;
      side.expected += month.expected;
    });
  }
  return sums;
}
