import type { OutcomeFinding } from './evidence';
import { asDefined, percent, unitOf } from './numbers';
import { usable } from './select';

/** Improved beside worsened, always both. */
export function distributionTitle(finding: OutcomeFinding): string {
  const { counted } = finding;
  const { counts, kind, points } = finding.overall.moved;
  const each = `${unitOf(counted)} by ${unitOf(counted)}`;
  if (!usable(counts)) return `How ${finding.measure.noun} changed, ${each}`;
  const { improved, unchanged, worsened } = counts;
  const by =
    kind === 'reliable change'
      ? 'by more than the measure’s own noise'
      : `by at least ${points === null ? 'the threshold' : `${asDefined(points)} ${points === 1 ? 'point' : 'points'}`}`;
  const shares = [improved, worsened, unchanged].map(({ share }) => share);
  if (shares.every((share) => typeof share !== 'number'))
    return `How ${finding.measure.noun} changed, ${each}: too few ${counted} to show`;
  if (shares.some((share) => typeof share !== 'number')) {
    const [up, down, neither] = shares.map((share) => percent(share, counted));
    return `Moved ${by}: improved ${up ?? ''}; worsened ${down ?? ''}; neither ${neither ?? ''}`;
  }
  return `${percent(improved.share)} improved ${by}, ${percent(worsened.share)} worsened, and ${percent(unchanged.share)} did neither`;
}
