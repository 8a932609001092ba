import { type FigureMaker, subtitleOf } from './figureparts';
import { eventRatioChart } from '../charts/eventratio';
import { eventChart } from '../charts/eventtime';
import { countWords } from '../charts/hidden';
import { besideChart, methodsChart, visitGroupsChart } from '../charts/ratios';
import type { FigureParts } from '../charts/take';
import {
  besideTable,
  eventTable,
  methodsTable,
  monthRatioTable,
  visitGroupsTable,
} from '../charts/visittables';
import type { Evidence } from '../evidence/evidence';
import { percent } from '../evidence/numbers';
import { anywaySentence } from '../evidence/expectationwords';
import { isHidden } from '../evidence/select';
import {
  besideTitle,
  eventSentence,
  eventTitle,
  mayTellChange,
  methodsSentence,
  methodsTitle,
  monthRatioSentence,
  monthRatioTitle,
  visitGroupsSentence,
  visitGroupsTitle,
} from '../evidence/visitfigurewords';
import type { VisitFinding } from '../evidence/visits';
import { covidSentence, windowSentences } from '../evidence/windowwords';
import type { ProfileId } from '../vocabulary/profiles';

export function findingOf(evidence: Evidence, id: string): VisitFinding | undefined {
  return evidence.visits.find((one) => one.id === id);
}

function watched({ counted, referred, comparison }: VisitFinding, profile: ProfileId): string {
  const { x, n, share } = referred.watched;
  const own = `${countWords(x, profile, counted)} of ${countWords(n, profile, counted)}${isHidden(n) ? '' : ` ${counted}`} watched before and after${typeof share === 'number' ? ` (${percent(share)})` : ''}`;
  return comparison === null
    ? own
    : `${own}, and ${countWords(comparison.watched.x, profile)} of the comparison group`;
}

/** What every figure of a finding says alike; `what` is drawn. */
export function shared(
  finding: VisitFinding,
  evidence: Evidence,
  what: string,
): Pick<FigureParts, 'measure' | 'subtitle' | 'people' | 'caveat'> {
  const people = watched(finding, evidence.profile);
  const { sure, comparison } = finding;
  return {
    measure: { id: finding.id, short: finding.service },
    subtitle: subtitleOf(evidence, what, people),
    people,
    caveat: [
      `How sure: ${sure.step}. ${sure.because}`,
      ...(comparison === null ? ['There is no comparison group.'] : []),
      ...windowSentences(finding),
      covidSentence(evidence, finding) ?? '',
    ]
      .filter((words) => words !== '')
      .join(' '),
  };
}

export function eventFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    if (finding === undefined || finding.months.length === 0) return null;
    return {
      stem: 'by-month',
      ...shared(finding, evidence, `${finding.service} by month from referral`),
      title: eventTitle(finding),
      sentence: eventSentence(finding),
      table: eventTable(finding, evidence.profile),
      draw: (width) => eventChart(finding, width),
    };
  };
}

export function monthRatioFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    const beyond = finding?.beyond ?? null;
    if (finding === undefined || beyond === null || beyond.months.length === 0) return null;
    return {
      stem: 'month-ratios',
      ...shared(finding, evidence, `${finding.service} by month against the comparison group`),
      title: monthRatioTitle(finding),
      sentence: monthRatioSentence(finding),
      table: monthRatioTable(finding),
      draw: (width) => eventRatioChart(beyond, width),
    };
  };
}

export function besideFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    if (finding === undefined || !mayTellChange(finding)) return null;
    return {
      stem: 'anyway',
      ...shared(finding, evidence, `Ratio of ${finding.service} after to before`),
      title: besideTitle(finding),
      sentence: anywaySentence(finding),
      table: besideTable(finding),
      draw: (width) => besideChart(finding, width),
    };
  };
}

export function visitGroupsFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    if (finding === undefined || finding.by === null || !mayTellChange(finding)) return null;
    return {
      stem: `by-${finding.by.dimension}`,
      ...shared(finding, evidence, `Ratio of ${finding.service} after to before, with 95% interval`),
      title: visitGroupsTitle(finding),
      sentence: visitGroupsSentence(finding),
      table: visitGroupsTable(finding, evidence.profile),
      draw: (width) => visitGroupsChart(finding, evidence.profile, width),
    };
  };
}

export function visitMethodsFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    if (finding === undefined || finding.methods.length < 2 || !mayTellChange(finding)) return null;
    return {
      stem: 'methods',
      ...shared(finding, evidence, `Ratio of ${finding.service} after to before, with 95% interval`),
      title: methodsTitle(finding),
      sentence: methodsSentence(finding),
      table: methodsTable(finding, evidence.profile),
      draw: (width) => methodsChart(finding, width),
    };
  };
}
