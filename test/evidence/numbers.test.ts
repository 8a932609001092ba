import { expect, test } from 'vitest';
import { outcome } from './fixture';
import { cardOf } from '../../src/evidence/card';
import {
  asDefined,
  count,
  day,
  digitsFor,
  people,
  percent,
  plain,
  pValue,
  range,
  signed,
  withheldShort,
  withheldWords,
  peopleOf,
} from '../../src/evidence/numbers';
import { withhold } from '../../src/stats/result';
import { measures } from '../../src/vocabulary/measures';

test('a number has its decimals, a comma at thousands and a true minus; a rounded zero has no sign', () => {
  expect([plain(2.345), plain(-2.345), plain(1234567.8, 0), plain(-0.04), plain(0)]).toEqual([
    '2.3',
    '−2.3',
    '1,234,568',
    '0.0',
    '0.0',
  ]);
  expect([signed(0.5), signed(-0.5), signed(0.04), signed(-0.04), signed(0)]).toEqual([
    '+0.5',
    '−0.5',
    '0.0',
    '0.0',
    '0.0',
  ]);
});

test('a share is 0% or 100% only when it is exactly that', () => {
  expect(
    [0, 0.0001, 0.0049, 0.005, 0.014, 0.5, 0.994, 0.995, 0.9999, 1].map((share) => percent(share)),
  ).toEqual(['0%', 'under 1%', 'under 1%', '1%', '1%', '50%', '99%', 'over 99%', 'over 99%', '100%']);
  expect(percent(withhold('small_number'))).toBe('hidden, few people');
});

test('a p value is never 0', () => {
  expect([0, 0.0004, 0.001, 0.0123, 0.0999, 0.1, 0.876, 1].map(pValue)).toEqual([
    'p < 0.001',
    'p < 0.001',
    'p = 0.001',
    'p = 0.012',
    'p = 0.100',
    'p = 0.10',
    'p = 0.88',
    'p = 1.00',
  ]);
});

test('people are counted in grammar', () => {
  expect([people(0), people(1), people(2), people(4740), people(withhold('small_number'))]).toEqual([
    '0 people',
    '1 person',
    '2 people',
    '4,740 people',
    'few people',
  ]);
  expect(count(4740)).toBe('4,740');
  expect(count(withhold('no_norm'))).toBe('not shown');
});

test('a day is said without a time zone', () => {
  expect([day('2024-04-01'), day('2021-12-31')]).toEqual(['1 April 2024', '31 December 2021']);
});

test('an interval is said from its lower to its upper limit', () => {
  expect(range({ lower: -0.31, upper: 2.76, level: 0.95 })).toBe('−0.3 to 2.8');
});

test('the end of a scale is said as it is defined', () => {
  expect([7, 35, -0.594, 4.3, 1.96].map(asDefined)).toEqual(['7', '35', '−0.594', '4.3', '1.96']);
});

test('short scales get more decimals', () => {
  expect(digitsFor(outcome('swemwbs').measure)).toBe(1);
  expect(digitsFor(outcome('ucla-3').measure)).toBe(2);
  const index = measures.find(({ id }) => id === 'eq5d-index');
  expect(index && digitsFor(cardOf(index))).toBe(3);
});

test('a withheld number says why and what to do, and how many only where these are the reason', () => {
  expect(withheldWords(withhold('too_few', 1))).toContain('(1 person)');
  expect(withheldWords(withhold('too_few', 2))).toContain('(2 people)');
  expect(withheldWords(withhold('ordinal', 2190))).toBe(
    'Not shown: an average of answer categories misleads. Read the shares in each category.',
  );
  expect(withheldShort(withhold('ordinal'))).toBe('not shown');
});

test('a count says what it counts, and one is one', () => {
  expect([peopleOf('people', 1), peopleOf('referrals', 1)]).toEqual(['1 person', '1 referral']);
  expect([peopleOf('people', 4740), peopleOf('referrals', 4740)]).toEqual([
    '4,740 people',
    '4,740 referrals',
  ]);
  expect(peopleOf('referrals', withhold('small_number'))).toBe('few referrals');
  expect(withheldWords(withhold('too_few', 4), 'referrals')).toBe(
    'Not shown: too few referrals to estimate (4 referrals). Combine groups, or follow up more.',
  );
  expect(percent(withhold('small_number'), 'referrals')).toBe('hidden, few referrals');
});
