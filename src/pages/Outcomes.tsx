import { useMemo } from 'react';
import { AllNumbers } from './AllNumbers';
import { CategoryShares } from './CategoryShares';
import { EvidenceFigure } from './EvidenceFigure';
import { distributionFigure, forestFigure, movementFigure, rangeFigure } from './figureparts';
import { Margin } from './Margin';
import { Measures } from './Measures';
import { Moved } from './Moved';
import type { Reading } from './reading';
import { Say } from './Say';
import { SplitLinks } from './SplitLinks';
import { hasClasses } from '../evidence/distributionwords';
import { unitOf } from '../evidence/numbers';
import { leadOutcome, usable } from '../evidence/select';
import { outcomesLead, outcomesTitle, outcomeSentence, outcomeTitle } from '../evidence/outcomewords';
import { ruleWords } from '../evidence/scopewords';

interface OutcomesProps extends Reading {
  readonly measure: string | undefined;
}

/** What changed: one row per measure, and the open one in full with its doubts beside it. */
export function Outcomes(props: OutcomesProps) {
  const { evidence, links, measure } = props;
  const finding = evidence.outcomes.find((one) => one.measure.id === measure) ?? leadOutcome(evidence);
  const id = finding?.measure.id ?? '';
  const figures = useMemo(
    () => ({
      distribution: distributionFigure(id),
      movement: movementFigure(id),
      forest: forestFigure(id),
      range: rangeFigure(id),
    }),
    [id],
  );
  if (finding === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>{outcomesTitle(evidence)}</h1>
        <p className="lead">
          <Say parts={outcomesLead(evidence)} />
        </p>
        <p>
          <a href={links.page('import')}>Look at how the files were read</a>
        </p>
      </>
    );
  }
  const { short } = finding.measure;
  const scale = finding.measure.kind === 'scale';
  return (
    <>
      <h1 tabIndex={-1}>{outcomeTitle(finding)}</h1>
      <p className="lead">
        <Say parts={outcomeSentence(finding)} />
      </p>
      <div className="two">
        <Margin finding={finding} links={links} />
        <div className="column">
          <Measures {...props} open={id} />
          {scale ? (
            <EvidenceFigure
              {...props}
              make={figures.distribution}
              label={
                hasClasses(finding.overall)
                  ? `Histogram of change in ${short}, ${unitOf(finding.counted)} by ${unitOf(finding.counted)}`
                  : `Average change in ${short}, with its interval`
              }
              about="paired-change"
            />
          ) : (
            <CategoryShares finding={finding} />
          )}
          {scale && usable(finding.overall.moved.counts) && (
            <Moved
              moved={finding.overall.moved}
              counted={finding.counted}
              profile={evidence.profile}
              links={links}
            />
          )}
          {scale && !usable(finding.overall.moved.counts) && (
            <section aria-labelledby="moved">
              <h2 id="moved">Improved, worsened or neither</h2>
              <Moved
                moved={finding.overall.moved}
                counted={finding.counted}
                profile={evidence.profile}
                links={links}
              />
            </section>
          )}
          <EvidenceFigure
            {...props}
            make={figures.movement}
            label={`Flow of ${finding.counted} between bands of ${short}`}
            about="band-movement"
          />
          {scale && (
            <>
              <EvidenceFigure
                {...props}
                make={figures.forest}
                label={`Change in ${short} by group, with intervals`}
                about="groups"
              />
              <SplitLinks evidence={evidence} links={links} />
              <EvidenceFigure
                {...props}
                make={figures.range}
                label={`Range of the average change in ${short} under assumptions about those lost`}
                about="missing-data"
              />
            </>
          )}
          <AllNumbers finding={finding} links={links} />
          <p className="rule-words">{ruleWords(evidence.scope.rule)}</p>
          <p className="rule-words">{finding.measure.licence}</p>
        </div>
      </div>
    </>
  );
}
