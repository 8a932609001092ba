import { describe, expect, it } from 'vitest';
import { signedRankLower, signedRankQuantile } from '../../src/stats/signedrankcount';
import { expectRelative } from './close';
import fixture from './r/paired.json';

describe('the exact signed-rank distribution', () => {
  for (const { n, v, lower, quantile } of fixture.signedRankTails) {
    it(`with ${n} people is R's psignrank and qsignrank`, () => {
      v.forEach((one, i) => expectRelative(signedRankLower(one, n), lower[i] ?? Number.NaN));
      expect(signedRankQuantile(0.025, n)).toBe(quantile);
    });
  }

  it('has nothing below 0 and is refused where counts are not exact', () => {
    expect(signedRankLower(-1, 6)).toBe(0);
    expect(() => signedRankLower(3, 50)).toThrow(RangeError);
    expect(() => signedRankQuantile(0.5, 0)).toThrow(RangeError);
  });
});
