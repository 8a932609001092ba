import type { Outcome, OutcomeFinding } from './evidence';
import { asDefined, percent, unitOf } from './numbers';
import { isFew } from './outcomewords';
import { isHidden, usable } from './select';

/** Under 20 pairs the classes would show people, not a distribution: then the average stands alone. */
export function hasClasses({ distribution, followedUp: { x } }: Outcome): boolean {
  return distribution.length > 0 && (isHidden(x) || x >= 20);
}

/** Improved beside worsened, always both. */
export function distributionTitle(finding: OutcomeFinding): string {
  const { counted } = finding;
  const { counts, kind, points } = finding.overall.moved;
  const changed = hasClasses(finding.overall)
    ? `How ${finding.measure.noun} changed, ${unitOf(counted)} by ${unitOf(counted)}`
    : `Average change in ${finding.measure.noun}`;
  if (isFew(finding.overall)) return `${changed}: too few ${counted} to generalise`;
  if (!usable(counts)) return changed;
  const { improved, unchanged, worsened } = counts;
  const by =
    kind === 'reliable change'
      ? 'by more than the measure’s own noise'
      : `by at least ${points === null ? 'the threshold' : `${asDefined(points)} ${points === 1 ? 'point' : 'points'}`}`;
  const shares = [improved, worsened, unchanged].map(({ share }) => share);
  if (shares.every((share) => typeof share !== 'number')) return `${changed}: too few ${counted} to show`;
  if (shares.some((share) => typeof share !== 'number')) {
    const [up, down, neither] = shares.map((share) => percent(share, counted));
    return `Moved ${by}: improved ${up ?? ''}; worsened ${down ?? ''}; neither ${neither ?? ''}`;
  }
  return `${percent(improved.share)} improved ${by}, ${percent(worsened.share)} worsened, and ${percent(unchanged.share)} did neither`;
}
