import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence } from './fixture';
import { numbersIn } from './leaves';
import { alone, compared, oneGroup, oneGroups, twoGroups } from './visitservice';
import { anywaySentence, expectedRange, unexpectedSentences } from '../../src/evidence/expectationwords';
import { plain } from '../../src/evidence/numbers';
import { say } from '../../src/evidence/phrase';
import { fewerRange, ratioLimit } from '../../src/evidence/ratiowords';
import { usable } from '../../src/evidence/select';
import { assumptionSentences } from '../../src/evidence/visitassumptions';
import { bannerOf } from '../../src/evidence/visitbanner';
import * as checks from '../../src/evidence/visitchecks';
import * as figures from '../../src/evidence/visitfigurewords';
import type { VisitFinding } from '../../src/evidence/visits';
import { followedSentence, visitDesign, visitSentence, visitTitle } from '../../src/evidence/visitwords';
import { covidSentence, unequalSentence, windowSentences } from '../../src/evidence/windowwords';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';

function sentencesOf(finding: VisitFinding): readonly string[] {
  return [
    visitTitle(finding),
    say(visitSentence(finding)),
    bannerOf(finding).comparator.says,
    bannerOf(finding).design,
    anywaySentence(finding),
    ...assumptionSentences(finding),
    ...checks.watchedSentences(finding),
    checks.hiddenUseSentence(finding) ?? '',
    checks.largestSentence(finding),
    checks.eValueSentence(finding) ?? '',
    checks.preTrendSentence(finding) ?? '',
    ...checks.placeboSentences(finding),
    checks.clusteredSentence(finding) ?? '',
    ...windowSentences(finding),
    unequalSentence(finding) ?? '',
    figures.eventTitle(finding),
    figures.eventSentence(finding),
    figures.besideTitle(finding),
    figures.methodsTitle(finding),
    figures.methodsSentence(finding),
    figures.visitGroupsTitle(finding),
    figures.visitGroupsSentence(finding),
    figures.spreadSentence(finding),
    figures.differenceSentence(finding) ?? '',
  ].filter((text) => text !== '');
}

const either = fc.oneof(oneGroups, twoGroups);

function beyondOf(finding: VisitFinding): NonNullable<VisitFinding['beyond']> {
  if (finding.beyond === null) throw new Error('the fixture has no comparison group');
  return finding.beyond;
}

/** The ratio beyond the comparison group, and both groups’ own, put to these values. */
function withBeyond(ratio: number, se: number, ratios: readonly [number, number]): VisitFinding {
  const beyond = beyondOf(compared);
  if (!usable(beyond.ratio)) throw new Error('the fixture has no ratio');
  return {
    ...compared,
    beyond: { ...beyond, ratio: { ...beyond.ratio, ...ratioEstimate(Math.log(ratio), se), ratios } },
  };
}

/** One group whose ratio is put to this value. */
function withRatio(ratio: number, se: number, expected = alone.expected): VisitFinding {
  const { ratio: own } = alone.referred;
  if (!usable(own) || own.kind !== 'estimated') throw new Error('the fixture has no ratio');
  return {
    ...alone,
    expected,
    referred: { ...alone.referred, ratio: { ...own, ...ratioEstimate(Math.log(ratio), se) } },
  };
}

function verbsIn(finding: VisitFinding): readonly string[] {
  return visitSentence(finding).flatMap(({ kind, text }) => (kind === 'verb' ? [text] : []));
}

