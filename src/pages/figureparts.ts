import { distributionChart } from '../charts/distribution';
import { flowChart } from '../charts/flow';
import { forestChart } from '../charts/forest';
import { movementChart } from '../charts/movement';
import { rangeChart } from '../charts/range';
import { distributionTable, flowTable, forestTable, movementTable, rangeTable } from '../charts/table';
import type { FigureParts } from '../charts/take';
import type { Evidence, FlowFinding, OutcomeFinding } from '../evidence/evidence';
import { count, day, digitsFor, percent, plain, range, signed, withheldWords } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import {
  distributionTitle,
  flowSentence,
  forestSentence,
  forestTitle,
  missingSentences,
  movementSentence,
  movementTitle,
  ruleWords,
  scopeWords,
} from '../evidence/words';

/** Makes a figure from evidence: from what is on screen, and again from its released form when it is taken away. */
export type FigureMaker = (evidence: Evidence) => FigureParts | null;

function outcomeOf(evidence: Evidence, id: string): OutcomeFinding | undefined {
  return evidence.outcomes.find(({ measure }) => measure.id === id);
}

function flowOf(evidence: Evidence, id: string): FlowFinding | undefined {
  return evidence.flow.find(({ measure }) => measure.id === id);
}

function about({ dataset, scope }: Evidence): string {
  const words = scopeWords(scope);
  const dated = scope.from !== undefined || scope.to !== undefined || dataset.period === null;
  return dated ? words : `${words}, ${day(dataset.period.from)} to ${day(dataset.period.to)}`;
}

/** Where the middle of the changes lies: what the average alone does not say. */
function spreadSentence({ measure, overall: { change, quartiles } }: OutcomeFinding): string {
  if (!usable(change)) return withheldWords(change);
  const digits = digitsFor(measure);
  const mean = `The average change of the ${plain(change.n, 0)} people with two scores is ${signed(change.mean, digits)} points (95% interval ${range(change.interval95, digits)})`;
  if (!usable(quartiles)) return `${mean}.`;
  const { q1, median, q3 } = quartiles.change;
  return `${mean}. Half of them changed by ${signed(median, digits)} or less, and the middle half by ${signed(q1, digits)} to ${signed(q3, digits)}.`;
}

/** Where most people were lost, as a headline. */
function lossTitle({ steps, measure }: FlowFinding): string {
  const losses = steps.flatMap(({ name, lost }) => (isHidden(lost) || lost === 0 ? [] : [{ name, lost }]));
  const largest = losses.toSorted((a, b) => b.lost - a.lost)[0];
  return largest === undefined
    ? `From referral to two usable scores on ${measure.short}`
    : `The largest loss, ${count(largest.lost)} people, is before the step “${largest.name.toLowerCase()}”`;
}

function asked({ overall }: OutcomeFinding): string {
  const { x, n, share } = overall.followedUp;
  return `${count(x)} of ${count(n)} people followed up (${percent(share)})`;
}

function caveat(finding: OutcomeFinding, evidence: Evidence): string {
  return `How sure: ${finding.sure.step}. ${finding.sure.because} ${ruleWords(evidence.scope.rule)}`;
}

function scored({ measure }: OutcomeFinding): string {
  return `${measure.name}${measure.better === 'lower' ? ', lower is better' : ''}`;
}

/** With one pair there is nothing to draw that would not be that person. */
function fewerThanTwo({ overall: { change } }: OutcomeFinding): boolean {
  return !usable(change) && (change.withheld === 'no_pairs' || change.withheld === 'one_pair');
}

export function distributionFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || finding.overall.distribution.length === 0 || fewerThanTwo(finding))
      return null;
    return {
      stem: 'change',
      measure: finding.measure,
      title: distributionTitle(finding),
      subtitle: `Change in ${scored(finding)}, last less first score · ${asked(finding)} · ${about(evidence)}`,
      sentence: spreadSentence(finding),
      people: asked(finding),
      caveat: caveat(finding, evidence),
      table: distributionTable(finding),
      draw: (width) => distributionChart(finding, width),
    };
  };
}

export function movementFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || finding.overall.movement === null) return null;
    return {
      stem: 'bands',
      measure: finding.measure,
      title: movementTitle(finding),
      subtitle: `${scored(finding)}, first and last band · ${asked(finding)} · ${about(evidence)}`,
      sentence: movementSentence(finding),
      people: asked(finding),
      caveat: caveat(finding, evidence),
      table: movementTable(finding),
      draw: (width) => movementChart(finding, width),
    };
  };
}

export function forestFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || finding.by === null || finding.measure.kind === 'ordinal') return null;
    return {
      stem: `by-${finding.by.dimension}`,
      measure: finding.measure,
      title: forestTitle(finding),
      subtitle: `Mean change in ${scored(finding)}, with 95% interval · ${asked(finding)} · ${about(evidence)}`,
      sentence: forestSentence(finding),
      people: asked(finding),
      caveat: caveat(finding, evidence),
      table: forestTable(finding),
      draw: (width) => forestChart(finding, width),
    };
  };
}

export function rangeFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || !usable(finding.overall.missing) || !usable(finding.overall.change))
      return null;
    return {
      stem: 'missing',
      measure: finding.measure,
      title: 'What the people who were lost could do to the answer',
      subtitle: `Average change in ${scored(finding)} under what is assumed about them · ${asked(finding)} · ${about(evidence)}`,
      sentence: missingSentences(finding).join(' '),
      people: asked(finding),
      caveat: caveat(finding, evidence),
      table: rangeTable(finding),
      draw: (width) => rangeChart(finding, width),
    };
  };
}

export function flowFigure(id: string): FigureMaker {
  return (evidence) => {
    const flow = flowOf(evidence, id);
    if (flow === undefined) return null;
    const pairs = flow.steps.at(-1)?.reached;
    const people =
      pairs === undefined
        ? ''
        : `${count(pairs.x)} of ${count(pairs.n)} people referred have two usable scores (${percent(pairs.share)})`;
    return {
      stem: 'flow',
      measure: flow.measure,
      title: lossTitle(flow),
      subtitle: `${flow.measure.name} · ${people} · ${about(evidence)}`,
      sentence: flowSentence(flow),
      people,
      caveat: ruleWords(evidence.scope.rule),
      table: flowTable(flow),
      draw: (width) => flowChart(flow, width),
    };
  };
}
