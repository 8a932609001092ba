import { useMemo } from 'react';
import { EvidenceFigure } from './EvidenceFigure';
import type { Reading } from './reading';
import { subgroupFigure } from './subgroupfigures';
import { byName } from '../evidence/comparedsubgroupwords';
import type { ComparedSubgroup } from '../evidence/comparedsubgroups';
import type { ComparisonFinding } from '../evidence/comparison';

interface CompareGroupProps extends Reading {
  readonly finding: ComparisonFinding;
  readonly subgroup: ComparedSubgroup;
}

/** The difference at each level of one characteristic. */
export function CompareGroup({ finding, subgroup, ...reading }: CompareGroupProps) {
  const { dimension } = subgroup;
  const make = useMemo(() => subgroupFigure(finding.id, dimension), [finding.id, dimension]);
  return (
    <EvidenceFigure
      {...reading}
      level={3}
      make={make}
      label={`Difference in ${finding.measure.short} between the two cohorts by ${byName(subgroup)}, with intervals, everybody and the interaction`}
      about="compare-groups"
    />
  );
}
