import { expect, test } from 'vitest';
import { movementOf } from '../../src/analysis/bands';
import { unverified } from '../../src/vocabulary/measure-parts';
import { type Measure, measures } from '../../src/vocabulary/measures';

const nobody = { referred: 0, pairs: [], lostFirst: [], unpairedLast: [], clusters: null };

function loneliness(): Measure {
  const found = measures.find(({ kind }) => kind === 'ordinal');
  if (found === undefined) throw new Error('no ordinal measure');
  return found;
}

test('answer categories are as verified as their source is, like any bands', () => {
  const measure = loneliness();
  expect(measure.bandsFact?.verified).toBe(true);
  expect(movementOf(nobody, measure, 'people')?.verified).toBe(true);
  expect(movementOf(nobody, { ...measure, bandsFact: unverified }, 'people')?.verified).toBe(false);
  expect(movementOf(nobody, { ...measure, bandsFact: null }, 'people')?.verified).toBe(false);
});

test('with two bands the test is of the crossings, and under five pairs there is none', () => {
  const measure = measures.find(({ bands }) => bands.length === 2);
  if (measure === undefined) throw new Error('no measure with two bands');
  const [low, high] = measure.range;
  const crossed = (n: number) =>
    movementOf({ ...nobody, pairs: [{ first: low, last: high, n }] }, measure, 'people')?.test;
  expect(crossed(4)).toEqual({ withheld: 'too_few', n: 4 });
  expect(crossed(6)).toMatchObject({ method: 'exact binomial', statistic: null, n: 6, p: 2 * 0.5 ** 6 });
  expect(crossed(30)).toMatchObject({ method: 'McNemar', df: 1, n: 30 });
});
