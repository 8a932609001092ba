import type { ComparisonFinding } from '../../src/evidence/comparison';
import { comparisonSentence, comparisonTitle } from '../../src/evidence/comparisonwords';
import { say } from '../../src/evidence/phrase';
import type { Difference } from '../../src/stats/difference';
import { isWithheld } from '../../src/stats/result';

/** What is kept of what the page would say of one world. */
export interface Reading {
  readonly opened: boolean;
  readonly isHonest: boolean;
  /** E-value of the limit; 1 where there is none. */
  readonly limit: number;
  readonly isAtMostLimited: boolean;
  readonly control: string | undefined;
  readonly verb: string | undefined;
  readonly namesCause: boolean;
  /** The estimates that are not withheld, by method. */
  readonly estimates: ReadonlyMap<string, Difference>;
}

export function readingOf(finding: ComparisonFinding): Reading {
  const { gate, eValue, control, estimates } = finding;
  return {
    opened: gate.opened,
    isHonest: isHonestGate(finding),
    limit: isWithheld(eValue) ? 1 : eValue.limit,
    isAtMostLimited: isAtMostLimited(finding),
    control: control?.found,
    verb: comparisonSentence(finding).find(({ kind }) => kind === 'verb')?.text,
    namesCause: namesCause(finding),
    estimates: new Map(
      estimates.flatMap(({ id, estimate }) => (isWithheld(estimate) ? [] : [[id, estimate] as const])),
    ),
  };
}

/** With a plan frozen first too. */
function isAtMostLimited({ sure, surePlanned = sure }: ComparisonFinding): boolean {
  return [sure, surePlanned].every(({ step }) => step === 'Descriptive' || step === 'Limited');
}

const causes =
  /\b(?:led to|leads? to|caus(?:e[sd]?|ing)|because of|due to|thanks to|effect of|result of|works? better|made)\b/i;

/** Whether the page's headline or sentence says that one thing did something to another. */
function namesCause(finding: ComparisonFinding): boolean {
  const sentence = comparisonSentence(finding);
  return (
    sentence.some(({ kind }) => kind === 'verb') ||
    causes.test(`${comparisonTitle(finding)} ${say(sentence)}`)
  );
}

/** Whether nothing adjusted can be read where a check fails, and nothing is held back where none does. */
function isHonestGate(finding: ComparisonFinding): boolean {
  const { gate, estimates } = finding;
  if (gate.opened !== (gate.failed.length === 0)) return false;
  if (gate.opened) return true;
  return (
    estimates.every(({ adjusted, estimate }) => !adjusted || isWithheld(estimate)) &&
    /^(?:Not compared|Too few to compare): /.test(comparisonTitle(finding))
  );
}
