import { useMemo } from 'react';
import { comparedOddsFigure } from './comparedfigures';
import { EvidenceFigure } from './EvidenceFigure';
import type { Reading } from './reading';
import { comparedBandTable } from '../charts/comparedbandtable';
import { FigureTable } from '../charts/FigureTable';
import '../charts/figure.css';
import type { ComparisonFinding } from '../evidence/comparison';
import { bandsSentences, bandsTitle } from '../evidence/oddswords';

interface CompareOddsProps extends Reading {
  readonly finding: ComparisonFinding;
}

/** Did the odds of improving differ, and did people of either cohort end in other bands? */
export function CompareOdds(props: CompareOddsProps) {
  const { evidence, finding, links } = props;
  const make = useMemo(() => comparedOddsFigure(finding.id), [finding.id]);
  const table = comparedBandTable(finding, evidence.profile);
  return (
    <>
      <EvidenceFigure
        {...props}
        make={make}
        label={`Odds ratios of improving on ${finding.measure.short} by method, with intervals`}
        about="compare-odds"
      />
      {table !== null && (
        <section aria-labelledby="compare-bands">
          <h2 id="compare-bands">{bandsTitle(finding)}</h2>
          {bandsSentences(finding).map((words) => (
            <p key={words}>{words}</p>
          ))}
          <FigureTable id="compare-bands-table" table={table} open />
          <p>
            <a href={links.about('compare-bands')}>How bands are compared</a>
          </p>
        </section>
      )}
    </>
  );
}
