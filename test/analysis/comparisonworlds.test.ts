import { expect, test } from 'vitest';
import { Chance } from '../acceptance/chance';
import { byActivity, findingOf } from '../acceptance/comparisonanswers';
import { type Reading, readingOf } from '../acceptance/comparisonreading';
import { drawWorld, trueDifference, type Truth } from '../acceptance/comparisonworld';
import { isWithheld } from '../../src/stats/result';

const plain: Truth = {
  people: 400,
  adds: { at5: 0, lessPerPoint: 0 },
  severity: 0.45,
  unmeasured: { referral: 0, points: 0 },
  lost: [0.1, 0.1],
};

/** The same worlds in every run. */
function read(truth: Truth, worlds: number): readonly Reading[] {
  const chance = new Chance(5, 'worlds');
  return Array.from({ length: worlds }, () => readingOf(findingOf(drawWorld(chance, truth))));
}

function meanOf(readings: readonly Reading[], id: string): number {
  const found = readings.flatMap(({ estimates }) => estimates.get(id)?.difference ?? []);
  expect(found.length, id).toBe(readings.length);
  return found.reduce((sum, one) => sum + one, 0) / found.length;
}

test('where those worst off are referred and nothing is done, the raw change claims half a point and the headline nearly none', () => {
  const readings = read(plain, 5);
  expect(meanOf(readings, 'raw-change')).toBeGreaterThan(0.35);
  expect(meanOf(readings, 'raw-after')).toBeLessThan(-0.35);
  expect(Math.abs(meanOf(readings, 'doubly-robust'))).toBeLessThan(0.15);
});

test('the truth that is worked out is what the drawn people’s scores differ by, had chance alone referred them', () => {
  const truth: Truth = { ...plain, people: 20_000, severity: 0, adds: { at5: 0.5, lessPerPoint: 0.25 } };
  const found = findingOf(drawWorld(new Chance(5, 'truth'), truth)).estimates.find(
    ({ id }) => id === 'ipw-overlap',
  )?.estimate;
  if (found === undefined || isWithheld(found)) throw new Error('no estimate');
  expect(Math.abs(found.difference - trueDifference(truth).ate)).toBeLessThan(4 * found.se);
});

test('cohorts that severity alone decides are not compared, and neither are cohorts of whom unlike shares were lost', () => {
  for (const truth of [
    { ...plain, severity: 2.5 },
    { ...plain, lost: [0.1, 0.5] as const },
  ]) {
    for (const { opened, isHonest, estimates } of read(truth, 2)) {
      expect([opened, isHonest]).toEqual([false, true]);
      expect([...estimates.keys()]).toEqual(['raw-change', 'raw-after']);
    }
  }
});

test('something that nobody wrote down makes a gain of nothing, which fails the negative control and is never above Limited', () => {
  const chance = new Chance(5, 'unmeasured');
  const people = drawWorld(chance, { ...plain, unmeasured: { referral: 1.5, points: 1 } });
  const found = readingOf(findingOf(people, { control: true }));
  expect(found.estimates.get('doubly-robust')?.interval.lower).toBeGreaterThan(0.3);
  expect([found.control, found.isAtMostLimited]).toEqual(['failed', true]);
  const activities = readingOf(findingOf(people, { choice: byActivity }));
  expect(activities.namesCause).toBe(false);
  expect(activities.verb).toBeUndefined();
});
