import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Arm, type Checks, type Grounds, sureness, sureRules } from '../../src/evidence/sureness';

const passing: Checks = {
  failed: [],
  negativeControl: 'clean',
  eValueOfLimit: 1.4,
  missingKeepsSign: true,
  planFrozen: false,
  excludesTrivial: false,
  balanced: true,
};
const good: Arm = { pairs: 700, started: 1000 };

function one(pairs: number, started: number, withinRegression: boolean | null = false) {
  return sureness({ design: 'one group', counted: 'people', arms: [{ pairs, started }], withinRegression });
}

function two(checks: Partial<Checks> = {}, arms: readonly [Arm, Arm] = [good, good]) {
  return sureness({ design: 'comparison', counted: 'people', arms, checks: { ...passing, ...checks } });
}

describe('one group', () => {
  test.each([
    ['29 pairs of 29', 29, 29, 'Descriptive'],
    ['30 pairs of 30', 30, 30, 'Limited'],
    ['39.9% followed up', 399, 1000, 'Descriptive'],
    ['40% followed up', 400, 1000, 'Descriptive'],
    ['59.9% followed up', 599, 1000, 'Descriptive'],
    ['60% followed up', 600, 1000, 'Limited'],
    ['nobody', 0, 0, 'Descriptive'],
    ['everybody, of very many', 100_000, 100_000, 'Limited'],
  ] as const)('%s is %s of %s: %s', (_, pairs, started, step) => {
    expect(one(pairs, started).step).toBe(step);
  });

  test('a change within what being referred at a low point gives is Descriptive, however well followed up', () => {
    expect(one(900, 1000, true)).toMatchObject({
      step: 'Descriptive',
      because: expect.stringContaining('low point'),
    });
    expect(one(900, 1000, null).step).toBe('Limited');
  });

  test('of service use is Descriptive where nothing is known of what would be anyway; of scores it stays Limited', () => {
    const use = (withinRegression: boolean | null) =>
      sureness({ design: 'one group', told: 'use', counted: 'people', arms: [good], withinRegression });
    expect(use(null)).toMatchObject({
      step: 'Descriptive',
      because: expect.stringContaining('nothing is known') as string,
      raise: expect.stringContaining('comparison group') as string,
    });
    expect(use(false).step).toBe('Limited');
    expect(one(700, 1000, null).step).toBe('Limited');
  });

  test('is never above Limited', () => {
    for (const pairs of [0, 29, 30, 400, 600, 999, 1000])
      for (const within of [true, false, null])
        expect(['Descriptive', 'Limited']).toContain(one(pairs, 1000, within).step);
  });

  test('says what caps it and what would raise it, in follow-ups', () => {
    expect(one(558, 1000).raise).toMatch(/^42 more follow-ups would pass 60%\./);
    expect(one(599, 1000).raise).toMatch(/^1 more follow-up would pass 60%\./);
    expect(one(14, 38)).toEqual({
      step: 'Descriptive',
      because: 'Fewer than 30 people have two scores.',
      raise: '16 more follow-ups would reach 30 people.',
    });
    expect(one(399, 1000)).toMatchObject({
      because: 'Under 40% were followed up.',
      raise: '1 more follow-up would pass 40%.',
    });
  });

  test('the follow-ups it asks for are enough, and one fewer is not', () => {
    for (const [pairs, started] of [
      [31, 70],
      [500, 999],
      [45, 111],
      [300, 501],
    ] as const) {
      const more = Number(/^\d+/.exec(one(pairs, started).raise ?? '')?.[0]);
      expect(one(pairs + more, started).step).toBe('Limited');
      expect(one(pairs + more - 1, started).step).toBe('Descriptive');
    }
  });
});

test('where referrals are counted, it speaks of referrals and never of people', () => {
  const grounds = { counted: 'referrals', arms: [{ pairs: 14, started: 38 }] } as const;
  const found = sureness({ ...grounds, design: 'one group', withinRegression: null });
  expect(found).toMatchObject({
    because: 'Fewer than 30 referrals have two scores.',
    raise: '16 more follow-ups would reach 30 referrals.',
  });
  for (const checks of [{ missingKeepsSign: false }, { planFrozen: true }]) {
    const said = sureness({
      design: 'comparison',
      counted: 'referrals',
      arms: [good, good],
      checks: { ...passing, ...checks },
    });
    expect(`${said.because} ${said.raise ?? ''}`).toMatch(/referrals/);
    expect(`${said.because} ${said.raise ?? ''}`).not.toMatch(/people/i);
  }
});

