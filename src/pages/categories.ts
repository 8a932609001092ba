import type { BandMovement, Count } from '../evidence/evidence';
import { isHidden } from '../evidence/select';

/** How many people with two scores stood in one band, first and last. */
export interface BandShare {
  readonly band: string;
  readonly first: Count;
  readonly last: Count;
  readonly n: Count;
}

function total(counts: readonly Count[]): Count {
  const hidden = counts.find(isHidden);
  return hidden ?? counts.reduce<number>((sum, one) => sum + (isHidden(one) ? 0 : one), 0);
}

/** The bands among those with two scores, `n` in all; a sum with a hidden part in it is hidden. */
export function bandShares({ bands, table }: BandMovement, n: Count): readonly BandShare[] {
  const paired = table.map((row) => row.slice(0, bands.length));
  return bands.map((band, place) => ({
    band,
    first: total(paired[place] ?? []),
    last: total(paired.flatMap((row) => row[place] ?? [])),
    n,
  }));
}
