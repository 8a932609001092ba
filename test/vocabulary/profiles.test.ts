import { expect, test } from 'vitest';
import { defaultProfile, isProfileId, profiles } from '../../src/vocabulary/profiles';

const { internal, nhs, strict } = profiles;

test('only the internal profile is exact, and it alone may not be shared', () => {
  const all = Object.values(profiles);
  expect(all.filter(({ exact }) => exact)).toEqual([internal]);
  expect(all.filter(({ shareable }) => !shareable)).toEqual([internal]);
  expect(internal.stamp).toMatch(/not for sharing/i);
});

test('each profile hides at least what the one before it hides', () => {
  const minimums = [
    'smallest',
    'roundTo',
    'minimumForPercentage',
    'minimumForMean',
    'minimumForMedian',
    'minimumEachSide',
    'minimumForTails',
    'minimumInBin',
    'minimumInCategory',
    'minimumCohort',
  ] as const;
  for (const one of minimums) {
    expect(nhs[one]).toBeGreaterThan(internal[one]);
    expect(strict[one]).toBeGreaterThanOrEqual(nhs[one]);
  }
});

test('no shareable profile goes below the floor: 8 people for a count or a mean, 10 for a median, base 5', () => {
  for (const profile of Object.values(profiles).filter(({ shareable }) => shareable)) {
    expect(profile.smallest).toBeGreaterThanOrEqual(8);
    expect(profile.minimumForMean).toBeGreaterThanOrEqual(8);
    expect(profile.minimumForMedian).toBeGreaterThanOrEqual(10);
    expect(profile.roundTo).toBe(5);
    expect(profile.meanStep).toBe('n·s ≥ 5');
  }
});

test('what leaves is made under the strictest profile unless its owner says otherwise', () => {
  expect(profiles[defaultProfile]).toBe(strict);
  expect(strict.hideZeros).toBe(true);
});

test('a profile is known by its id and by nothing else', () => {
  expect(Object.entries(profiles).map(([id, profile]) => id === profile.id && isProfileId(id))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['', 'Strict', 'toString', '__proto__'].map(isProfileId)).toEqual([false, false, false, false]);
});
