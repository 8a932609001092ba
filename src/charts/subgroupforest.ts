import type { ComparedLevel, ComparedSubgroup } from '../evidence/comparedsubgroups';
import {
  byName,
  correctedWords,
  drawnWords,
  interactionName,
  interactionWords,
  modelOf,
} from '../evidence/comparedsubgroupwords';
import type { ComparisonFinding } from '../evidence/comparison';
import { digitsFor, signed } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { headedForest } from './compareforest';
import { differenceMark, type EstimateGroup } from './comparerows';
import { element, pixel } from './element';
import { countWords } from './hidden';
import { estimate, paper } from './palette';
import type { RatioRow } from './ratiorows';

/**
 * Do effects differ by group? The adjusted difference at each level around the line of no difference, with the two n beside it and a hollow
 * triangle for what it is once drawn towards the mean; a diamond for everybody by the same model; and the interaction in a
 * row of its own, which alone answers the question. `width` in pixels; under 560 label and number stand above their row.
 */
export function subgroupForest(
  finding: ComparisonFinding,
  subgroup: ComparedSubgroup,
  profile: ProfileId,
  width: number,
): SVGSVGElement {
  const levels = new Map(
    subgroup.levels.map((one) => [levelRow(one, finding, profile), one.shrunken] as const),
  );
  const groups: readonly EstimateGroup[] = [
    { heading: `By ${byName(subgroup)}; △ drawn towards the mean`, rows: [...levels.keys()] },
    { heading: 'Everybody', rows: overallRow(finding, profile) },
    { heading: 'Do these differ? The interaction', rows: [interactionRow(finding, subgroup)] },
  ];
  return headedForest(
    finding,
    groups.filter(({ rows }) => rows.length > 0),
    width,
    (row, axis, y) => {
      const shrunken = levels.get(row);
      return shrunken !== undefined && usable(shrunken) ? [triangle(axis.at(shrunken.estimate), y + 7)] : [];
    },
  );
}

function levelRow(one: ComparedLevel, finding: ComparisonFinding, profile: ProfileId): RatioRow {
  const drawn = drawnWords(one, (points) => signed(points, digitsFor(finding.measure)));
  return {
    label: one.level,
    note: `${counts(one.n, finding, profile)}${drawn === '' ? '' : `; ${drawn}`}`,
    look: 'filled',
    ...differenceMark(one.estimate, finding),
  };
}

function overallRow(finding: ComparisonFinding, profile: ProfileId): readonly RatioRow[] {
  const model = modelOf(finding);
  if (model === undefined) return [];
  return [
    {
      label: 'All groups, and where it is not recorded',
      note: counts(model.n, finding, profile),
      look: 'diamond',
      ...differenceMark(model.estimate, finding),
    },
  ];
}

function interactionRow(finding: ComparisonFinding, subgroup: ComparedSubgroup): RatioRow {
  const { between, test } = subgroup;
  const label = interactionName(subgroup);
  if (between === null)
    return {
      label,
      note: '',
      look: 'hollow',
      apart: false,
      mark: null,
      says: interactionWords(subgroup),
    };
  const note = usable(test) ? correctedWords(subgroup) : '';
  return { label, note, look: 'hollow', ...differenceMark(between, finding) };
}

function counts(
  [against, asked]: ComparedLevel['n'],
  { counted }: ComparisonFinding,
  profile: ProfileId,
): string {
  return `${countWords(asked, profile, counted)} and ${countWords(against, profile, counted)}`;
}

/** Its tip at the number. */
function triangle(x: number, top: number): Element {
  const corners = [[x, top] as const, [x + 5, top + 8] as const, [x - 5, top + 8] as const];
  const points = corners.map((corner) => corner.map(pixel).join(',')).join(' ');
  return element('polygon', { points, fill: paper, stroke: estimate, 'stroke-width': 1.5 });
}
