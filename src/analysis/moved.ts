import type { Move } from './distribution';
import { shareOf } from './share';
import type { Moved, Share } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { describe } from '../stats/describe';
import type { Proportion } from '../stats/proportion';
import { jacobsonTruax, reliableChange } from '../stats/reliable';
import { isWithheld, type Result, type Weighted, withhold } from '../stats/result';
import type { Measure } from '../vocabulary/measures';

export interface NamedMove extends Move {
  readonly kind: Moved['kind'];
  readonly basis: string;
  readonly verified: boolean;
}

/** The published threshold, else the computed index from a reliability, else nothing: never a number out of the air. */
export function moveOf(measure: Measure, allFirst: readonly Weighted[]): Result<NamedMove> {
  const threshold = measure.thresholds[0];
  if (threshold !== undefined) {
    const reliable = threshold.basis === 'reliable change' && threshold.verified;
    return {
      points: threshold.points,
      rule: 'at least',
      kind: reliable ? 'reliable change' : 'moved by at least',
      basis: threshold.note,
      verified: threshold.verified,
    };
  }
  if (measure.reliability === null || measure.kind === 'ordinal') return withhold('no_reliability');
  const spread = describe(allFirst);
  if (isWithheld(spread)) return spread;
  const index = jacobsonTruax(spread.sd, measure.reliability.value);
  if (isWithheld(index)) return index;
  return {
    points: index.threshold,
    rule: 'more than',
    kind: 'reliable change',
    basis: `Reliable change index, reliability ${String(measure.reliability.value)}`,
    verified: measure.reliability.verified,
  };
}

/** Improved, neither and worsened by that threshold; shares of referrals have no interval. */
export function movedOf(
  changed: readonly Weighted[],
  measure: Measure,
  move: Result<NamedMove>,
  counted: Counted,
): Moved {
  if (isWithheld(move))
    return { kind: 'moved by at least', points: null, basis: '', verified: false, counts: move };
  const counts = reliableChange(changed, {
    threshold: move.points,
    rule: move.rule,
    betterIs: measure.better,
  });
  const { kind, points, basis, verified } = move;
  const share = ({ x, n }: Proportion): Share => shareOf(x, n, counted);
  return {
    kind,
    points,
    basis,
    verified,
    counts: isWithheld(counts)
      ? counts
      : {
          improved: share(counts.improved),
          unchanged: share(counts.unchanged),
          worsened: share(counts.worsened),
        },
  };
}
