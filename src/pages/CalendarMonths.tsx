import { useMemo } from 'react';
import { BeganField } from './BeganField';
import { calendarFigure } from './calendarfigure';
import { EvidenceFigure } from './EvidenceFigure';
import type { Reading } from './reading';
import { seriesDoubts, seriesSentence } from '../evidence/serieswords';
import type { VisitFinding } from '../evidence/visits';

interface CalendarMonthsProps extends Reading {
  readonly finding: VisitFinding;
}

/** Use by calendar month, once the reader has named the month in which the service began. */
export function CalendarMonths({ finding, ...props }: CalendarMonthsProps) {
  const { id, series, service } = finding;
  const make = useMemo(() => calendarFigure(id), [id]);
  const { began } = props.evidence.scope;
  return (
    <section className="checks" aria-labelledby="calendar-months">
      <h2 id="calendar-months">By calendar month</h2>
      <p>
        Where a service began in a known month, {service} can be followed through the calendar and held
        against their own trend before it. Name the first month in which the service can have changed
        anything: no file says it.
      </p>
      <BeganField key={began ?? ''} began={began} links={props.links} />
      {series !== null && (
        <>
          {series.months.length === 0 && <p>{seriesSentence(finding, series)}</p>}
          <EvidenceFigure
            {...props}
            make={make}
            label={`Line of ${service} by calendar month, with the trend that would have run on`}
            about="use-series"
          />
          {series.months.length > 0 && (
            <>
              <h3>What can mislead here</h3>
              <ul>
                {seriesDoubts(finding, series).map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}
