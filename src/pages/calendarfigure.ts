import type { FigureMaker } from './figureparts';
import { shared as sharedOf } from './visitfigures';
import { calendarChart } from '../charts/calendar';
import { calendarTable } from '../charts/calendartable';
import { seriesDoubts, seriesSentence, seriesTitle } from '../evidence/serieswords';

/** Use by calendar month around the month in which the service began; null where none is named or months are not counted. */
export function calendarFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = evidence.visits.find((one) => one.id === id);
    const series = finding?.series ?? null;
    if (finding === undefined || series === null || series.months.length === 0) return null;
    const shared = sharedOf(finding, evidence, `${finding.service} by calendar month`);
    return {
      stem: 'by-calendar-month',
      ...shared,
      caveat: `${shared.caveat} ${seriesDoubts(finding, series).join(' ')}`,
      title: seriesTitle(finding, series),
      sentence: seriesSentence(finding, series),
      table: calendarTable(finding, series, evidence.profile),
      draw: (width) => calendarChart(finding, series, width),
    };
  };
}
