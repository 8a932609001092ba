import { useMemo } from 'react';
import { CompareBanner } from './CompareBanner';
import { CompareChoiceForm } from './CompareChoiceForm';
import { CompareCohorts } from './CompareCohorts';
import { balanceFigure, compareMethodsFigure, compareSharesFigure, overlapFigure } from './comparefigures';
import { CompareGroups } from './CompareGroups';
import { CompareKept } from './CompareKept';
import { CompareMargin } from './CompareMargin';
import { CompareNumbers } from './CompareNumbers';
import { CompareOdds } from './CompareOdds';
import { CompareTimes } from './CompareTimes';
import { ControlChoice } from './ControlChoice';
import { EvidenceFigure } from './EvidenceFigure';
import type { PlanDesk } from './plandesk';
import { PlanPanel } from './PlanPanel';
import type { Reading } from './reading';
import { Say } from './Say';
import { choiceWords } from '../evidence/comparechoice';
import type { ComparisonFinding } from '../evidence/comparison';
import { comparisonSentence, comparisonTitle } from '../evidence/comparisonwords';
import type { Evidence } from '../evidence/evidence';
import type { NamedCohort } from '../evidence/namedcohort';
import { unopenedSentence, unopenedTitle } from '../evidence/planwords';
import { leadOutcome } from '../evidence/select';

interface CompareProps extends Reading {
  /** The measure that is open; absent: the one with most behind it. */
  readonly measure: string | undefined;
  /** Cohorts that the reader gave a name. */
  readonly cohorts: readonly NamedCohort[];
  readonly plan: PlanDesk;
}

/** Does one cohort change more than another, and are they alike enough to ask? */
export function Compare(props: CompareProps) {
  const { evidence, measure } = props;
  const { compare } = evidence.scope;
  const finding = findingFor(evidence, measure);
  if (compare === undefined)
    return (
      <>
        <h1 tabIndex={-1}>Like with like, or not at all</h1>
        <p className="lead">
          Choose two cohorts. Whether they are alike comes first; a difference in change comes after that, and
          only where they are.
        </p>
        <CompareChoiceForm {...props} />
      </>
    );
  if (finding === undefined)
    return (
      <>
        <h1 tabIndex={-1}>No measure has scores, so nothing can be compared.</h1>
        <p className="lead">
          {choiceWords(compare)}: open a file with scores, or say in the mapping which columns hold them.
        </p>
        <CompareChoiceForm {...props} />
      </>
    );
  return <Compared {...props} finding={finding} />;
}

/** The one asked for, else of the measure with most behind it. */
function findingFor(evidence: Evidence, measure: string | undefined): ComparisonFinding | undefined {
  const all = evidence.comparisons ?? [];
  const lead = leadOutcome(evidence)?.measure.id;
  return (
    all.find((one) => one.measure.id === measure) ?? all.find((one) => one.measure.id === lead) ?? all[0]
  );
}

/** Comparability, then the estimate, then what could explain it away, then groups. */
function Compared(props: CompareProps & { readonly finding: ComparisonFinding }) {
  const { evidence, links, finding, plan } = props;
  const { id, measure, choice } = finding;
  const figures = useMemo(
    () => ({
      balance: balanceFigure(id),
      overlap: overlapFigure(id),
      methods: compareMethodsFigure(id),
      shares: compareSharesFigure(id),
    }),
    [id],
  );
  const opened = plan.opened !== null;
  return (
    <>
      <h1 tabIndex={-1}>{opened ? comparisonTitle(finding) : unopenedTitle(finding)}</h1>
      <CompareBanner finding={finding} links={links} opened={opened} />
      <p className="lead">{opened ? <Say parts={comparisonSentence(finding)} /> : unopenedSentence}</p>
      <CompareChoiceForm {...props} />
      {(evidence.comparisons ?? []).length > 1 && (
        <nav className="splits" aria-label="Measure">
          <span className="quiet">Measure</span>
          <ul>
            {(evidence.comparisons ?? []).map((one) => (
              <li key={one.id}>
                <a
                  href={links.measure(one.measure.id, 'compare')}
                  aria-current={one.id === id ? 'true' : undefined}
                >
                  {one.measure.short}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="two">
        <CompareMargin finding={finding} links={links} opened={opened} />
        <div className="column">
          <section aria-labelledby="compare-alike">
            <h2 id="compare-alike">Are they alike?</h2>
            <CompareCohorts finding={finding} profile={evidence.profile} />
            <EvidenceFigure
              {...props}
              make={figures.balance}
              label={`Differences between the cohorts at the start, before and after weighting, on ${measure.short}`}
              about="compare-balance"
              level={3}
            />
            <EvidenceFigure
              {...props}
              make={figures.overlap}
              label="How likely people of either cohort were to be in the one asked about"
              about="compare-overlap"
              level={3}
            />
            <CompareKept evidence={evidence} links={links} finding={finding} />
          </section>
          <ControlChoice finding={finding} evidence={evidence} links={links} opened={opened} />
          <PlanPanel finding={finding} evidence={evidence} plan={plan} links={links} />
          {opened && (
            <>
              <section aria-labelledby="compare-estimate">
                <h2 id="compare-estimate">What differed?</h2>
                <EvidenceFigure
                  {...props}
                  make={figures.methods}
                  label={`Difference in ${measure.short} by every method, raw and adjusted, with intervals`}
                  about="compare-methods"
                  level={3}
                />
                <EvidenceFigure
                  {...props}
                  make={figures.shares}
                  label={`Shares improved and worsened on ${measure.short} in either cohort`}
                  about="compare-shares"
                  level={3}
                />
              </section>
              <CompareOdds {...props} finding={finding} />
              <CompareGroups {...props} finding={finding} />
              <CompareTimes {...props} choice={choice} />
              <CompareNumbers finding={finding} links={links} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
