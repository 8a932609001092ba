import { splitOf } from './groups';
import { outcomeOf } from './outcome';
import type { AllTallies } from './tallies';
import { cardOf } from '../evidence/card';
import type { Outcome, OutcomeFinding, Sureness } from '../evidence/evidence';
import { correctMovements } from '../evidence/movementfamily';
import { type Counted, countedIn, type Scope } from '../evidence/scope';
import { sureness } from '../evidence/sureness';
import { holm } from '../stats/adjust';
import { isWithheld, type Result, withhold } from '../stats/result';
import type { Measure } from '../vocabulary/measures';

/**
 * How much did people change on each measure, who was lost, and how sure can one be? One finding per measure, for everybody and
 * by the dimension in the scope; the tests of difference and those between bands are Holm-corrected over the measures.
 */
export function outcomesOf(
  tallies: AllTallies,
  measures: readonly Measure[],
  scope: Scope,
  custom: ReadonlySet<string>,
): readonly OutcomeFinding[] {
  const found = measures.map((measure) => ({
    measure,
    overall: outcomeOf(tallies.of(measure.id), measure),
    split: splitOf(tallies, measure, scope),
  }));
  const corrected = holm(
    found.map(({ split }) => (split === null || isWithheld(split.difference) ? null : split.difference.p)),
  );
  const counted = countedIn(scope);
  const findings = found.map(({ measure, overall, split }, at) => {
    const pHolm = corrected[at];
    return {
      id: `outcomes.${measure.id}`,
      measure: cardOf(measure, custom.has(measure.id)),
      counted,
      overall,
      by:
        split === null
          ? null
          : {
              ...split,
              difference:
                isWithheld(split.difference) || typeof pHolm !== 'number'
                  ? withheldOf(split.difference)
                  : { ...split.difference, pHolm },
            },
      sure: surenessOf(overall, measure, counted),
    };
  });
  return correctMovements(findings);
}

function withheldOf<T extends object>(result: Result<T>): ReturnType<typeof withhold> {
  return isWithheld(result) ? result : withhold('invalid');
}

function surenessOf(outcome: Outcome, measure: Measure, counted: Counted): Sureness {
  const pairs = Number(outcome.followedUp.x);
  const started = Number(outcome.followedUp.n);
  const sign = measure.better === 'higher' ? 1 : -1;
  const expected = isWithheld(outcome.expected)
    ? null
    : Math.max(...outcome.expected.rows.map((row) => sign * row.expected));
  const within =
    expected === null || isWithheld(outcome.change)
      ? null
      : sign * outcome.change.mean > 0 && sign * outcome.change.mean <= expected;
  return sureness({ design: 'one group', counted, arms: [{ pairs, started }], withinRegression: within });
}
