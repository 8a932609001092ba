import { expect, test } from 'vitest';
import { evidence } from './fixture';
import type { OutcomeFinding } from '../../src/evidence/evidence';
import { isHidden, leadOutcome, usable } from '../../src/evidence/select';
import { withhold } from '../../src/stats/result';

function leadOf(outcomes: readonly OutcomeFinding[]): string | undefined {
  return leadOutcome({ ...evidence, outcomes })?.measure.id;
}

function withoutEstimate(finding: OutcomeFinding): OutcomeFinding {
  return { ...finding, overall: { ...finding.overall, change: withhold('no_pairs') } };
}

const [swemwbs, ...others] = evidence.outcomes;

test('SWEMWBS leads where it has an estimate, wherever it stands and however few are behind it', () => {
  expect(leadOf(evidence.outcomes.toReversed())).toBe('swemwbs');
});

test('without an estimate on SWEMWBS the measure with the most pairs leads', () => {
  if (swemwbs === undefined) throw new Error('the fixture has no outcome');
  expect(leadOf([withoutEstimate(swemwbs), ...others])).toBe('ons-life-satisfaction');
  expect(leadOf(others.toReversed())).toBe('ons-life-satisfaction');
});

test('a measure without an average leads only where no measure has one', () => {
  const ordinal = evidence.outcomes.filter(({ measure }) => measure.kind === 'ordinal');
  const few = evidence.outcomes.filter(({ measure }) => measure.id === 'ucla-3');
  expect(leadOf([...ordinal, ...few])).toBe('ucla-3');
  expect(leadOf(ordinal)).toBe('ons-loneliness');
  expect(leadOf([])).toBeUndefined();
});

test('a withheld estimate is not usable and a withheld count is hidden, whatever the reason', () => {
  expect(usable(withhold('ordinal'))).toBe(false);
  expect(usable({ lower: 0, upper: 1 })).toBe(true);
  expect([isHidden(0), isHidden(withhold('no_pairs'))]).toEqual([false, true]);
});
