import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingOf, peopleDrawn } from './comparedpeople';
import { alike, comparisonOf, comparisonsMade } from './comparisonfixture';
import { evidence } from './fixture';
import { comparisonBanner } from '../../src/evidence/comparisonbanner';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import {
  adjustedSentences,
  apartSentence,
  cautionSentences,
  comparisonEValueSentence,
  lostSentences,
  neitherSentence,
  shareSentences,
  shiftSentence,
} from '../../src/evidence/comparisondoubts';
import {
  balanceSentence,
  balanceTitle,
  comparisonForestSentence,
  comparisonForestTitle,
  overlapSentence,
  overlapTitle,
  sharesTitle,
} from '../../src/evidence/comparisonfigurewords';
import {
  comparisonSentence,
  comparisonTitle,
  detectableSentence,
  equivalenceSentence,
  isEquivalent,
} from '../../src/evidence/comparisonwords';
import { type Part, say, verbs } from '../../src/evidence/phrase';
import { release } from '../../src/evidence/release';
import { isHidden, usable } from '../../src/evidence/select';
import { differenceOf } from '../../src/stats/difference';
import { equivalence } from '../../src/stats/equivalence';
import { withhold } from '../../src/stats/result';

const made = comparisonOf(alike);

/** As `made`, with this headline, in points, and what follows from it. */
function headed(difference: number, se: number, over: Partial<ComparisonFinding> = {}): ComparisonFinding {
  const headline = differenceOf(difference, se, 353);
  return {
    ...made,
    equivalence: { margin: 3, found: equivalence(headline, 3) },
    ...over,
    estimates: made.estimates.map((one, at) => (at === 0 ? { ...one, estimate: headline } : one)),
  };
}

function everything(finding: ComparisonFinding): readonly string[] {
  const parts = (some: readonly Part[]): string => say(some);
  const { whom, alike: are } = comparisonBanner(finding);
  return [
    comparisonTitle(finding),
    parts(comparisonSentence(finding)),
    whom,
    are.says,
    ...cautionSentences(finding),
    comparisonEValueSentence(finding) ?? '',
    ...lostSentences(finding),
    neitherSentence(finding) ?? '',
    ...adjustedSentences(finding),
    apartSentence(finding) ?? '',
    ...shareSentences(finding),
    shiftSentence(finding),
    equivalenceSentence(finding),
    detectableSentence(finding),
    balanceTitle(finding),
    balanceSentence(finding),
    overlapTitle(finding),
    overlapSentence(finding),
    comparisonForestTitle(finding),
    parts(comparisonForestSentence(finding)),
    sharesTitle(finding),
  ].filter((text) => text !== '');
}

const causal =
  /\b(led to|caus(?:es?|ed|ing)|because of|due to|improved by|thanks to|effects? of|worked|works)\b/i;
const choices: readonly CompareChoice[] = [
  { kind: 'levels', dimension: 'activity', asked: ['Gardening'], against: null },
  { kind: 'levels', dimension: 'site', asked: ['Harbour'], against: ['Vale'] },
  { kind: 'date', day: '2024-04-01' },
  { kind: 'dose', asked: '3+', against: '0' },
];

