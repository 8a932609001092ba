import type { Bin } from '../evidence/evidence';
import type { Weighted } from '../stats/result';
import type { Measure } from '../vocabulary/measures';

/** A move that counts: at least, or more than, so many points. */
export interface Move {
  readonly points: number;
  readonly rule: 'at least' | 'more than';
}

const rounding = 1e-9;

/**
 * The changes in classes of equal width, centred on no change and mirrored about it, so that neither side is favoured. Where a
 * move is defined, a class edge lies at it.
 */
export function distributionOf(
  changes: readonly Weighted[],
  measure: Measure,
  move: Move | null,
): readonly Bin[] {
  if (changes.length === 0) return [];
  const furthest = Math.max(...changes.map(({ value }) => Math.abs(value)));
  const width = widthFor(measure, move, furthest);
  const counts = new Map<number, number>();
  for (const { value, n } of changes) {
    const at = classOf(value, width);
    counts.set(at, (counts.get(at) ?? 0) + n);
  }
  const low = Math.min(...counts.keys());
  const high = Math.max(...counts.keys());
  return Array.from({ length: high - low + 1 }, (_, step) => {
    const at = low + step;
    const from = (at - 0.5) * width;
    const to = (at + 0.5) * width;
    return { from, to, n: counts.get(at) ?? 0, kind: kindOf(from, to, measure, move) };
  });
}

/** Ties at an edge go outwards, which is where "at least" puts them. */
function classOf(change: number, width: number): number {
  return Math.sign(change) * Math.floor(Math.abs(change) / width + 0.5 + rounding);
}

function widthFor(measure: Measure, move: Move | null, furthest: number): number {
  const most = 30;
  if (measure.step === 1) {
    const edge =
      move === null
        ? null
        : move.rule === 'at least'
          ? 2 * Math.ceil(move.points) - 1
          : 2 * Math.floor(move.points) + 1;
    const odd = [1, 3, 5, 7, 9, 11, 13, 15].filter((width) => edge === null || edge % width === 0);
    return odd.find((width) => (2 * furthest) / width + 1 <= most) ?? odd.at(-1) ?? 1;
  }
  const fine = (2 * furthest) / most;
  if (move === null) return niceAbove(fine);
  for (let classes = 12; classes >= 0; classes -= 1) {
    const width = move.points / (classes + 0.5);
    if (width >= fine) return width;
  }
  return move.points * 2;
}

function niceAbove(width: number): number {
  if (width <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(width));
  return power * ([1, 2, 5].find((step) => step * power >= width) ?? 10);
}

function kindOf(from: number, to: number, measure: Measure, move: Move | null): Bin['kind'] {
  if (move === null) return 'unchanged';
  const edge =
    measure.step === 1
      ? move.rule === 'at least'
        ? move.points - 0.5
        : Math.floor(move.points) + 0.5
      : move.points;
  const rose = measure.better === 'higher' ? 'improved' : 'worsened';
  const fell = measure.better === 'higher' ? 'worsened' : 'improved';
  if (from >= edge - rounding) return rose;
  if (to <= -edge + rounding) return fell;
  if (from >= -edge - rounding && to <= edge + rounding) return 'unchanged';
  return 'mixed';
}
