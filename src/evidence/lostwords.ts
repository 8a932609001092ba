import type { Outcome } from './evidence';
import type { Counted } from './scope';

/** "Two in five", for a share; the nearest simple fraction. */
export function fractionWords(share: number): string {
  const fractions: readonly (readonly [number, string])[] = [
    [0.05, 'One in twenty'],
    [0.1, 'One in ten'],
    [0.2, 'One in five'],
    [0.25, 'One in four'],
    [1 / 3, 'One in three'],
    [0.4, 'Two in five'],
    [0.5, 'Half'],
    [0.6, 'Three in five'],
    [2 / 3, 'Two in three'],
    [0.75, 'Three in four'],
    [0.8, 'Four in five'],
    [0.9, 'Nine in ten'],
  ];
  if (share < 0.025) return 'Few';
  if (share > 0.95) return 'Almost all';
  const nearest = fractions.toSorted((a, b) => Math.abs(a[0] - share) - Math.abs(b[0] - share))[0];
  return nearest?.[1] ?? 'Some';
}

/** The share of those with a first score who have no usable last one; undefined where it is hidden. */
export function lostShare(outcome: Outcome): number | undefined {
  const { share } = outcome.followedUp;
  return typeof share === 'number' ? 1 - share : undefined;
}

/** Who is missing, beside a headline. */
export function lostSentence(outcome: Outcome, counted: Counted): string {
  const lost = lostShare(outcome);
  if (lost === undefined) return '';
  const every = counted === 'people' ? 'Everyone' : 'Every referral';
  if (lost === 0) return ` ${every} has a usable second score.`;
  if (lost < 0.025) return ` Almost ${every.toLowerCase()} has a usable second score.`;
  return ` ${fractionWords(lost)} have no usable second score.`;
}
