import { monthOf } from '../../src/evidence/calendar';
import { modelSeries, type UseSeries, withSeriesMethod } from '../../src/evidence/useseries';
import type { VisitFinding } from '../../src/evidence/visits';
import { monthRate } from '../../src/stats/eventtime';

/** Invented use by calendar month, written out by formula: a step of a factor in one month. */

const first = 2021 * 12 + 3;

function rateOf(people: number, rate: number) {
  const years = people / 12;
  const events = Math.round(rate * years);
  return monthRate({
    month: 0,
    people,
    years,
    events,
    squares: Math.round(events * 1.6),
    crossed: events / 12,
    yearsSquared: people / 144,
  });
}

/** A series of 48 months from April 2021 with a step in April 2023; `beside` adds a comparison group without it. */
export function seriesOf(factor: number, { people = 600, beside = false, months = 48 } = {}): UseSeries {
  const began = '2023-04';
  const counted = Array.from({ length: months }, (_, at) => {
    const month = first + at;
    const usual = 6 * (1 + 0.1 * Math.cos((2 * Math.PI * (month % 12)) / 12)) * (1 + ((at * 7) % 5) * 0.01);
    return {
      calendar: monthOf(month),
      referred: rateOf(people + 4 * at, at < 24 ? usual : usual * factor),
      comparison: beside ? rateOf(Math.round(people / 2), usual * 0.9) : null,
    };
  });
  return {
    began,
    runUp: 'left out',
    afterReferral: { before: 0, since: 0.62 },
    ...modelSeries(began, counted),
  };
}

export function withSeriesOf(finding: VisitFinding, series: UseSeries): VisitFinding {
  return { ...finding, series, methods: withSeriesMethod(finding.methods, series) };
}
