import type { Step, Sureness } from './evidence';
import { plain } from './numbers';
import type { Counted } from './scope';

/** The thresholds behind "How sure can we be?", printed on the Methods page. A change here is a change of method. */
export const sureRules = {
  version: 1,
  fewestPairs: 30,
  descriptiveBelow: 0.4,
  limitedBelow: 0.6,
  randomisedAbove: 0.7,
  eValue: 2,
} as const;

/** The one ground that is no threshold; named so that `release` knows it again. */
export const withinRegressionSays =
  'The change is no larger than being referred at a low point could give by itself.';

/** What a comparison's checks found. `failed` names each failed check in words. */
export interface Checks {
  readonly failed: readonly string[];
  readonly negativeControl: 'clean' | 'failed' | 'none';
  readonly eValueOfLimit: number | null;
  readonly missingKeepsSign: boolean;
  readonly planFrozen: boolean;
  readonly excludesTrivial: boolean;
  readonly balanced: boolean;
}

export interface Arm {
  readonly pairs: number;
  /** Those with a first score. */
  readonly started: number;
}

/** What the step is judged on. `withinRegression` is null where no population figure is known. */
export type Grounds =
  | {
      readonly design: 'one group';
      readonly counted: Counted;
      readonly arms: readonly [Arm];
      readonly withinRegression: boolean | null;
    }
  | {
      readonly design: 'comparison' | 'randomised';
      readonly counted: Counted;
      readonly arms: readonly [Arm, Arm];
      readonly checks: Checks;
    };

/**
 * How sure can we be? The first row of the table that fits; how big the effect is plays no part, and no p value raises it.
 * One group is never above Limited.
 */
export function sureness(grounds: Grounds): Sureness {
  const fewest = grounds.arms.toSorted((a, b) => a.pairs - b.pairs)[0] ?? { pairs: 0, started: 0 };
  const least = grounds.arms.toSorted((a, b) => kept(a) - kept(b))[0] ?? fewest;
  const arm = grounds.arms.length > 1 ? ' in one group' : '';

  if (fewest.pairs < sureRules.fewestPairs) {
    const more = sureRules.fewestPairs - fewest.pairs;
    return step(
      'Descriptive',
      `Fewer than ${String(sureRules.fewestPairs)} ${grounds.counted} have two scores${arm}.`,
      `${followUps(more)} would reach ${String(sureRules.fewestPairs)} ${grounds.counted}.`,
    );
  }
  if (kept(least) < sureRules.descriptiveBelow) {
    return step(
      'Descriptive',
      `Under ${whole(sureRules.descriptiveBelow)} were followed up${arm}.`,
      reaching(least, sureRules.descriptiveBelow),
    );
  }
  if (grounds.design === 'one group') return oneGroup(least, grounds.withinRegression);
  return compared(grounds, least);
}

function oneGroup(arm: Arm, withinRegression: boolean | null): Sureness {
  if (kept(arm) < sureRules.limitedBelow) {
    return step(
      'Descriptive',
      `Paired scores of one group, under ${whole(sureRules.limitedBelow)} followed up.`,
      `${reaching(arm, sureRules.limitedBelow)} A comparison group would say what would have happened anyway.`,
    );
  }
  if (withinRegression === true) {
    return step(
      'Descriptive',
      withinRegressionSays,
      'A comparison group would say what would have happened anyway.',
    );
  }
  return step(
    'Limited',
    'Paired scores of one group, without a comparison.',
    'A comparison group, before and after, would raise it.',
  );
}

function compared(
  { design, counted, checks }: Exclude<Grounds, { readonly design: 'one group' }>,
  least: Arm,
): Sureness {
  const failed = checks.failed[0];
  if (failed !== undefined)
    return step('Limited', `A check of the comparison failed: ${failed}.`, 'A group more like this one.');
  if (checks.negativeControl === 'failed')
    return step('Limited', 'A check on an outcome that should not change failed.', null);
  if (kept(least) < sureRules.limitedBelow) {
    return step(
      'Limited',
      `Under ${whole(sureRules.limitedBelow)} were followed up in one group.`,
      reaching(least, sureRules.limitedBelow),
    );
  }
  if (design === 'randomised' && checks.balanced && kept(least) > sureRules.randomisedAbove) {
    return step(
      'Stronger',
      `${counted === 'people' ? 'People' : 'Referrals'} were allocated by chance, the groups were alike, and over ${whole(sureRules.randomisedAbove)} were followed up.`,
      null,
    );
  }
  const unexplained = (checks.eValueOfLimit ?? 0) >= sureRules.eValue;
  if (checks.negativeControl === 'none' && !unexplained) {
    return step(
      'Limited',
      'A modest unmeasured difference could explain it, and nothing checks for one.',
      'A negative control.',
    );
  }
  if (!checks.missingKeepsSign) {
    return step(
      'Limited',
      `The answer depends on what is assumed about the ${counted} ${counted === 'people' ? 'who' : 'that'} were lost.`,
      'More follow-ups.',
    );
  }
  if (checks.planFrozen && checks.excludesTrivial) {
    return step(
      'Stronger',
      'All checks pass, the plan was frozen first, and trivial effects are excluded.',
      null,
    );
  }
  return step(
    'Moderate',
    'A comparison group before and after, and all checks pass.',
    checks.planFrozen
      ? `More ${counted}, so that trivial effects are excluded.`
      : 'A plan frozen before the results.',
  );
}

function kept(arm: Arm): number {
  return arm.started === 0 ? 0 : arm.pairs / arm.started;
}

function reaching(arm: Arm, share: number): string {
  const more = Math.ceil(share * arm.started - 1e-9) - arm.pairs;
  return `${followUps(more)} would pass ${whole(share)}.`;
}

function whole(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}

function followUps(more: number): string {
  return more === 1 ? '1 more follow-up' : `${plain(more, 0)} more follow-ups`;
}

function step(name: Step, because: string, raise: string | null): Sureness {
  return { step: name, because, raise };
}