describe('one group', () => {
  test('no change is told without what would be expected anyway in the same sentence', () => {
    fc.assert(
      fc.property(oneGroups, (finding) => {
        for (const text of [say(visitSentence(finding)), visitTitle(finding)]) {
          const tells = /followed by|\d% (fewer|more)|rose|were counted after referral/.test(text);
          if (!tells || !usable(finding.referred.ratio)) continue;
          expect(finding.expected).not.toBeNull();
          if (finding.expected === null) continue;
          expect(text).toContain(say(expectedRange(finding.expected)).replace(/ (fewer|more).*$/, ''));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is followed by, beside what would be expected, and never led to', () => {
    const text = say(visitSentence(withRatio(0.852, 0.0115)));
    expect(text).toContain(
      'referral was followed by 15% fewer GP contacts a year (95% interval 13% to 17% fewer).',
    );
    expect(text).toContain('would be expected of people who are referred when use is high');
    expect(text).toContain('There is no comparison group here.');
    expect(verbsIn(withRatio(0.852, 0.0115))).toEqual(['was followed by']);
  });

  test('a fall within what would be expected is said to be that, a larger one is given no reason', () => {
    const range = {
      kind: 'assumed',
      rows: [0.8, 0.95].map((ratio) => ({ label: '', ratio, interval: null })),
    } as const;
    expect(say(visitSentence(withRatio(0.85, 0.02, range)))).toContain(
      'So the fall is within what would be expected',
    );
    expect(say(visitSentence(withRatio(0.6, 0.02, range)))).toContain(
      'The fall is larger than that. Whatever else',
    );
    expect(say(visitSentence(withRatio(0.98, 0.005, range)))).toContain('The fall is smaller than that.');
    expect(say(visitSentence(withRatio(1.2, 0.02, range)))).toContain(
      'a need that was not met before may now be',
    );
  });

  test('with nothing known of what would be expected, the rates stand alone and the reason is given', () => {
    const bare = { ...alone, expected: null };
    expect(visitTitle(bare)).toBe(
      'GP contacts before and after referral: whether they changed cannot be said.',
    );
    const text = say(visitSentence(bare));
    expect(text).toContain(unexpectedSentences(bare)[0]);
    expect(text).toMatch(/There were [\d.]+ GP contacts a year per person before and [\d.]+ after\.$/);
    expect(text).not.toMatch(/%|followed by|rose|fell\b/);
    expect(figures.mayTellChange(bare)).toBe(false);
    expect(figures.differenceSentence(bare)).toBeUndefined();
  });

  test('a sentence of one group cannot be made without the expectation', () => {
    // @ts-expect-error what would be expected anyway may not be left out
    expect(() => followedSentence(alone, null)).toThrow(TypeError);
  });

  test('no visit after is no ratio with an interval of its own', () => {
    const none = oneGroup([{ before: 4, after: 0, yearsBefore: 1, yearsAfter: 1, n: 30 }], alone.expected);
    expect(visitTitle(none)).toMatch(
      /^No GP contacts were counted after referral; .* would be expected anyway\.$/,
    );
    expect(say(visitSentence(none))).toContain(
      'was followed by no GP contacts at all (95% interval of the ratio from 0 to 0.0',
    );
  });

  test('whose comparison group a filter has taken away says so', () => {
    expect(bannerOf({ ...alone, comparisonLost: true }).comparator).toMatchObject({
      there: false,
      says: expect.stringContaining('under the filters chosen') as string,
    });
    expect(unexpectedSentences({ ...alone, comparisonLost: true }).join(' ')).toContain(
      'left under the filters',
    );
  });
});

describe('with a comparison group', () => {
  test('the verb is "probably led to" only where every check was made and passed', () => {
    const clear = withBeyond(0.88, 0.02, [0.85, 0.97]);
    const drift = (preTrend: NonNullable<VisitFinding['beyond']>['preTrend']): VisitFinding => ({
      ...clear,
      beyond: { ...beyondOf(clear), preTrend },
    });
    const { preTrend } = beyondOf(compared);
    if (!usable(preTrend)) throw new Error('the fixture has no test');
    expect(verbsIn(clear)).toEqual(['probably led to']);
    expect(verbsIn({ ...clear, sure: { ...clear.sure, step: 'Limited' } })).toEqual(['may have led to']);
    expect(verbsIn(drift({ ...preTrend, p: 0.049 }))).toEqual(['may have led to']);
    expect(verbsIn(drift(withhold('few_pre_months')))).toEqual(['may have led to']);
    expect(visitDesign(alone)).toBe('one group');
  });

  test('a drift among few people is told as a test that finds too many', () => {
    const arm = (watched: number, of: VisitFinding['referred']) => ({
      ...of,
      watched: { ...of.watched, x: watched },
    });
    const drifting = (watched: number): VisitFinding => ({
      ...compared,
      referred: arm(watched, compared.referred),
      comparison: arm(2000, compared.comparison ?? compared.referred),
      beyond: { ...beyondOf(compared), preTrend: { statistic: 20, df: 8, p: 0.01, months: [-12, -4] } },
    });
    expect(checks.preTrendSentence(drifting(149))).toContain('too often');
    expect(checks.preTrendSentence(drifting(2000))).not.toContain('too often');
  });

  test('the headline is what is beyond its change, with the interval', () => {
    const finding = withBeyond(0.88, 0.0246, [0.852, 0.966]);
    expect(visitTitle(finding)).toBe('GP contacts fell by 12% more than in the comparison group.');
    expect(say(visitSentence(finding))).toContain(
      'referral probably led to 12% fewer GP contacts than the comparison group’s change would have left (95% interval 8% to 16% fewer).',
    );
  });

  test('use that rose by less than elsewhere is not said to have fallen', () => {
    expect(visitTitle(withBeyond(0.88, 0.02, [1.06, 1.2]))).toBe(
      'GP contacts ended 12% below where the change in the comparison group would have put them.',
    );
    expect(visitTitle(withBeyond(1.15, 0.02, [1.2, 1.04]))).toBe(
      'GP contacts rose by 15% more than in the comparison group.',
    );
    expect(visitTitle(withBeyond(1.15, 0.02, [0.69, 0.6]))).toMatch(/ended 15% above where/);
  });

  test('the E-value is given in its own words, and needs nothing where the interval includes 1', () => {
    const clear = withBeyond(0.88, 0.02, [0.85, 0.97]);
    const finding = { ...clear, beyond: { ...beyondOf(clear), eValue: { estimate: 1.52, limit: 1.37 } } };
    expect(checks.eValueSentence(finding)).toContain(
      'linked to both referral and GP contacts by a risk ratio of at least 1.52',
    );
    const unsure = withBeyond(0.98, 0.02, [0.95, 0.97]);
    expect(
      checks.eValueSentence({
        ...unsure,
        beyond: { ...beyondOf(unsure), eValue: { estimate: 1.1, limit: 1 } },
      }),
    ).toContain('nothing unmeasured is needed');
    expect(checks.eValueSentence(alone)).toBeUndefined();
  });
});

test('an interval that includes 1 is too uncertain to say whether use rose or fell, with and without a comparison group', () => {
  for (const finding of [withRatio(0.98, 0.02), withBeyond(0.98, 0.02, [0.95, 0.97])]) {
    for (const text of [visitTitle(finding), say(visitSentence(finding))])
      expect(text).toMatch(/too uncertain to say whether GP contacts rose or fell/i);
    expect(verbsIn(finding)).toEqual([]);
    expect(say(visitSentence(finding))).toMatch(/anything from 6% fewer to 2% more/);
  }
});

test('a withheld ratio says why, and claims nothing', () => {
  for (const finding of [
    { ...compared, beyond: { ...beyondOf(compared), ratio: withhold('none_before') } },
    { ...alone, referred: { ...alone.referred, ratio: withhold('none_before') } },
  ]) {
    expect(visitTitle(finding)).toContain('no visits were counted before, so there is no ratio');
    expect(say(visitSentence(finding))).toContain('Read the difference in visits');
    expect(verbsIn(finding)).toEqual([]);
  }
});

describe('the windows', () => {
  const of = (runUp: VisitFinding['runUp'], before: readonly [number, number]) =>
    windowSentences({
      ...compared,
      runUp,
      windows: { before: { from: before[0], to: before[1] }, after: { from: 1, to: 12 } },
    }).join(' ');

  test('are said with what is left out, and why', () => {
    expect(of('left out', [-12, -4])).toBe(
      'Counted from 12 to 4 months before and from 1 to 12 months after. The three months before referral and the month of referral are left out, because people are referred when they are at their worst, and the referral itself happens at a visit.',
    );
    expect(of('counted', [-12, -1])).toMatch(
      /The month of referral is left out, .* The months just before it are counted/,
    );
    expect(of('cannot be parted', [-12, -1])).toContain('cannot be parted from the run-up');
  });

  test('of other lengths say what the season does', () => {
    expect(unequalSentence(compared)).toContain('9 months long and the one after 12 months');
    expect(
      unequalSentence({
        comparison: null,
        windows: { before: { from: -12, to: -1 }, after: { from: 1, to: 12 } },
      }),
    ).toBeUndefined();
    expect(
      unequalSentence({
        comparison: null,
        windows: { before: { from: -6, to: -4 }, after: { from: 1, to: 3 } },
      }),
    ).toContain('Both windows are 3 months long, less than a year.');
  });

  test('that can reach into the months of the pandemic say so', () => {
    const at = (from: string, to: string) =>
      covidSentence({ scope: evidence.scope, dataset: { ...evidence.dataset, period: { from, to } } }, alone);
    const { from: _, to: __, ...undated } = evidence.scope;
    const free = (from: string, to: string) =>
      covidSentence({ scope: undated, dataset: { ...evidence.dataset, period: { from, to } } }, alone);
    expect(free('2022-08-01', '2024-03-31')).toBeUndefined();
    expect(free('2022-07-31', '2024-03-31')).toContain('between March 2020 and July 2021');
    expect(free('2017-01-01', '2019-02-28')).toBeUndefined();
    expect(free('2017-01-01', '2019-03-01')).toContain('between March 2020 and July 2021');
    expect(at('2017-01-01', '2019-02-28')).toBe(
      evidence.scope.from === undefined ? undefined : at('2010-01-01', '2010-12-31'),
    );
    expect(
      covidSentence({ scope: undated, dataset: { ...evidence.dataset, period: null } }, alone),
    ).toBeUndefined();
  });
});

test('a comparison group is spoken of only where there is one', () => {
  const dataset = { ...evidence.dataset, period: { from: '2020-01-01', to: '2020-12-31' } };
  const { from: _, to: __, ...scope } = evidence.scope;
  const of = (finding: VisitFinding) => [
    unequalSentence(finding) ?? '',
    covidSentence({ dataset, scope }, finding) ?? '',
  ];
  for (const words of of(compared)) expect(words).toContain('The comparison group shares that');
  for (const words of of(alone)) {
    expect(words).not.toContain('comparison group');
    expect(words).toContain('nothing here can take that out');
  }
});

describe('the methods', () => {
  const [first] = alone.methods;
  if (first === undefined || !usable(first.ratio)) throw new Error('the fixture has no headline');
  const method = (id: string, ratio: number) => ({
    ...first,
    id,
    name: `By ${id}`,
    ratio: ratioEstimate(Math.log(ratio), 0.02),
  });

  test('tell one story where all lie on one side of 1, and are named where they do not', () => {
    expect(
      figures.methodsTitle({ ...alone, methods: [method('headline', 0.9), method('model', 0.92)] }),
    ).toBe('Both methods tell one story: a ratio below 1');
    expect(
      figures.methodsTitle({ ...alone, methods: [method('headline', 0.9), method('run-up', 0.99)] }),
    ).toBe('The methods do not tell one story: “By run-up” differs from the headline');
  });

  test('a check is no method: what it finds does not make or break the story', () => {
    const methods = [method('headline', 0.9), method('model', 0.92), method('placebo-6', 1.2)];
    expect(figures.methodsTitle({ ...alone, methods })).toContain('Both methods');
    expect(checks.placeboSentences({ ...alone, methods }).join()).toContain('though nothing was done then');
    expect(checks.placeboSentences({ ...alone, methods: [method('placebo-9', 1.01)] }).join()).toContain(
      'the interval includes 1, as it should',
    );
  });
});

test('one person who makes most visits is told of by the share alone', () => {
  const { largest } = alone.referred;
  if (!usable(largest)) throw new Error('the fixture has no largest share');
  const flagged = {
    ...alone,
    referred: { ...alone.referred, largest: { ...largest, share: 0.34, flagged: true } },
  };
  expect(checks.largestSentence(flagged)).toContain('One person makes 34% of all GP contacts');
  expect(checks.largestSentence(alone)).toMatch(/^No person makes more than \d+%/);
});

test('where referrals are counted, it is said what the intervals allow for, and first referrals are advised', () => {
  expect(checks.clusteredSentence({ ...alone, counted: 'referrals' })).toMatch(
    /different people.*first referrals/,
  );
  expect(checks.clusteredSentence(alone)).toBeUndefined();
});

test('where referrals are counted, whoever visits, and however often, is a person all the same', () => {
  const all: VisitFinding = { ...compared, counted: 'referrals' };
  expect(checks.watchedSentences(all)[0]).toMatch(/referrals (in scope|of)/);
  expect(checks.watchedSentences(all).join(' ')).not.toMatch(/referrals referred|referrals \w+ people/);
  expect(checks.largestSentence(all)).toMatch(/^No person makes more than/);
  expect(figures.spreadSentence(all)).toMatch(/^Of the people, /);
  expect(figures.differenceSentence(all)).toMatch(
    /per person, with all their referrals, .* each person counts alike/,
  );
  expect(say(visitSentence(all))).toMatch(
    /people referred with all their referrals.* a year per referral before/,
  );
});

test('a range of which one end is as many says up to where it goes, and a limit that is not 0 does not read as 0', () => {
  expect(say(fewerRange({ lower: 0.87, upper: 1 }))).toBe('up to 13% fewer');
  expect(say(fewerRange({ lower: 1, upper: 1.2 }))).toBe('up to 20% more');
  expect(say(fewerRange({ lower: 0.97, upper: 1.05 }))).toBe('3% fewer to 5% more');
  expect([0.31, 0.0024, 0.00021, 0.00001].map(ratioLimit)).toEqual([
    '0.31',
    '0.002',
    '0.0002',
    'under 0.0001',
  ]);
});

test('a fall beyond that of too few people is never told, and a group of which nothing was counted is named', () => {
  const few = {
    ...alone,
    referred: { ...alone.referred, watched: { x: 4, n: 9, share: 4 / 9, interval: null } },
  };
  expect(visitTitle(few)).toBe(
    'Too few to say whether GP contacts changed: only 4 people have counts before and after.',
  );
  expect(verbsIn(few)).toEqual([]);
  const five = {
    ...few,
    referred: { ...few.referred, watched: { x: 5, n: 9, share: 5 / 9, interval: null } },
  };
  expect(visitTitle(five)).toBe(visitTitle(alone));
});

test('hidden small numbers and those not watched are counted aloud', () => {
  const some = {
    ...alone,
    referred: { ...alone.referred, hidden: 12, watched: { x: 3900, n: 4000, share: 0.975, interval: null } },
  };
  expect(checks.hiddenUseSentence(some)).toContain('12 people have a small number that the file hides');
  expect(checks.hiddenUseSentence(alone)).toBeUndefined();
  expect(checks.watchedSentences(some)[0]).toContain('The other 100 have no count in one of them');
});

test('nothing said of service use proves, saves or is significant, and no rise is called bad', () => {
  fc.assert(
    fc.property(either, (finding) => {
      const text = sentencesOf(finding).join(' ');
      expect(text).not.toMatch(
        /\b(prove[sdn]?|proof|significant(ly)?|saved?|impact of|due to|thanks to|no change|caused?|resulted in)\b/i,
      );
      expect(text).not.toMatch(/\b(worse(ned)?|bad|poor(er)?|deteriorat\w+|failed to|improve\w*|better)\b/i);
      if (finding.beyond === null) expect(text).not.toMatch(/\bled to\b/);
    }),
    { numRuns: 120 },
  );
});

test('no sentence about service use shows the insides of the program, and each ends as one does', () => {
  fc.assert(
    fc.property(either, (finding) => {
      for (const text of sentencesOf(finding)) {
        expect(text).not.toMatch(
          /NaN|undefined|Infinity|\[object|null|\b1 people|\b1 referrals|\{|\}| {2}|\.\.| ,|-\d/,
        );
        expect(text).toMatch(/^[A-Z\d“]/);
      }
      expect(visitTitle(finding)).toMatch(/\.$/);
      expect(say(visitSentence(finding))).toMatch(/\.$/);
    }),
    { numRuns: 120 },
  );
});

/** Every way a number of the finding may be written: as it is, as a share, as a distance from 1, as a month. */
function writings(finding: VisitFinding): ReadonlySet<string> {
  return new Set(
    numbersIn(finding).flatMap(({ value }) =>
      [value, Math.abs(value), value * 100, Math.abs(1 - value) * 100].flatMap((one) =>
        [0, 1, 2, 3].map((digits) => plain(Math.abs(one), digits)),
      ),
    ),
  );
}

test('every number in the headline stands in the finding', () => {
  fc.assert(
    fc.property(either, (finding) => {
      const known = writings(finding);
      for (const parts of [visitSentence(finding)])
        for (const { kind, text } of parts) {
          if (kind !== 'number') continue;
          for (const found of text.match(/\d[\d,]*(\.\d+)?/g) ?? []) expect(known, text).toContain(found);
        }
      for (const found of visitTitle(finding).match(/\d[\d,]*(\.\d+)?/g) ?? [])
        expect(known).toContain(found);
      const written = visitSentence(finding).flatMap(({ kind, text }) => (kind === 'number' ? [] : [text]));
      expect(written.join(' ').replaceAll('95% interval', '')).not.toMatch(/\d/);
    }),
    { numRuns: 120 },
  );
});
