import type { Outcome, OutcomeFinding } from './evidence';
import { holm } from '../stats/adjust';
import { isWithheld } from '../stats/result';

/**
 * Corrects the tests between bands by Holm: those of everyone over the measures, those of groups over groups and measures together.
 * Only the uncorrected p values are read, so that correcting twice is correcting once.
 */
export function correctMovements(findings: readonly OutcomeFinding[]): readonly OutcomeFinding[] {
  const overall = corrected(findings.map((finding) => finding.overall));
  const inGroups = corrected(
    findings.flatMap(({ by }) => (by === null ? [] : by.groups.map(({ outcome }) => outcome))),
  ).values();
  return findings.map((finding, at) => ({
    ...finding,
    overall: overall[at] ?? finding.overall,
    by:
      finding.by === null
        ? null
        : {
            ...finding.by,
            groups: finding.by.groups.map((group) => ({
              ...group,
              outcome: inGroups.next().value ?? group.outcome,
            })),
          },
  }));
}

function corrected(outcomes: readonly Outcome[]): readonly Outcome[] {
  const adjusted = holm(
    outcomes.map(({ movement }) => (movement === null || isWithheld(movement.test) ? null : movement.test.p)),
  );
  return outcomes.map((outcome, at) => {
    const { movement } = outcome;
    const pHolm = adjusted[at];
    return movement === null || isWithheld(movement.test) || typeof pHolm !== 'number'
      ? outcome
      : { ...outcome, movement: { ...movement, test: { ...movement.test, pHolm } } };
  });
}
