import { Bar } from './Bar';
import type { Share } from '../evidence/evidence';
import { count, percent, range } from '../evidence/numbers';

/** A share as a bar and in figures; where it is hidden, in words alone. */
export function Followed({ share }: { readonly share: Share }) {
  if (typeof share.share !== 'number') return <span className="hidden-number">{percent(share.share)}</span>;
  return (
    <span className="followed">
      <Bar share={share.share} />
      <span>{percent(share.share)}</span>
    </span>
  );
}

/** "57% to 61%" without its first sign; a limit next to nobody or everybody keeps a decimal, so that it is not called so. */
export function aroundWords({ lower, upper, level }: NonNullable<Share['interval']>): string {
  const digits = upper < 0.005 || lower > 0.995 ? 1 : 0;
  return `${range({ lower: lower * 100, upper: upper * 100, level }, digits)}%`;
}

/** "2,486 of 4,212 (59%, 57% to 61%)": a share with what it rests on. */
export function shareWords(share: Share): string {
  const of = `${count(share.x)} of ${count(share.n)}`;
  if (typeof share.share !== 'number') return of;
  const around = share.interval === null ? '' : `, ${aroundWords(share.interval)}`;
  return `${of} (${percent(share.share)}${around})`;
}
