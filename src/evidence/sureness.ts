import type { Step, Sureness } from './evidence';
import { plain, unitOf } from './numbers';
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

/** As `withinRegressionSays`, of service use. */
export const withinUseSays =
  'The change is no larger than being referred when use is high could give by itself.';

/** Of service use: a fall is expected of people referred when they come most, and without its size no change can be read. */
export const unknownUseSays =
  'One group, and nothing is known here of how much use would have changed anyway.';

/** As `unknownUseSays`, beyond a comparison group. */
const noRatioSays = 'No change beyond the comparison group can be worked out from these counts.';

/** As `noRatioSays`, of scores. */
const noDifferenceSays = 'No difference between the cohorts can be worked out from these scores.';

/** What is told of the same people twice: two scores, or their service use before and after. */
type Told = 'scores' | 'use';

const told: Readonly<
  Record<
    Told,
    {
      readonly have: string;
      readonly one: string;
      readonly kept: string;
      readonly within: string;
      /** Where nothing is known of what would have been anyway, and that alone makes it a description. */
      readonly unknown?: string;
    }
  >
> = {
  scores: {
    have: 'have two scores',
    one: 'Paired scores of one group',
    kept: 'were followed up',
    within: withinRegressionSays,
  },
  use: {
    have: 'were watched before and after',
    one: 'Service use of one group before and after',
    kept: 'were watched before and after',
    within: withinUseSays,
    unknown: unknownUseSays,
  },
};

/** What a comparison's checks found. `failed` names each failed check in words. */
export interface Checks {
  readonly failed: readonly string[];
  /** `unknown`: one is named, and cannot be read or is too uncertain. */
  readonly negativeControl: 'clean' | 'failed' | 'none' | 'unknown';
  readonly eValueOfLimit: number | null;
  readonly missingKeepsSign: boolean;
  /** Whether there is an estimate at all; absent: there is. */
  readonly estimated?: boolean;
  readonly planFrozen: boolean;
  readonly excludesTrivial: boolean;
  readonly balanced: boolean;
}

export interface Arm {
  readonly pairs: number;
  /** Those with a first score. */
  readonly started: number;
}

/** What the step is judged on. `withinRegression` is null where nothing is known of what would be expected anyway. */
export type Grounds =
  | {
      readonly design: 'one group';
      readonly told?: Told;
      readonly counted: Counted;
      readonly arms: readonly [Arm];
      readonly withinRegression: boolean | null;
    }
  | {
      readonly design: 'comparison' | 'randomised';
      readonly told?: Told;
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
  const { have, kept: were } = told[grounds.told ?? 'scores'];
  const more = followUps(grounds);

  if (fewest.pairs < sureRules.fewestPairs) {
    const missing = sureRules.fewestPairs - fewest.pairs;
    return step(
      'Descriptive',
      `Fewer than ${String(sureRules.fewestPairs)} ${grounds.counted} ${have}${arm}.`,
      `${more(missing)} would reach ${String(sureRules.fewestPairs)} ${grounds.counted}.`,
    );
  }
  if (kept(least) < sureRules.descriptiveBelow) {
    return step(
      'Descriptive',
      `Under ${whole(sureRules.descriptiveBelow)} ${were}${arm}.`,
      reaching(least, sureRules.descriptiveBelow, more),
    );
  }
  if (grounds.design === 'one group') return oneGroup(least, grounds);
  return compared(grounds, least);
}

function oneGroup(arm: Arm, grounds: Extract<Grounds, { readonly design: 'one group' }>): Sureness {
  const { one, kept: were, within, unknown } = told[grounds.told ?? 'scores'];
  if (kept(arm) < sureRules.limitedBelow) {
    return step(
      'Descriptive',
      `${one}, under ${whole(sureRules.limitedBelow)} ${were.replace('were ', '')}.`,
      `${reaching(arm, sureRules.limitedBelow, followUps(grounds))} A comparison group would say what would have happened anyway.`,
    );
  }
  if (grounds.withinRegression === true) {
    return step('Descriptive', within, 'A comparison group would say what would have happened anyway.');
  }
  if (grounds.withinRegression === null && unknown !== undefined) {
    return step('Descriptive', unknown, 'A comparison group would say what would have happened anyway.');
  }
  return step(
    'Limited',
    `${one}, without a comparison.`,
    'A comparison group, before and after, would raise it.',
  );
}

function compared(grounds: Exclude<Grounds, { readonly design: 'one group' }>, least: Arm): Sureness {
  const { design, counted, checks } = grounds;
  const { kept: were } = told[grounds.told ?? 'scores'];
  if (checks.estimated === false)
    return step('Descriptive', grounds.told === 'use' ? noRatioSays : noDifferenceSays, null);
  const failed = checks.failed[0];
  if (failed !== undefined)
    return step('Limited', `A check of the comparison failed: ${failed}.`, 'A group more like this one.');
  if (checks.negativeControl === 'failed')
    return step('Limited', 'A check on an outcome that should not change failed.', null);
  if (kept(least) < sureRules.limitedBelow) {
    return step(
      'Limited',
      `Under ${whole(sureRules.limitedBelow)} ${were} in one group.`,
      reaching(least, sureRules.limitedBelow, followUps(grounds)),
    );
  }
  if (design === 'randomised' && checks.balanced && kept(least) > sureRules.randomisedAbove) {
    return step(
      'Stronger',
      `${counted === 'people' ? 'People' : 'Referrals'} were allocated by chance, the groups were alike, and over ${whole(sureRules.randomisedAbove)} ${were}.`,
      null,
    );
  }
  const unexplained = (checks.eValueOfLimit ?? 0) >= sureRules.eValue;
  if (checks.negativeControl !== 'clean' && !unexplained) {
    const isNamed = checks.negativeControl === 'unknown';
    return step(
      'Limited',
      `A modest unmeasured difference could explain it, and ${isNamed ? 'the negative control is too uncertain to rule one out' : 'nothing checks for one'}.`,
      isNamed ? 'A negative control that is known well enough.' : 'A negative control.',
    );
  }
  if (!checks.missingKeepsSign) {
    return step(
      'Limited',
      grounds.told === 'use'
        ? 'The interval includes no change beyond the comparison group’s, so which way use went is not known.'
        : `The answer depends on what is assumed about the ${counted} ${counted === 'people' ? 'who' : 'that'} were lost.`,
      grounds.told === 'use' ? `More ${counted} watched before and after.` : 'More follow-ups.',
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

function reaching(arm: Arm, share: number, more: (n: number) => string): string {
  const missing = Math.ceil(share * arm.started - 1e-9) - arm.pairs;
  return `${more(missing)} would pass ${whole(share)}.`;
}

function whole(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}

/** "42 more follow-ups", or "42 more people watched before and after". */
function followUps({ told: of, counted }: Pick<Grounds, 'told' | 'counted'>): (n: number) => string {
  return (n) => {
    if (of === 'use')
      return `${plain(n, 0)} more ${n === 1 ? unitOf(counted) : counted} watched before and after`;
    return n === 1 ? '1 more follow-up' : `${plain(n, 0)} more follow-ups`;
  };
}

function step(name: Step, because: string, raise: string | null): Sureness {
  return { step: name, because, raise };
}
