/**
 * Raw total (7–35, all seven items answered) and its metric score, all 29 of them. Published scoring scripts agree on
 * every value, and the German norms paper of 2024 gives two of them independently (23 and 32). Their sum is 585.66.
 */
export const swemwbsMetric: readonly (readonly [raw: number, metric: number])[] = [
  [7, 7.0],
  [8, 9.51],
  [9, 11.25],
  [10, 12.4],
  [11, 13.33],
  [12, 14.08],
  [13, 14.75],
  [14, 15.32],
  [15, 15.84],
  [16, 16.36],
  [17, 16.88],
  [18, 17.43],
  [19, 17.98],
  [20, 18.59],
  [21, 19.25],
  [22, 19.98],
  [23, 20.73],
  [24, 21.54],
  [25, 22.35],
  [26, 23.21],
  [27, 24.11],
  [28, 25.03],
  [29, 26.02],
  [30, 27.03],
  [31, 28.13],
  [32, 29.31],
  [33, 30.7],
  [34, 32.55],
  [35, 35.0],
];

const metricOfRaw: ReadonlyMap<number, number> = new Map(swemwbsMetric);

/** The metric score of a raw total; none for a pro-rated or impossible total, because none is defined. */
export function metricFromRaw(raw: number): number | undefined {
  return metricOfRaw.get(raw);
}

/** Whether a number can be a metric score, within the rounding of one decimal place that some exports apply. */
export function isMetricValue(value: number): boolean {
  return swemwbsMetric.some(([, metric]) => Math.abs(metric - value) <= 0.05 + 1e-9);
}
