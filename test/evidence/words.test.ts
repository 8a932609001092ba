import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence, flow, outcome } from './fixture';
import { evidenceOf, services } from './service';
import type { Evidence, Outcome, OutcomeFinding } from '../../src/evidence/evidence';
import { release } from '../../src/evidence/release';
import { everyone } from '../../src/evidence/scope';
import * as distributionWords from '../../src/evidence/distributionwords';
import * as flowWords from '../../src/evidence/flowwords';
import * as groupWords from '../../src/evidence/groupwords';
import * as lostWords from '../../src/evidence/lostwords';
import * as marginWords from '../../src/evidence/marginwords';
import * as movementWords from '../../src/evidence/movementwords';
import * as outcomeWords from '../../src/evidence/outcomewords';
import { type Design, say } from '../../src/evidence/phrase';
import * as scopeWords from '../../src/evidence/scopewords';
import { withhold } from '../../src/stats/result';
import { measures } from '../../src/vocabulary/measures';
import { cardOf } from '../../src/evidence/card';

const words = {
  ...distributionWords,
  ...flowWords,
  ...groupWords,
  ...lostWords,
  ...marginWords,
  ...movementWords,
  ...outcomeWords,
  ...scopeWords,
};
const { outcomeSentence, outcomeTitle } = words;

function sentencesOf(found: Evidence): readonly string[] {
  return [
    words.scopeWords(found.scope),
    words.ruleWords(found.scope.rule),
    words.outcomesTitle(found),
    say(words.outcomesLead(found)),
    ...found.outcomes.flatMap((finding) => [
      outcomeTitle(finding),
      say(outcomeSentence(finding)),
      words.distributionTitle(finding),
      words.forestTitle(finding),
      words.forestSentence(finding),
      words.movementTitle(finding),
      words.movementSentence(finding),
      ...words.missingSentences(finding),
      words.expectedSentence(finding),
      words.unpairedSentence(finding),
      finding.sure.because,
      finding.sure.raise ?? '',
    ]),
    ...found.flow.flatMap((one) => [words.flowTitle(one), words.flowSentence(one)]),
  ];
}

function changed(finding: OutcomeFinding, part: Partial<Outcome>): OutcomeFinding {
  return { ...finding, overall: { ...finding.overall, ...part } };
}

function withChange(id: string, mean: number, lower: number, upper: number): OutcomeFinding {
  const finding = outcome(id);
  const { change } = finding.overall;
  if ('withheld' in change) throw new Error('the fixture has no estimate here');
  return changed(finding, { change: { ...change, mean, interval95: { lower, upper, level: 0.95 } } });
}

