import type { ExpectedUse, VisitArm } from './visits';
import { expectedAssumed } from '../stats/expectedassumed';
import { isWithheld } from '../stats/result';
import { plausibleUse } from '../vocabulary/servicenames';

/**
 * What ratio would be expected over a grid of what is not known of how much people use a service in general? Only of means below the use
 * before: whoever is referred when use is high comes from people who use it less, and a higher mean would turn every fall into a surprise.
 * Null where nothing is known of the service, and where no known mean is lower.
 */
export function assumedUse(service: string, before: VisitArm['before']): ExpectedUse | null {
  const means = plausibleUse(service);
  if (isWithheld(before) || means === undefined) return null;
  const lower = means.rates.filter((mean) => mean < before.rate);
  const cells = expectedAssumed({ before: before.rate, populationMeans: lower });
  if (isWithheld(cells)) return null;
  return {
    kind: 'assumed',
    rows: cells.map(({ reliability, populationMean, ratio }) => ({
      label: `use ${String(Math.round(reliability * 100))}% alike from window to window, ${String(populationMean)} a year in general`,
      ratio,
      interval: null,
    })),
  };
}

/** Whether means are known of the service, and none of them is below the use before. */
export function usesLittle(service: string, before: VisitArm['before']): boolean {
  const means = plausibleUse(service);
  return means !== undefined && !isWithheld(before) && means.rates.every((mean) => mean >= before.rate);
}
