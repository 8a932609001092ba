import { middleHalf } from '../../src/evidence/differencelimits';
import type { Difference } from '../../src/stats/difference';
import { isWithheld, type Interval, type Result } from '../../src/stats/result';

export type Figure = number | null | readonly (number | null)[];

/** What a method says, each figure by its name in comparison.R; or the reason why it says nothing. */
export type Figures = Readonly<Record<string, Figure>> | { readonly withheld: string };

export type Findings = Readonly<Record<string, Figures>>;

export function figures<T extends object>(
  found: Result<T>,
  of: (found: T) => Readonly<Record<string, Figure>>,
): Figures {
  return isWithheld(found) ? { withheld: found.withheld } : of(found);
}

export function limits({ lower, upper }: Interval): { readonly lower: number; readonly upper: number } {
  return { lower, upper };
}

/** A difference with all that comparison.R says of one, the 50% interval of the charts with it. */
export function differenceFigures({ difference, se, t, df, p, interval }: Difference) {
  const middle = middleHalf({ difference, se, t, df, p, interval });
  return {
    ...{ difference, se, t, df, p, ...limits(interval) },
    ...(middle === null ? {} : { middle_lower: middle.lower, middle_upper: middle.upper }),
  };
}

/** How far a method is from R, relative to what R says; figures under a thousandth relative to that, p values to their own size. */
export interface Gap {
  readonly gap: number;
  readonly figures: number;
  readonly where: string;
}

function apart(key: string, ours: number | null, wanted: number | null): number {
  if (ours === null || wanted === null) return ours === wanted ? 0 : Infinity;
  const isP = key === 'p' || key.startsWith('p_') || key.endsWith('_p');
  return Math.abs(ours - wanted) / Math.max(Math.abs(wanted), isP ? 1e-300 : 1e-3);
}

const listOf = (figure: Figure): readonly (number | null)[] =>
  Array.isArray(figure) ? (figure as readonly (number | null)[]) : [figure as number | null];

/** Every figure that R gives has to be there; figures of ours that R does not give are a fault as well. */
export function gapOf(ours: Figures | undefined, wanted: Figures): Gap {
  if (ours === undefined) return { gap: Infinity, figures: 0, where: 'not estimated' };
  if ('withheld' in wanted || 'withheld' in ours) {
    const [said, asked] = [JSON.stringify(ours), JSON.stringify(wanted)];
    const same = 'withheld' in ours && 'withheld' in wanted && ours.withheld === wanted.withheld;
    return {
      gap: same ? 0 : Infinity,
      figures: 1,
      where: same ? '' : `${said} against ${asked}`.slice(0, 200),
    };
  }
  const odd = Object.keys(ours).find((key) => !(key in wanted));
  if (odd !== undefined) return { gap: Infinity, figures: 0, where: `R has no ${odd}` };
  let worst: Gap = { gap: 0, figures: 0, where: '' };
  let count = 0;
  for (const [key, figure] of Object.entries(wanted)) {
    const there = ours[key];
    const [mine, theirs] = [there === undefined ? [] : listOf(there), listOf(figure)];
    if (mine.length !== theirs.length)
      return {
        gap: Infinity,
        figures: 0,
        where: `${key}: ${String(mine.length)} figures, R has ${String(theirs.length)}`,
      };
    theirs.forEach((one, i) => {
      const gap = apart(key, mine[i] ?? null, one);
      count += 1;
      if (!(gap <= worst.gap))
        worst = { gap, figures: 0, where: `${key}: ${String(mine[i] ?? null)} against ${String(one)}` };
    });
  }
  return { ...worst, figures: count };
}
