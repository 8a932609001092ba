import { hiddenCount, isMissing } from '../vocabulary/cells';
import type { Mapping } from '../vocabulary/mapping';
import type { Measure } from '../vocabulary/measure';
import { metricFromRaw, swemwbsMetric, isMetricValue } from '../vocabulary/swemwbs';
import { isBlank, type Reading } from './reading';

/** On which scale the totals of a measure are: only SWEMWBS has two. */
export type Scale = 'raw' | 'metric' | undefined;

const plainNumber = { '.': /^[+-]?(?:\d+\.?\d*|\.\d+)$/, ',': /^[+-]?(?:\d+,?\d*|,\d+)$/ } as const;

/** The number a cell holds, and nothing but a number; none for words, units, fractions and the other decimal mark. */
export function numberIn(cell: string, decimal: Mapping['decimal']): number | undefined {
  const text = cell
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace('\u2212', '-');
  return plainNumber[decimal].test(text) ? Number(text.replace(',', '.')) : undefined;
}

/**
 * The score a cell holds on the charted scale of `measure`. Never a number: a blank, a word for no answer, a hidden small number,
 * anything that is not a number alone, and a number outside the measure's range.
 */
export function readScore(
  cell: string,
  measure: Measure,
  decimal: Mapping['decimal'],
  scale: Scale,
): Reading {
  if (isBlank(cell)) return { problem: 'blank' };
  if (isMissing(cell)) return { problem: 'not_answered' };
  if (hiddenCount(cell) !== undefined) return { problem: 'suppressed' };
  const number = numberIn(cell, decimal);
  if (number === undefined) return { problem: 'not_a_number' };
  if (number < measure.range[0] || number > measure.range[1]) return { problem: 'out_of_range' };
  if (scale === 'raw') {
    const metric = metricFromRaw(number);
    return metric === undefined ? { problem: 'out_of_range' } : { number: metric };
  }
  if (scale === 'metric') {
    const metric = isMetricValue(number) ? nearestMetric(number) : undefined;
    return metric === undefined ? { problem: 'not_metric' } : { number: metric };
  }
  return { number };
}

function nearestMetric(value: number): number | undefined {
  return swemwbsMetric.find(([, metric]) => Math.abs(metric - value) <= 0.05 + 1e-9)?.[1];
}

/**
 * Which SWEMWBS scale cells with these counts are on when nobody has said. Only the metric scale has fractions, and on it only
 * 7 and 35 are whole; so the kind that is more frequent decides, and the other kind is set aside. All whole: raw, `unsure`.
 */
export function scaleIn(
  cells: Iterable<{ readonly raw: string; readonly n: number }>,
  decimal: Mapping['decimal'],
): { readonly scale: 'raw' | 'metric'; readonly unsure: boolean } {
  let metric = 0;
  let whole = 0;
  for (const { raw, n } of cells) {
    const number = numberIn(raw, decimal);
    if (number === undefined || number < 7 || number > 35) continue;
    if (!Number.isInteger(number)) metric += isMetricValue(number) ? n : 0;
    else if (number !== 7 && number !== 35) whole += n;
  }
  return { scale: metric > whole ? 'metric' : 'raw', unsure: metric === 0 };
}