describe('a cause', () => {
  test('is named by no title or sentence on levels, dates or contacts, whatever was found', () => {
    fc.assert(
      fc.property(comparisonsMade, fc.constantFrom(...choices), (finding, choice) => {
        const found: ComparisonFinding = {
          ...finding,
          choice,
          sure: { step: 'Moderate', because: '', raise: null },
        };
        const said = [
          comparisonTitle(found),
          say(comparisonSentence(found)),
          say(comparisonForestSentence(found)),
        ];
        for (const text of said) expect(text).not.toMatch(causal);
        expect(comparisonSentence(found).filter(({ kind }) => kind === 'verb')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('between referred people and a comparison group is said by the ladder, and only as far as the design goes', () => {
    const arms: Partial<ComparisonFinding> = { choice: { kind: 'arms' } };
    const verb = (finding: ComparisonFinding) =>
      comparisonSentence(finding).flatMap(({ kind, text }) => (kind === 'verb' ? [text] : []));
    const sure = (step: 'Limited' | 'Moderate') => ({ step, because: 'x.', raise: null });
    expect(verb(headed(1.4, 0.3, { ...arms, sure: sure('Moderate') }))).toEqual([verbs.comparison]);
    expect(verb(headed(1.4, 0.3, { ...arms, sure: sure('Limited') }))).toEqual([
      verbs['comparison with a failed check'],
    ]);
    expect(verb(headed(0.1, 0.3, { ...arms, sure: sure('Moderate') }))).toEqual([]);
    const shut = headed(1.4, 0.3, { ...arms, gate: { opened: false, failed: ['Unlike.'] } });
    expect(verb(shut)).toEqual([]);
    for (const text of [comparisonTitle(shut), say(comparisonSentence(shut))])
      expect(text).not.toMatch(causal);
  });
});

describe('“no difference”', () => {
  const nothing = /^no difference/i;

  test('is a title only where a difference that matters is ruled out', () => {
    expect(comparisonTitle(headed(0.1, 0.3))).toMatch(/^No difference that matters/);
    expect(comparisonTitle(headed(0.1, 2.5))).toMatch(/^Too uncertain to say which did better/);
    expect(comparisonTitle(headed(0.1, 0.3, { equivalence: null }))).toMatch(/^Too uncertain/);
    fc.assert(
      fc.property(comparisonsMade, (finding) => {
        if (nothing.test(comparisonTitle(finding))) expect(isEquivalent(finding)).toBe(true);
        if (!isEquivalent(finding))
          for (const text of everything(finding)) {
            expect(text).not.toMatch(/no difference that matters|changed alike in “|is ruled out, which/i);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('never stands without the smallest difference that could have been found', () => {
    for (const finding of [headed(0.1, 0.3), headed(0.1, 2.5), headed(0.1, 2.5, { equivalence: null })]) {
      for (const text of [say(comparisonSentence(finding)), say(comparisonForestSentence(finding))])
        expect(text).toMatch(
          /could have shown a difference of at least \d+\.\d points \(with a chance of 80%\)/,
        );
    }
    expect(say(comparisonSentence(headed(0.1, 2.5)))).toContain('this is not “no difference”');
  });

  test('is not said with the gate shut', () => {
    const shut = headed(0.1, 0.3, { gate: { opened: false, failed: ['Unlike.'] } });
    expect(comparisonTitle(shut)).toBe(
      'Not compared: “Gardening” and “all others” are not shown to be alike enough.',
    );
    expect(equivalenceSentence(shut)).toContain('neither a difference nor “no difference” can be said');
  });
});

describe('which did better', () => {
  test('follows the sign of the difference and what is better on the measure', () => {
    const lower = { measure: { ...made.measure, better: 'lower' as const } };
    const better = (finding: ComparisonFinding) => /better in “([^”]+)”/.exec(comparisonTitle(finding))?.[1];
    expect(better(headed(4, 0.3))).toBe('Gardening');
    expect(better(headed(-4, 0.3))).toBe('all others');
    expect(better(headed(4, 0.3, lower))).toBe('all others');
    expect(better(headed(-4, 0.3, lower))).toBe('Gardening');
    expect(say(comparisonSentence(headed(-4, 0.3)))).toContain('4.0 points worse than that in “all others”');
  });

  test('by rank has the sign of the cohort asked about less the other: planted, Harbour gains 1 more', () => {
    const spread = [0, 1, 2, 3, 4];
    const people = ['Harbour', 'Vale'].flatMap((site) =>
      spread.flatMap((more) =>
        Array.from({ length: 20 }, (_, at) => ({
          site,
          age: at % 2 === 0 ? '35 to 44' : '65 to 74',
          sex: at % 3 === 0 ? 'Male' : 'Female',
          first: 3,
          last: 3 + more + (site === 'Harbour' ? 1 : 0),
        })),
      ),
    );
    const found = findingOf(people);
    expect(usable(found.shift) && found.shift.shift).toBe(1);
    expect(shiftSentence(found)).toContain('the middle difference in change is +1.0 points');
    expect(shiftSentence(found)).toMatch(/a person of “Harbour” and one of “Vale”/);
  });
});

describe('what is counted', () => {
  test('is referrals where every referral counts, and no sentence calls them people', () => {
    const found = findingOf(peopleDrawn(600, 0), { episodes: 'all' });
    expect(found.counted).toBe('referrals');
    expect(comparisonTitle(found)).toBe(
      'Not compared: this test does not allow for one person having several referrals.',
    );
    const counts = [...lostSentences(found), neitherSentence(found) ?? ''].join(' ');
    expect(counts).toMatch(/\d+ referrals of \d+ in “Harbour”/);
    expect(counts).not.toMatch(/\d people|\d person/);
  });

  test('leaves out those in neither cohort by name, and all are accounted for', () => {
    const people = peopleDrawn(400, 0);
    const found = findingOf(people);
    expect(found.neither).toBe(people.filter(({ site }) => site === 'Mill').length);
    const counts = [...found.cohorts.map(({ members }) => members), found.neither];
    expect(counts.reduce<number>((sum, n) => sum + (isHidden(n) ? 0 : n), 0)).toBe(400);
    expect(neitherSentence(found)).toBe(
      `${String(found.neither)} people are in neither and are not looked at here.`,
    );
    expect(neitherSentence({ ...found, neither: 1 })).toBe(
      '1 person is in neither and is not looked at here.',
    );
    expect(neitherSentence({ ...found, neither: withhold('small_number') })).toContain(
      'A few people, or none,',
    );
  });
});

test('few people are told of as few, and only whom they are, not what they scored', () => {
  const small = findingOf(peopleDrawn(40, 0));
  expect(comparisonTitle(small)).toMatch(
    /^Too few to compare: only \d+ people in “Harbour” have both scores\.$/,
  );
  const one = comparisonOf({
    ...alike,
    pairs: [212, 3],
    started: [260, 5],
    improved: [63, 1],
    level: [103, 1],
    outside: [13, 0],
  });
  expect(comparisonTitle(one)).toBe('Too few to compare: only 3 people in “Gardening” have both scores.');
  expect(say(comparisonSentence(one))).not.toContain('points');
});

test('no sentence of any comparison, exact or shared, prints what is no number, an empty bracket or a double space', () => {
  fc.assert(
    fc.property(comparisonsMade, fc.constantFrom('internal', 'nhs', 'strict'), (finding, profile) => {
      const [found] = release({ ...evidence, comparisons: [finding] }, profile).comparisons ?? [];
      if (found === undefined) throw new Error('the finding is gone');
      for (const text of everything(found)) {
        expect(text).not.toMatch(/NaN|Infinity|undefined|\[object|\bnull\b|\(\)| {2}|\.\.|−0\.0+\b/);
        expect(text).toMatch(/^[“A-Z0-9]/);
      }
    }),
    { numRuns: 80 },
  );
});

test('a sentence on what is not shared says that it is not shown, and a hidden row is told of', () => {
  const [found] =
    release({ ...evidence, comparisons: [comparisonOf({ ...alike, level: [103, 6] })] }, 'strict')
      .comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  expect(shiftSentence(found)).toMatch(/^The difference by rank alone is not shown: /);
  expect(balanceSentence(found)).toContain('1 characteristic is not shown: few people are behind it.');
  expect(balanceTitle(found)).toContain('shown');
});

test('a share of people without anybody alike that is hidden is words, not a broken sentence', () => {
  const { overlap } = made;
  if (!usable(overlap)) throw new Error('fixture: no overlap');
  const hide = { people: withhold('small_number'), share: withhold('small_number') };
  const found: ComparisonFinding = { ...made, overlap: { ...overlap, outside: [hide, hide] } };
  expect(overlapTitle(found)).toBe(
    'For nearly everybody asked about, or for everybody, there is somebody alike to be held against',
  );
  expect(overlapSentence(found)).toContain(
    'Of “Gardening” few people, or none, and of “all others” few people',
  );
});
