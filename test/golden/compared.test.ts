import { describe, expect, test } from 'vitest';
import { comparedInSample } from './sample';
import truth from '../../sample-data/truth.json';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { comparisonSentence, comparisonTitle } from '../../src/evidence/comparisonwords';
import { cautionSentences } from '../../src/evidence/comparisondoubts';
import { say } from '../../src/evidence/phrase';
import { usable } from '../../src/evidence/select';
import { everyone } from '../../src/evidence/scope';

const measureIds = {
  life_satisfaction: 'ons-life-satisfaction',
  worthwhile: 'ons-worthwhile',
  happiness: 'ons-happiness',
  anxiety: 'ons-anxiety',
  swemwbs: 'swemwbs',
  ucla3: 'ucla-3',
} as const;
const measures = Object.keys(measureIds) as (keyof typeof measureIds)[];

const [referred = [], gardening = []] = await comparedInSample([
  { ...everyone, compare: { kind: 'arms' } },
  {
    ...everyone,
    compare: { kind: 'levels', dimension: 'activity', asked: ['Gardening and nature'], against: null },
  },
]);

function estimateOf(finding: ComparisonFinding | undefined, id: string) {
  const found = finding?.estimates.find((one) => one.id === id)?.estimate;
  if (found === undefined || !usable(found)) throw new Error('withheld');
  return found;
}

describe('referred against not yet referred', () => {
  test.each(measures)('the built-in effect on %s lies inside the interval of the headline', (key) => {
    const finding = referred.find(({ measure }) => measure.id === measureIds[key]);
    expect(finding?.gate).toEqual({ opened: true, failed: [] });
    const { interval } = estimateOf(finding, 'doubly-robust');
    const { mean_change: effect } = truth.effects[key].latest.expected;
    expect(interval.lower).toBeLessThan(effect);
    expect(interval.upper).toBeGreaterThan(effect);
  });

  test('those not yet referred start better off, and the raw difference claims more than the headline', () => {
    for (const finding of referred) {
      const raw = estimateOf(finding, 'raw-change').difference;
      expect(Math.abs(raw)).toBeGreaterThan(Math.abs(estimateOf(finding, 'doubly-robust').difference));
    }
  });

  test('a comparison with too few followed up and no negative control stays at Limited, and is worded so', () => {
    for (const finding of referred) {
      expect(finding.sure.step).toBe('Limited');
      expect(say(comparisonSentence(finding))).toContain('may have led to');
    }
  });
});

test('one activity against all others is read with its caution and without a cause', () => {
  const [finding] = gardening;
  if (finding === undefined) throw new Error('nothing was compared');
  expect(finding.gate).toEqual({ opened: true, failed: [] });
  expect(`${comparisonTitle(finding)} ${say(comparisonSentence(finding))}`).not.toMatch(
    /led to|because of|due to/,
  );
  expect(cautionSentences(finding).join(' ')).toContain('People choose their activity');
  const { interval } = estimateOf(finding, 'doubly-robust');
  // No activity was given an effect of its own.
  expect(interval.lower).toBeLessThan(0);
  expect(interval.upper).toBeGreaterThan(0);
});
