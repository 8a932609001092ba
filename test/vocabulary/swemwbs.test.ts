import { expect, test } from 'vitest';
import { isMetricValue, metricFromRaw, swemwbsMetric } from '../../src/vocabulary/swemwbs';

const metrics = swemwbsMetric.map(([, metric]) => metric);

test('the SWEMWBS table has a metric score for every raw total from 7 to 35', () => {
  expect(swemwbsMetric.map(([raw]) => raw)).toEqual(Array.from({ length: 29 }, (_, place) => place + 7));
});

test('the 29 metric scores sum to 585.66', () => {
  expect(Math.round(metrics.reduce((sum, metric) => sum + metric, 0) * 100)).toBe(58566);
});

test('a higher raw total always has a higher metric score, and both scales share their ends', () => {
  metrics.slice(1).forEach((metric, place) => expect(metric).toBeGreaterThan(metrics[place] ?? Infinity));
  expect([metrics[0], metrics.at(-1)]).toEqual([7, 35]);
});

test('the metric scores of raw 23 and 32 are those of the German norms paper', () => {
  expect([metricFromRaw(23), metricFromRaw(32)]).toEqual([20.73, 29.31]);
});

test('a pro-rated or impossible raw total has no metric score', () => {
  expect([6, 36, 20.5, Number.NaN].map(metricFromRaw)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a metric score is known with two decimals or one, and other numbers are not metric scores', () => {
  expect([20.73, 20.7, 7, 35].map(isMetricValue)).toEqual([true, true, true, true]);
  expect([20.5, 21, 36, Number.NaN].map(isMetricValue)).toEqual([false, false, false, false]);
});
