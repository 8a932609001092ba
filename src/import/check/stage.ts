import { placeOf, type ReadPlace } from '../readplace';
import type { Placed } from '../scorecolumns';

/** Where a score stands in time as far as labels tell: 1 the first, 2 a later one, 0 where nothing says. By row, or one for all. */
export function momentOf(read: Placed, { score }: ReadPlace): number | ((row: number) => number) {
  if (score?.order !== undefined) return momentAt(score.order);
  const stage = placeOf(read, 'stage');
  if (stage === undefined) return 0;
  const moments = Uint8Array.from(stage.numbers, momentAt);
  return (row) => moments[stage.codes[row] as number] as number;
}

function momentAt(order: number): number {
  if (Number.isNaN(order)) return 0;
  return order === 0 ? 1 : 2;
}
