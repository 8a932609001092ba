import { comparisonIn, shared } from './comparefigures';
import type { FigureMaker } from './figureparts';
import { subgroupForest } from '../charts/subgroupforest';
import { subgroupTable } from '../charts/subgrouptables';
import { byName, subgroupSentence, subgroupTitle } from '../evidence/comparedsubgroupwords';
import { usable } from '../evidence/select';
import type { DimensionId } from '../vocabulary/dimensions';

/** The difference at each level of a characteristic, and whether these differ; nothing where no two levels can be compared. */
export function subgroupFigure(id: string, dimension: DimensionId): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    const subgroups = finding?.subgroups;
    if (finding === undefined || subgroups === undefined || !usable(subgroups)) return null;
    const subgroup = subgroups.dimensions.find((one) => one.dimension === dimension);
    if (subgroup === undefined || subgroup.levels.length < 2) return null;
    return {
      stem: `compare-by-${dimension}`,
      ...shared(
        finding,
        evidence,
        `Difference on ${finding.measure.name} in points by ${byName(subgroup)}, with 95% interval`,
      ),
      title: subgroupTitle(finding, subgroup),
      sentence: subgroupSentence(finding, subgroup),
      table: subgroupTable(finding, subgroup, evidence.profile),
      draw: (width) => subgroupForest(finding, subgroup, evidence.profile, width),
    };
  };
}