describe('a comparison', () => {
  test.each([
    ['29 pairs in one arm', { pairs: 29, started: 30 }, 'Descriptive'],
    ['30 pairs in one arm', { pairs: 30, started: 30 }, 'Moderate'],
    ['39.9% followed up in one arm', { pairs: 399, started: 1000 }, 'Descriptive'],
    ['40% followed up in one arm', { pairs: 400, started: 1000 }, 'Limited'],
    ['59.9% followed up in one arm', { pairs: 599, started: 1000 }, 'Limited'],
    ['60% followed up in one arm', { pairs: 600, started: 1000 }, 'Moderate'],
  ] as const)('with %s is %s: %s', (_, arm, step) => {
    expect(two({}, [good, arm]).step).toBe(step);
    expect(two({}, [arm, good]).step).toBe(step);
  });

  test.each([
    ['every check passing and a clean negative control', {}, 'Moderate'],
    ['a failed check', { failed: ['the groups differ in age'] }, 'Limited'],
    [
      'no negative control and an E-value under 2',
      { negativeControl: 'none', eValueOfLimit: 1.99 },
      'Limited',
    ],
    ['no negative control and no E-value', { negativeControl: 'none', eValueOfLimit: null }, 'Limited'],
    ['no negative control and an E-value of 2', { negativeControl: 'none', eValueOfLimit: 2 }, 'Moderate'],
    ['a failed negative control', { negativeControl: 'failed', eValueOfLimit: 5 }, 'Limited'],
    ['a sign that the people lost could turn', { missingKeepsSign: false }, 'Limited'],
    ['a frozen plan alone', { planFrozen: true }, 'Moderate'],
    ['trivial effects excluded, but no plan', { excludesTrivial: true }, 'Moderate'],
    ['a frozen plan and trivial effects excluded', { planFrozen: true, excludesTrivial: true }, 'Stronger'],
  ] as const)('with %s is %s', (_, checks, step) => {
    expect(two(checks).step).toBe(step);
  });

  test('without an estimate is Descriptive, whatever its checks say', () => {
    expect(two({ estimated: false }).step).toBe('Descriptive');
    expect(two({ estimated: true })).toEqual(two());
  });

  test('of service use whose interval includes no change does not blame people who were lost', () => {
    const found = sureness({
      design: 'comparison',
      told: 'use',
      counted: 'people',
      arms: [good, good],
      checks: { ...passing, missingKeepsSign: false },
    });
    expect(found.step).toBe('Limited');
    expect(found.because).not.toContain('lost');
    expect(found.because).toContain('which way use went is not known');
  });

  test('names the check that failed', () => {
    expect(two({ failed: ['the groups differ in age'] }).because).toContain('the groups differ in age');
  });

  test('with a frozen plan is raised by more people, not by a plan', () => {
    expect(two({ planFrozen: true }).raise).toMatch(/More people/);
    expect(two({}).raise).toMatch(/plan/);
  });
});

describe('a randomised trial', () => {
  const trial = (checks: Partial<Checks>, pairs: number) =>
    sureness({
      design: 'randomised',
      counted: 'people',
      arms: [good, { pairs, started: 1000 }],
      checks: { ...passing, negativeControl: 'none', ...checks },
    }).step;

  test('is Stronger with balanced arms and more than 70% kept in each, and 70% is not more', () => {
    const kept: Arm = { pairs: 701, started: 1000 };
    const step = sureness({
      design: 'randomised',
      counted: 'people',
      arms: [kept, kept],
      checks: { ...passing, negativeControl: 'none' },
    }).step;
    expect(step).toBe('Stronger');
    expect(trial({}, 701)).toBe('Limited');
  });

  test('counts as a comparison where the arms are unlike or too few were kept', () => {
    expect(trial({ balanced: false, negativeControl: 'clean' }, 900)).toBe('Moderate');
    expect(trial({ failed: ['retention differs by 25 points'] }, 900)).toBe('Limited');
    expect(trial({}, 399)).toBe('Descriptive');
  });
});

test('no p value is a ground: neither the type nor a p put in by force changes the step', () => {
  type Keys<T> = T extends unknown ? keyof T : never;
  expectTypeOf<
    Extract<Keys<Grounds> | keyof Arm | keyof Checks, 'p' | 'pHolm' | 't' | 'mean'>
  >().toEqualTypeOf<never>();
  const grounds: Grounds = {
    design: 'one group',
    counted: 'people',
    arms: [{ pairs: 100, started: 110 }],
    withinRegression: false,
  };
  const forced: Grounds = Object.assign({}, grounds, { p: 1e-30 });
  expect(sureness(forced)).toEqual(sureness(grounds));
});

test('the printed thresholds are those of the rules', () => {
  expect(sureRules).toEqual({
    version: 1,
    fewestPairs: 30,
    descriptiveBelow: 0.4,
    limitedBelow: 0.6,
    randomisedAbove: 0.7,
    eValue: 2,
  });
});
