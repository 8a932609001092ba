import { describe, expect, it } from 'vitest';
import { middleHalf } from '../../src/evidence/differencelimits';
import { differenceOf } from '../../src/stats/difference';
import { expectClose } from '../stats/close';
import fixture from '../stats/r/differencelimits.json';

describe('the thick part of a difference’s line', () => {
  for (const [name, { difference, se, df, lower, upper }] of Object.entries(fixture.cases))
    it(`of ${name.replaceAll('_', ' ')} is R’s 50% interval by Student’s t`, () => {
      expectClose(middleHalf(differenceOf(difference, se, df)), { lower, upper, level: 0.5 });
    });

  it('is left out where the error was hidden', () => {
    const shown = differenceOf(1.5, 0.5, 40);
    expect(middleHalf({ ...shown, se: 0 })).toBeNull();
    expect(middleHalf({ ...shown, df: 0 })).toBeNull();
  });
});
