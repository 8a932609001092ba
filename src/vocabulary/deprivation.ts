/** Fifths of areas by deprivation, most deprived first. */
export const deprivationFifths: readonly string[] = [
  '1 (most deprived fifth)',
  '2',
  '3',
  '4',
  '5 (least deprived fifth)',
];

/** How a file writes deprivation. Which end is most deprived differs between suppliers and cannot be guessed: ask. */
export interface DeprivationScale {
  readonly scale: 'decile' | 'quintile';
  readonly mostDeprivedIs: 1 | 'highest';
}

/** Which fifth a decile (1–10) or quintile (1–5) belongs to; none for anything else. */
export function deprivationFifth(
  value: number,
  { scale, mostDeprivedIs }: DeprivationScale,
): string | undefined {
  const top = scale === 'decile' ? 10 : 5;
  if (!Number.isInteger(value) || value < 1 || value > top) return undefined;
  const fromMost = mostDeprivedIs === 1 ? value : top + 1 - value;
  return deprivationFifths[Math.ceil(fromMost / (top / 5)) - 1];
}
