import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';
import { monthNumber, monthOf } from '../evidence/calendar';
import type { Evidence } from '../evidence/evidence';
import { modelSeries, type UseSeries, withSeriesMethod } from '../evidence/useseries';
import { usualWindows, type WindowRule } from '../evidence/windows';
import { type MonthRate, monthRate } from '../stats/eventtime';
import { type Result, withhold } from '../stats/result';

type Row = QueryRow['visit_calendar'];

/** Service use by calendar month, as counted: all that any month in which the service may have begun needs. */
export interface CalendarUse {
  readonly runUp: UseSeries['runUp'];
  readonly rows: readonly Row[];
}

export async function calendarUse(database: Database, { runUp }: WindowRule): Promise<CalendarUse> {
  return { runUp, rows: await database.query('visit_calendar', { without_run_up: runUp === 'left out' }) };
}

const monthsAYear = 12;

function rateOf(row: Row | undefined): Result<MonthRate> {
  if (row === undefined) return withhold('nobody_at_risk', 0);
  const { watched, visits, squares } = row;
  return monthRate({
    month: 0,
    people: watched,
    years: watched / monthsAYear,
    events: visits,
    squares,
    crossed: visits / monthsAYear,
    yearsSquared: watched / monthsAYear ** 2,
  });
}

/**
 * Did use by calendar month step or bend when the service began, against its own trend? Withheld: `no_months` where months were not counted
 * by themselves, else as `modelSeries`.
 */
export function seriesOf({ runUp, rows }: CalendarUse, service: string, began: string): UseSeries {
  const of = (arm: string): ReadonlyMap<string, Row> =>
    new Map(
      rows.flatMap((row) =>
        row.service === service && row.arm === arm ? [[row.calendar, row] as const] : [],
      ),
    );
  const [referred, comparison] = [of('referred'), of('comparison')];
  const known = [...referred.keys()].map(monthNumber);
  if (known.length === 0)
    return {
      began,
      runUp,
      months: [],
      afterReferral: { before: null, since: null },
      model: withhold('no_months'),
    };
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const counted = Array.from({ length: last - first + 1 }, (_, at) => {
    const calendar = monthOf(first + at);
    return {
      calendar,
      referred: rateOf(referred.get(calendar)),
      comparison: comparison.size === 0 ? null : rateOf(comparison.get(calendar)),
    };
  });
  const share = (side: (row: Row) => boolean): number | null => {
    const found = [...referred.values()].filter(side);
    const watched = found.reduce((sum, row) => sum + row.watched, 0);
    return watched === 0 ? null : found.reduce((sum, row) => sum + row.watched_after, 0) / watched;
  };
  return {
    began,
    runUp,
    afterReferral: {
      before: share(({ calendar }) => calendar < began),
      since: share(({ calendar }) => calendar >= began),
    },
    ...modelSeries(began, counted),
  };
}

/** The same evidence with the series around a month. */
export function withSeries(evidence: Evidence, began: string, use: CalendarUse | undefined): Evidence {
  return {
    ...evidence,
    scope: { ...evidence.scope, began },
    visits: evidence.visits.map((finding) => {
      if (use === undefined) return finding;
      const series = seriesOf(use, finding.service, began);
      return { ...finding, series, methods: withSeriesMethod(finding.methods, series) };
    }),
  };
}

/** The rule for windows in force: what it says of the run-up holds for the series too. */
export function ruleOf({ scope }: Pick<Evidence, 'scope'>): WindowRule {
  return scope.windows ?? usualWindows;
}
