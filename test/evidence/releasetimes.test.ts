import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence as fixture } from './fixture';
import { anyTimes, timesMade, waiting } from './timesfixture';
import type { ComparedTimes, TimedCurve } from '../../src/evidence/comparedtimes';
import { read, write } from '../../src/evidence/pack';
import { release } from '../../src/evidence/release';
import { releaseTimes } from '../../src/evidence/releasetimes';
import { usable } from '../../src/evidence/select';
import { timesDoubts, timesSentence, timesTitle } from '../../src/evidence/timewords';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

const runs = { numRuns: 200 };
const shareable = fc.constantFrom('nhs', 'strict');

function released(times: ComparedTimes, profile: ProfileId): ComparedTimes {
  return releaseTimes(times, profiles[profile]);
}

function curvesOf({ cohorts }: ComparedTimes): readonly TimedCurve[] {
  return cohorts.flatMap(({ curve }) => (usable(curve) ? [curve] : []));
}

test('every count of people in a time is hidden or a multiple of 5 that may be shown', () => {
  fc.assert(
    fc.property(anyTimes, shareable, (times, profile) => {
      const { smallest, hideZeros } = profiles[profile];
      const shown = released(times, profile);
      const counts = shown.cohorts.flatMap(({ watched, happened, left, atRisk, curve }) => [
        watched,
        happened,
        ...[...left, ...atRisk].map(({ n }) => n),
        ...(usable(curve) ? curve.steps.flatMap((step) => [step.happened, step.watched]) : []),
      ]);
      for (const n of counts.filter((one) => typeof one === 'number')) {
        expect(n % 5).toBe(0);
        expect(n === 0 ? !hideZeros : n >= smallest).toBe(true);
      }
    }),
    runs,
  );
});

test('a curve falls on whole weeks, and each time to enough people for a count of them to be shown', () => {
  fc.assert(
    fc.property(anyTimes, shareable, (times, profile) => {
      for (const { steps, until } of curvesOf(released(times, profile))) {
        let before = { day: -1, happened: 0, share: 1 };
        for (const step of steps) {
          expect(step.day % 7).toBe(0);
          expect(step.day).toBeGreaterThan(before.day);
          expect(step.happened - before.happened).toBeGreaterThanOrEqual(profiles[profile].smallest);
          expect(step.share).toBeLessThan(before.share);
          expect(step.share).toBeGreaterThan(0);
          before = step;
        }
        expect(until).toBeGreaterThanOrEqual(before.day);
      }
    }),
    runs,
  );
});

test('releasing times once more under the same profile changes nothing', () => {
  const text = (times: ComparedTimes): unknown =>
    JSON.parse(
      JSON.stringify(times, (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(8)) : value,
      ),
    );
  fc.assert(
    fc.property(anyTimes, shareable, (times, profile) => {
      const once = released(times, profile);
      expect(text(released(once, profile))).toEqual(text(once));
    }),
    runs,
  );
});

test('times come through a pack whole, and every number in them is one', () => {
  fc.assert(
    fc.property(anyTimes, fc.constantFrom('internal', 'nhs', 'strict'), (times, profile) => {
      const found = release({ ...fixture, comparedTimes: [times] }, profile);
      expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
      expect(read(write(found))).toEqual(found);
      const words = [timesTitle(times), timesSentence(times), ...timesDoubts(times)].join(' ');
      expect(words).not.toMatch(/NaN|undefined|Infinity|null/);
    }),
    { numRuns: 30 },
  );
});

describe('of cohorts of hundreds', () => {
  const exact = timesMade(waiting(4), waiting(9));

  test('the curve, the medians and the test that are shown are close to the exact ones', () => {
    const shown = released(exact, 'strict');
    for (const [arm, { curve, median }] of shown.cohorts.entries()) {
      const own = exact.cohorts[arm === 0 ? 0 : 1];
      if (!usable(curve) || !usable(own.curve) || !usable(median) || !usable(own.median))
        throw new Error('withheld');
      for (const step of curve.steps) {
        const then = own.curve.steps.findLast(({ day }) => day <= step.day);
        expect(Math.abs(step.share - (then?.share ?? NaN))).toBeLessThan(0.02);
      }
      // A curve that rests near one half may cross it one fall sooner or later.
      expect(Math.abs(Number(median.time) - Number(own.median.time))).toBeLessThanOrEqual(14);
    }
    if (!usable(shown.logRank) || !usable(exact.logRank)) throw new Error('withheld');
    expect(shown.logRank.p < 0.05).toBe(exact.logRank.p < 0.05);
  });

  test('no exact share is left, and nothing changes under internal', () => {
    const shares = new Set(curvesOf(exact).flatMap(({ steps }) => steps.map(({ share }) => share)));
    const left = curvesOf(released(exact, 'strict')).flatMap(({ steps }) => steps.map(({ share }) => share));
    expect(left.length).toBeGreaterThan(5);
    expect(left.filter((share) => shares.has(share))).toEqual([]);
    expect(release({ ...fixture, comparedTimes: [exact] }, 'internal').comparedTimes).toEqual([exact]);
  });
});

test('one person more or less who was met on a day of their own moves no day of a shared curve', () => {
  const people = waiting(9);
  const one = released(timesMade(people, waiting(9)), 'strict');
  const two = released(timesMade([...people, { days: 50, happened: true, n: 1 }], waiting(9)), 'strict');
  const days = (times: ComparedTimes) => curvesOf(times).map(({ steps }) => steps.map(({ day }) => day));
  expect(days(two)).toEqual(days(one));
});

test('where it happened to a few only, there is no curve, and the words say that none can be shown', () => {
  const few = timesMade(
    [
      { days: 9, happened: true, n: 4 },
      { days: 90, happened: false, n: 80 },
    ],
    waiting(5),
  );
  const shown = released(few, 'strict');
  expect(usable(shown.cohorts[1].curve)).toBe(false);
  expect(usable(shown.logRank)).toBe(false);
  expect(timesTitle(shown)).toContain('hen half of “Harbour” had a first contact cannot be shown');
});