describe('the verb ladder', () => {
  test('each design has one verb, and a sentence about one group has no other', () => {
    const verbsIn = (design?: Design) =>
      outcomeSentence(outcome('swemwbs'), design)
        .filter(({ kind }) => kind === 'verb')
        .map(({ text }) => text);
    expect(verbsIn()).toEqual(['was followed by']);
    expect(verbsIn('comparison with a failed check')).toEqual(['may have led to']);
    expect(verbsIn('comparison')).toEqual(['probably led to']);
  });

  test('nothing said without a comparison group is causal, and no sentence ever proves, saves or is significant', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ evidence: found }, profile) => {
        const text = sentencesOf(release(found, profile)).join(' ');
        expect(text).not.toMatch(
          /\b(prove[sdn]?|significant(ly)?|saved?|impact of|due to|thanks to|no change\b)/i,
        );
        expect(text).not.toMatch(
          /\b(led to|caused?|because of|effect of|improved by the|resulted in|helped)\b/i,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('a sentence about one group says that there is no comparison, and one with a comparison does not', () => {
    expect(say(outcomeSentence(outcome('swemwbs')))).toContain('There is no comparison group here');
    expect(say(outcomeSentence(outcome('swemwbs'), 'comparison'))).not.toContain('no comparison group');
  });
});

describe('uncertainty', () => {
  const unsure = withChange('swemwbs', 0.4, -0.3, 1.1);

  test('an interval that includes zero is too uncertain to say whether it rose or fell, never no change', () => {
    for (const text of [outcomeTitle(unsure), say(outcomeSentence(unsure))]) {
      expect(text).toMatch(/too uncertain to say whether wellbeing rose or fell/i);
      expect(text).not.toMatch(/no change|unchanged|followed by|higher|lower at/i);
    }
    expect(say(outcomeSentence(unsure))).toContain('anything from −0.3 to +1.1');
  });

  test('a limit at exactly zero includes zero', () => {
    expect(outcomeTitle(withChange('swemwbs', 0.4, 0, 0.8))).toMatch(/^Too uncertain/);
    expect(outcomeTitle(withChange('swemwbs', 0.4, 0.01, 0.8))).toMatch(/^Wellbeing was higher/);
  });

  test('a small change whose interval excludes zero is not said to be zero', () => {
    expect(say(outcomeSentence(withChange('swemwbs', 0.04, 0.01, 0.07)))).toContain(
      'of 0.04 points on a scale from 7 to 35. The data fit an average rise between 0.01 and 0.07.',
    );
  });

  test('where nothing can be said of the sign, nothing is said of what would overturn it', () => {
    expect(words.missingSentences(unsure).join(' ')).not.toContain('vanish');
    expect(words.missingSentences(outcome('swemwbs')).join(' ')).toContain('6.3 points lower');
  });
});

describe('an average of two to four people', () => {
  const { change } = outcome('swemwbs').overall;
  const of = (n: number): OutcomeFinding => {
    if ('withheld' in change) throw new Error('the fixture has no estimate here');
    return changed(outcome('swemwbs'), {
      change: { ...change, n },
      followedUp: { x: n, n: 8, share: n / 8, interval: null },
      moved: { ...outcome('swemwbs').overall.moved, counts: withhold('too_few', n) },
    });
  };

  test('is said to be too few to generalise, with no direction in the headline', () => {
    for (const n of [2, 3, 4]) {
      const [title, lead] = [outcomeTitle(of(n)), say(outcomeSentence(of(n)))];
      expect(title).toContain(`${String(n)} people with two scores, too few to generalise.`);
      expect(title).not.toMatch(/higher|lower/);
      expect(lead).toContain('too few to generalise');
      expect(lead).toMatch(/\+2\.6 points \(95% interval/);
      expect(lead).not.toContain('was followed by');
      expect(words.distributionTitle(of(n))).toContain('too few people to generalise');
    }
    expect(outcomeTitle(of(5))).not.toContain('too few to generalise');
    expect(say(outcomeSentence(of(5)))).toContain('was followed by');
  });

  test('is not called person by person where the picture is of the average alone', () => {
    for (const n of [3, 6, 19]) expect(words.distributionTitle(of(n))).not.toContain('person by person');
    expect(words.distributionTitle(of(20))).toBe('How wellbeing changed, person by person');
  });
});

describe('direction', () => {
  test('a fall where lower is better is called lower and a fall, and says which way is better', () => {
    expect(outcomeTitle(outcome('ons-anxiety'))).toBe(
      'Anxiety was lower at follow-up among the people asked twice. Two in five have no usable second score.',
    );
    expect(say(outcomeSentence(outcome('ons-anxiety')))).toContain(
      'was followed by an average fall in anxiety of 0.5 points on a scale from 0 to 10 where lower is better. The data fit an average fall between 0.4 and 0.6.',
    );
  });

  test('what chance alone would give has the sign of the score, whichever way is better', () => {
    expect(words.expectedSentence(outcome('swemwbs'))).toContain('+0.5 to +1.8');
    expect(words.expectedSentence(outcome('ons-anxiety'))).toContain('−1.0 to −0.2');
    const { expected } = outcome('swemwbs').overall;
    if ('withheld' in expected) throw new Error('the fixture has no norm here');
    const rows = expected.rows.map(({ reliability }) => ({ reliability, expected: -0.5 }));
    expect(words.expectedSentence(changed(outcome('swemwbs'), { expected: { ...expected, rows } }))).toMatch(
      /did not start worse/,
    );
  });

  test('a noun of many takes were', () => {
    const card = measures.find(({ id }) => id === 'phq-9');
    if (card === undefined) throw new Error('PHQ-9 is not in the vocabulary');
    const finding = { ...withChange('ons-anxiety', -2, -3, -1), measure: cardOf(card) };
    expect(outcomeTitle(finding)).toMatch(/^Depression symptoms were lower at follow-up/);
    expect(outcomeTitle(outcome('ons-loneliness'))).toMatch(/^Loneliness: /);
  });

  test('improved and worsened always stand together, with neither', () => {
    expect(words.distributionTitle(outcome('swemwbs'))).toBe(
      '46% improved by more than the measure’s own noise, 9% worsened, and 46% did neither',
    );
    expect(words.distributionTitle(outcome('ons-anxiety'))).toMatch(
      /improved by at least 1 point, .* worsened, and .* neither/,
    );
    const { counts } = outcome('swemwbs').overall.moved;
    if ('withheld' in counts) throw new Error('the fixture has no counts here');
    const few = { x: withhold('small_number'), n: 2485, share: withhold('small_number'), interval: null };
    const moved = { ...outcome('swemwbs').overall.moved, counts: { ...counts, worsened: few } };
    expect(words.distributionTitle(changed(outcome('swemwbs'), { moved }))).toMatch(
      /improved 46%; worsened hidden, few people; neither 46%$/,
    );
  });
});

describe('what is missing', () => {
  test('a withheld estimate says why, and what to do', () => {
    for (const [reason, why] of [
      ['no_pairs', /nobody has two usable scores/],
      ['no_change', /no one changed/],
      ['no_spread', /everyone changed by the same amount/],
      ['small_number', /few people/],
      ['ordinal', /average of answer categories misleads/],
    ] as const) {
      const text = say(outcomeSentence(changed(outcome('swemwbs'), { change: withhold(reason) })));
      expect(text).toMatch(why);
      expect(text).toContain('is not shown');
      expect(text).not.toMatch(/followed by/);
    }
  });

  test('hidden counts make no broken sentence', () => {
    const none = {
      x: withhold('small_number'),
      n: withhold('small_number'),
      share: withhold('small_number'),
      interval: null,
    };
    const finding = changed(outcome('swemwbs'), {
      followedUp: none,
      referred: withhold('small_number'),
      change: withhold('small_number'),
    });
    expect(say(outcomeSentence(finding))).toBe(
      'The average change in wellbeing is not shown: hidden because few people are behind it. Combine groups.',
    );
    expect(outcomeTitle(finding)).toBe('Wellbeing: too few people have two scores to say.');
  });

  test('no count under the floor comes from subtracting two shown ones', () => {
    const near = { x: 1000, n: 1005, share: withhold('small_number'), interval: null };
    expect(words.unpairedSentence(changed(outcome('swemwbs'), { followedUp: near }))).not.toContain(
      '5 of those',
    );
  });

  test('who is missing is said in simple fractions', () => {
    expect([0.41, 0.33, 0.5, 0.74, 0.06].map(words.fractionWords)).toEqual([
      'Two in five',
      'One in three',
      'Half',
      'Three in four',
      'One in twenty',
    ]);
    const all = { x: 2486, n: 2486, share: 1, interval: null };
    expect(outcomeTitle(changed(outcome('swemwbs'), { followedUp: all }))).toContain(
      'Everyone has a usable second score.',
    );
  });
});

describe('grammar', () => {
  test('one person is a person and was referred', () => {
    const single = { x: 1, n: 1, share: 1, interval: null };
    const finding = changed(outcome('swemwbs'), {
      followedUp: single,
      referred: 1,
      change: withhold('one_pair', 1),
    });
    expect(say(outcomeSentence(finding))).toMatch(
      /^1 of 1 person with a first score \(1 was referred\) had a usable second one\./,
    );
  });

  test('a custom measure may have any name, braces included', () => {
    const measure = { ...outcome('swemwbs').measure, noun: 'hope {my own}' };
    expect(say(outcomeSentence({ ...outcome('swemwbs'), measure }))).toContain(
      'rise in hope {my own} of 2.6 points',
    );
  });

  test('the ends of a scale are said as they are', () => {
    const measure = { ...outcome('swemwbs').measure, range: [-0.594, 1] as const };
    expect(say(outcomeSentence({ ...outcome('swemwbs'), measure }))).toContain(
      'on a scale from −0.594 to 1.',
    );
  });

  test('groups differ between, whatever the dimension is called', () => {
    expect(words.forestTitle(outcome('swemwbs'))).toBe(
      'Change in wellbeing differed between deprivation fifths',
    );
    const { by } = outcome('swemwbs');
    if (by === null || 'withheld' in by.difference) throw new Error('the fixture has no groups here');
    const alike = {
      ...by,
      dimension: 'referral_source',
      difference: { ...by.difference, pHolm: 0.05 },
    } as const;
    expect(words.forestTitle({ ...outcome('swemwbs'), by: alike })).toBe(
      'Too uncertain to say whether change in wellbeing differed between referral sources',
    );
  });

  test('the scope is said in words', () => {
    expect(words.scopeWords(everyone)).toBe('everyone referred');
    expect(
      words.scopeWords({
        ...everyone,
        from: '2024-04-01',
        episodes: 'all',
        filters: [{ dimension: 'site', levels: ['Harbour', 'Vale'] }],
      }),
    ).toBe('every referral from 1 April 2024, site: Harbour or Vale, not only a person’s first');
    expect(words.scopeWords({ ...everyone, to: '2024-04-01' })).toBe('people referred up to 1 April 2024');
    expect(words.scopeWords({ ...everyone, episodes: 'all' })).toBe(
      'every referral, not only a person’s first',
    );
  });

  test('the flow is told in order, with its largest loss', () => {
    expect(words.flowSentence(flow('swemwbs'))).toBe(
      'Referred 4,740; first contact 4,390; first score 4,212; second score 2,507; usable pair 2,486. The largest loss, 1,705 people, is before the step “second score”.',
    );
    expect(words.flowTitle(flow('swemwbs'))).toBe(
      '52% of the people referred have two usable scores on SWEMWBS wellbeing',
    );
  });
});

test('no sentence over any findings, under any profile, shows the insides of the program', () => {
  fc.assert(
    fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ evidence: found }, profile) => {
      for (const text of sentencesOf(release(found, profile))) {
        expect(text).not.toMatch(
          /NaN|undefined|Infinity|\[object|null|\b1 people|\{|\}| {2}|\.\.| ,|(?<!EQ)-\d/,
        );
      }
    }),
    { numRuns: 80 },
  );
});

