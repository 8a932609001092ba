import type { ScoreColumn } from '../vocabulary/mapping';

/**
 * Whole numbers for the orders of stages, in the same sequence: 0 stays the baseline. Where all are whole they stay as they are;
 * where one is a part of a month (`6 weeks`), the later stages are numbered 1, 2, 3 from the earliest.
 */
export function wholeOrders(orders: readonly number[]): (order: number) => number {
  const later = [...new Set(orders.map(fine))].filter((order) => order > 0).toSorted((a, b) => a - b);
  if (later.every((order) => Number.isInteger(order))) return (order) => order;
  return (order) => later.indexOf(fine(order)) + 1;
}

/** Six weeks and 42 days are one order, however their parts of a month were rounded. */
function fine(order: number): number {
  return Number(order.toFixed(6));
}

export function withWholeOrders(scores: readonly ScoreColumn[]): readonly ScoreColumn[] {
  const whole = wholeOrders(scores.flatMap(({ order }) => order ?? []));
  return scores.map((score) => (score.order === undefined ? score : { ...score, order: whole(score.order) }));
}
