import { describe, expect, test } from 'vitest';
import { alike, findingOf, forWomen, subgroupBy, subgroupsOf } from '../analysis/subgroupworld';
import {
  differs,
  looksSentence,
  subgroupSentence,
  subgroupsSentence,
  subgroupTitle,
} from '../../src/evidence/comparedsubgroupwords';
import type { ComparedSubgroup } from '../../src/evidence/comparedsubgroups';
import { usable } from '../../src/evidence/select';
import { withhold } from '../../src/stats/result';

const women = findingOf(forWomen);
const same = findingOf(alike);
const sex = subgroupBy(women, 'sex');

/** The same with another test beside it. */
function beside(
  change: Partial<Extract<ComparedSubgroup['test'], { readonly f: number }>>,
): ComparedSubgroup {
  if (!usable(sex.test)) throw new Error('no test');
  return { ...sex, test: { ...sex.test, ...change } };
}

describe('what is said of groups', () => {
  test('is that the difference differs, where the test finds it, and never that something works for one of them', () => {
    expect(subgroupTitle(women, sex)).toBe(
      'The difference in life satisfaction between the two differs by sex or gender',
    );
    const all = subgroupsSentence(women, subgroupsOf(women));
    expect(all).toMatch(
      /^By these tests the difference between “Gardening” and “all others” in change on life satisfaction differs by sex or gender\./,
    );
    expect(all).toContain(
      'Whether it differs by age band, reason for referral or site is too uncertain to say.',
    );
    for (const finding of [women, same])
      for (const one of subgroupsOf(finding).dimensions)
        expect(`${subgroupTitle(finding, one)} ${subgroupSentence(finding, one)} ${all}`).not.toMatch(
          /\b(works?|effective|benefits?|because of|significant|no difference)\b/i,
        );
  });

  test('is that it is too uncertain to say, where the test does not find it', () => {
    const one = subgroupBy(same, 'sex');
    expect(subgroupTitle(same, one)).toBe(
      'Whether the difference in life satisfaction differs by sex or gender is too uncertain to say',
    );
    expect(subgroupsSentence(same, subgroupsOf(same))).toMatch(
      /differs by age band, sex or gender, reason for referral or site is too uncertain to say\. One group’s better result/,
    );
  });

  test('is nothing where a test beside it says otherwise, or rests on one person', () => {
    const f = { f: 1, df1: 1, df2: 400, p: 0.3 };
    for (const one of [
      beside({ robust: f }),
      beside({ robust: withhold('alone') }),
      beside({ clustered: f }),
    ]) {
      expect(differs(one)).toBe('unsure');
      expect(subgroupSentence(women, one)).toContain('The tests do not agree, so nothing is said to differ.');
    }
    expect(differs(sex)).toBe('yes');
    expect(differs(beside({ clustered: withhold('few_sites') }))).toBe('yes');
    expect(subgroupSentence(women, sex)).not.toContain('do not agree');
  });

  test('names who is left out', () => {
    const few = subgroupSentence(same, subgroupBy(same, 'reason'));
    expect(few).toContain(
      '1 group is not shown because fewer than 10 people of a cohort have both scores there.',
    );
    expect(subgroupSentence(women, sex)).toMatch(
      /It is not recorded of \d+ people asked about and \d+ people held against; they are left out\.$/,
    );
    expect(
      subgroupSentence(women, { ...sex, unknown: [withhold('small_number'), withhold('small_number')] }),
    ).toMatch(/Of few people it is not recorded; they are left out\.$/);
  });

  test('is that nothing could be looked at, where nothing is recorded', () => {
    const none = { looks: { declared: 0, explored: 0 }, dimensions: [] };
    expect(subgroupsSentence(same, none)).toMatch(/^Nothing is recorded/);
    expect(looksSentence(none)).toBe('No test could be made.');
    const untested = { ...none, dimensions: [{ ...sex, test: withhold('one_group') }] };
    expect(subgroupsSentence(same, untested)).toMatch(/differs by sex or gender cannot be tested\.$/);
  });
});

describe('the number of looks', () => {
  const of = (declared: number, explored: number): string =>
    looksSentence({ looks: { declared, explored }, dimensions: [] });

  test('is said with the chance that luck alone finds something', () => {
    expect(of(0, 14)).toContain('14 tests of whether a difference differs were made');
    expect(of(0, 14)).toContain('under 0.05 by luck would be 51%.');
    expect(of(0, 20)).toContain('would be 64%.');
    expect(of(1, 0)).toContain('1 test of whether a difference differs was made');
    expect(of(1, 0)).toContain('would be 5%.');
  });

  test('names the correction of each family', () => {
    expect(of(0, 4)).toMatch(/none declared before results were opened: Benjamini and Hochberg/);
    expect(of(4, 0)).toMatch(/all declared before results were opened: Holm/);
    expect(of(2, 5)).toMatch(/2 declared before results were opened \(Holm.*and 5 not \(Benjamini/);
  });
});