test('every sentence about the fixture ends as a sentence does', () => {
  for (const finding of evidence.outcomes) {
    for (const text of [
      outcomeTitle(finding),
      say(outcomeSentence(finding)),
      ...words.missingSentences(finding),
      words.unpairedSentence(finding),
    ])
      expect(text).toMatch(/^[A-Z\d].*\.$/);
  }
});

describe('the test between bands', () => {
  function moved(test: Partial<Extract<NonNullable<Outcome['movement']>['test'], { readonly p: number }>>) {
    const { movement } = outcome('swemwbs').overall;
    if (movement === null || 'withheld' in movement.test) throw new Error('the fixture has no test here');
    return words.movementSentence(
      changed(outcome('swemwbs'), { movement: { ...movement, test: { ...movement.test, ...test } } }),
    );
  }

  test('is named, with its n and its p after the correction and before', () => {
    expect(moved({})).toBe(
      'Among the 2,486 people with two scores, the shares in the bands changed: p < 0.001 after Holm’s correction over the measures shown (unadjusted p < 0.001; Stuart–Maxwell χ² = 402.4 on 2 degrees of freedom). The bands are a convention whose source is not verified.',
    );
    expect(
      moved({ method: 'exact binomial', statistic: null, df: null, n: 31, p: 0.004, pHolm: 0.012 }),
    ).toContain(
      'Among the 31 people with two scores, the shares in the bands changed: p = 0.012 after Holm’s correction over the measures shown (unadjusted p = 0.004; exact binomial test)',
    );
    expect(moved({ method: 'McNemar', statistic: 5.14, df: 1 })).toContain(
      'McNemar χ² = 5.1 on 1 degree of freedom',
    );
  });

  test('where it is withheld, is said once not to be there', () => {
    const few = withhold('too_few', 3);
    const { movement } = outcome('swemwbs').overall;
    const { by } = outcome('swemwbs');
    if (movement === null || by === null) throw new Error('the fixture has no bands or groups here');
    const moved3 = words.movementSentence(
      changed(outcome('swemwbs'), { movement: { ...movement, test: few } }),
    );
    const grouped3 = words.forestSentence({ ...outcome('swemwbs'), by: { ...by, difference: few } });
    expect(moved3).toMatch(/^No test of the movement: too few people to estimate \(3 people\)\. /);
    expect(grouped3).toMatch(/^No test of the difference: too few people to estimate \(3 people\)\. /);
    for (const text of [moved3, grouped3]) expect(text).not.toContain('Not shown');
  });

  test('is judged by the corrected p, not by the raw one', () => {
    expect(moved({ p: 0.02, pHolm: 0.08 })).toContain('by an amount that chance alone could give');
    expect(moved({ p: 0.02, pHolm: 0.04 })).not.toContain('chance alone');
  });
});

