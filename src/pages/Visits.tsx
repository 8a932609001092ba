import { useMemo } from 'react';
import { CalendarMonths } from './CalendarMonths';
import { EvidenceFigure } from './EvidenceFigure';
import { Frequent } from './Frequent';
import type { Reading } from './reading';
import { Say } from './Say';
import { SplitLinks } from './SplitLinks';
import { UseSpread } from './UseSpread';
import { VisitBanner } from './VisitBanner';
import { VisitChecks } from './VisitChecks';
import {
  besideFigure,
  eventFigure,
  monthRatioFigure,
  visitGroupsFigure,
  visitMethodsFigure,
} from './visitfigures';
import { VisitMargin } from './VisitMargin';
import { VisitNumbers } from './VisitNumbers';
import { VisitWorth } from './VisitWorth';
import { NoVisits } from './NoVisits';
import { WindowChoice } from './WindowChoice';
import { leadVisit, serviceIdOf } from '../evidence/leadvisit';
import { differenceSentence, mayTellChange } from '../evidence/visitfigurewords';
import { visitSentence, visitTitle } from '../evidence/visitwords';

interface VisitsProps extends Reading {
  /** The kind of use that is open, as in its id; absent: the one with most behind it. */
  readonly service: string | undefined;
}

/** Did service use change after referral, compared with what, and would it have changed anyway? */
export function Visits(props: VisitsProps) {
  const { evidence, links, service } = props;
  const finding = evidence.visits.find((one) => serviceIdOf(one) === service) ?? leadVisit(evidence);
  const id = finding?.id ?? '';
  const figures = useMemo(
    () => ({
      months: eventFigure(id),
      beside: besideFigure(id),
      against: monthRatioFigure(id),
      groups: visitGroupsFigure(id),
      methods: visitMethodsFigure(id),
    }),
    [id],
  );
  if (finding === undefined) return <NoVisits evidence={evidence} links={links} />;
  const tells = mayTellChange(finding);
  const difference = differenceSentence(finding);
  return (
    <>
      <h1 tabIndex={-1}>{visitTitle(finding)}</h1>
      <VisitBanner finding={finding} links={links} />
      <p className="lead">
        <Say parts={visitSentence(finding)} />
      </p>
      <div className="two">
        <VisitMargin finding={finding} evidence={evidence} links={links} />
        <div className="column">
          {evidence.visits.length > 1 && (
            <nav className="splits" aria-label="Service">
              <span className="quiet">Service</span>
              <ul>
                {evidence.visits.map((one) => (
                  <li key={one.id}>
                    <a
                      href={links.service(serviceIdOf(one))}
                      aria-current={one.id === id ? 'true' : undefined}
                    >
                      {one.service}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <WindowChoice finding={finding} scope={evidence.scope} links={links} />
          <EvidenceFigure
            {...props}
            make={figures.months}
            label={`Line of ${finding.service} by month from referral, with intervals`}
            about="use-by-month"
          />
          <EvidenceFigure
            {...props}
            make={figures.beside}
            label={`Ratio of ${finding.service} after to before, beside what would be expected anyway`}
            about={finding.beyond === null ? 'expected-use' : 'ratio-of-ratios'}
          />
          {difference !== undefined && <p className="rule-words">{difference}</p>}
          <EvidenceFigure
            {...props}
            make={figures.against}
            label={`Ratio of ${finding.service} to the comparison group’s by month from referral, with intervals`}
            about="month-ratios"
          />
          <VisitWorth finding={finding} scope={evidence.scope} links={links} />
          <UseSpread finding={finding} profile={evidence.profile} />
          <Frequent {...props} finding={finding} />
          <EvidenceFigure
            {...props}
            make={figures.groups}
            label={`Ratio of ${finding.service} after to before by group, with intervals`}
            about="use-groups"
          />
          {tells && <SplitLinks evidence={evidence} links={links} page="visits" />}
          <EvidenceFigure
            {...props}
            make={figures.methods}
            label={`Ratio of ${finding.service} after to before by every method, with intervals`}
            about="use-methods"
          />
          <p className="rule-words" role="status">
            {evidence.answered.includes('models')
              ? ''
              : 'Models that take longer to fit are still being worked out.'}
          </p>
          <CalendarMonths {...props} finding={finding} />
          <VisitChecks finding={finding} />
          <VisitNumbers finding={finding} links={links} />
        </div>
      </div>
    </>
  );
}
