import { describe, expect, it } from 'vitest';
import { eValue } from '../../src/stats/evalue';
import { pairedRateRatio } from '../../src/stats/pairedrate';
import { sameRatio } from '../../src/stats/sameratio';
import { expectClose } from './close';
import { given } from './people';
import fixture from './r/sameratio.json';

const ratios = ['a', 'b', 'c'].map((group) => {
  const people = fixture.people.filter((one) => one.group === group).map((one) => ({ ...one, n: 1 }));
  const found = given(pairedRateRatio(people));
  if (found.kind !== 'estimated') throw new Error('the fixture has visits after');
  return found;
});

describe('whether rate ratios differ between groups', () => {
  it('is R’s Wald test of the interactions with errors by person', () => {
    expectClose(sameRatio(ratios), fixture.test);
  });

  it('is certain that equal ratios do not differ', () => {
    expect(given(sameRatio([0.8, 0.8].map((ratio) => ({ ratio, logSe: 0.1 })))).p).toBe(1);
  });

  it('is not asked of one group, nor of a ratio without an error', () => {
    expect(sameRatio([{ ratio: 0.8, logSe: 0.1 }])).toEqual({ withheld: 'one_group', n: 1 });
    expect(sameRatio([0, 0.1].map((logSe) => ({ ratio: 0.8, logSe })))).toEqual({ withheld: 'invalid' });
  });
});

describe('the E-value', () => {
  const interval = { lower: 1.4, upper: 4.2, level: 0.95 };

  it('is that of the ratio and of the limit nearest to 1', () => {
    expectClose(eValue(2.5, interval), fixture.e);
  });

  it('is the same for a ratio and for the same ratio turned over', () => {
    expectClose(eValue(1 / 2.5, { lower: 1 / 4.2, upper: 1 / 1.4, level: 0.95 }), fixture.e);
  });

  it('is 1 at the limit where the interval holds 1', () => {
    expect(given(eValue(1.2, { lower: 0.9, upper: 1.6, level: 0.95 })).limit).toBe(1);
  });

  it('is withheld where there is no ratio above 0', () => {
    expect(eValue(0, { lower: 0, upper: 1, level: 0.95 })).toEqual({ withheld: 'invalid' });
  });
});