test('where everyone changed by one amount, the amount is said', () => {
  const same = (constantChange: number | null) => ({ change: withhold('no_spread', 40), constantChange });
  const three = changed(outcome('swemwbs'), same(3));
  expect(outcomeTitle(three)).toContain('everyone changed by exactly +3 points');
  expect(say(outcomeSentence(three))).toContain('everyone changed by exactly +3 points, so no test');
  expect(outcomeTitle(changed(outcome('swemwbs'), same(-0.25)))).toContain('by exactly −0.25 points');
  expect(outcomeTitle(changed(outcome('swemwbs'), same(1)))).toContain('by exactly +1 point,');
  expect(outcomeTitle(changed(outcome('swemwbs'), same(null)))).toContain('by the same amount');
});

test('a population figure that is not verified is called a convention, and names no author', () => {
  expect(words.expectedSentence(outcome('swemwbs'))).toMatch(
    /\(population figure: 23\.45, .*midpoint of the published figures for men .* and women .*; convention, source not verified\)/,
  );
  expect(words.expectedSentence(outcome('swemwbs'))).not.toMatch(/[A-Z]\w+ (19|20)\d\d/);
  expect(words.expectedSentence(outcome('ons-anxiety'))).not.toContain('population figure');
});

describe('where every referral counts', () => {
  const ownWords = [
    /one person having several referrals/g,
    /not only a person’s first/g,
    /population figure: .*?; convention, source not verified/g,
  ];

  test('no sentence, title or ground calls a referral a person', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ people, measure }, profile) => {
        for (const text of sentencesOf(release(evidenceOf(people, measure, 'all'), profile))) {
          const rest = ownWords.reduce((left, known) => left.replaceAll(known, ''), text);
          expect(rest).not.toMatch(/\b(people|persons?|everyone|nobody|no one)\b/i);
          expect(text).not.toMatch(/\b1 referrals|undefined/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('referrals are said where they are counted', () => {
    const counted = { ...outcome('swemwbs'), counted: 'referrals' } as const;
    expect(say(outcomeSentence(counted))).toMatch(
      /^Among 2,486 of 4,212 referrals with a first score \(4,740 in all\)/,
    );
    expect(outcomeTitle(counted)).toContain('among the referrals with two scores');
    expect(words.movementSentence(counted)).toContain('Among the 2,486 referrals');
    expect(words.flowTitle({ ...flow('swemwbs'), counted: 'referrals' })).toMatch(/^52% of all referrals/);
    expect(words.flowSentence({ ...flow('swemwbs'), counted: 'referrals' })).toContain('1,705 referrals');
  });
});
