import { describe, expect, it } from 'vitest';
import { clusteredChange } from '../../src/stats/clustered';
import { pairedChange } from '../../src/stats/paired';
import { expectClose } from './close';
import { given } from './people';
import fixture from './r/clustered.json';

const clusters = Object.values(fixture.clusters).map(({ pairs, change }) => ({ pairs, change, n: 1 }));

/** Any pairs of that number will do: only n is taken from them. */
const unclustered = given(
  pairedChange(Array.from({ length: fixture.change.n }, (_, at) => ({ first: 0, last: at, n: 1 }))),
);

describe('the interval of a mean change with several referrals a person', () => {
  it('is R’s clustered error with t on one less than the people', () => {
    expectClose(clusteredChange(unclustered, clusters), fixture.change);
  });

  it('is the ordinary one when everybody has one referral', () => {
    const pairs = [3, 1, 4, 1, 5, 9, 2, 6].map((last) => ({ first: 1, last, n: 1 }));
    const ordinary = given(pairedChange(pairs));
    const alone = pairs.map(({ first, last }) => ({ pairs: 1, change: last - first, n: 1 }));
    expectClose(clusteredChange(ordinary, alone), ordinary);
  });

  it('is wider when each person repeats the same change', () => {
    const pairs = [3, 1, 4, 1, 5, 9, 2, 6].map((last) => ({ first: 1, last, n: 2 }));
    const naive = given(pairedChange(pairs));
    const twice = pairs.map(({ first, last }) => ({ pairs: 2, change: 2 * (last - first), n: 1 }));
    expect(given(clusteredChange(naive, twice)).se).toBeGreaterThan(naive.se * 1.3);
  });

  it('is withheld for one person and when nobody differs', () => {
    expect(clusteredChange(unclustered, [{ pairs: 4, change: 3, n: 1 }])).toEqual({
      withheld: 'too_few',
      n: 1,
    });
    expect(clusteredChange(unclustered, [{ pairs: 1, change: 2, n: 9 }])).toEqual({
      withheld: 'no_spread',
      n: 9,
    });
  });
});
