import { distributionChart } from '../charts/distribution';
import { flowChart } from '../charts/flow';
import { forestChart } from '../charts/forest';
import { movementChart } from '../charts/movement';
import { rangeChart } from '../charts/range';
import { distributionTable, flowTable, forestTable, movementTable, rangeTable } from '../charts/table';
import type { FigureParts } from '../charts/take';
import type { Evidence, FlowFinding, OutcomeFinding } from '../evidence/evidence';
import { day, peopleOf, digitsFor, percent, range, signed, withheldWords } from '../evidence/numbers';
import { countWords } from '../charts/hidden';
import { periodWords } from './period';
import type { ProfileId } from '../vocabulary/profiles';
import { isHidden, usable } from '../evidence/select';
import { distributionTitle, hasClasses } from '../evidence/distributionwords';
import { flowSentence } from '../evidence/flowwords';
import { forestSentence, forestTitle } from '../evidence/groupwords';
import { missingSentences } from '../evidence/marginwords';
import { movementSentence, movementTitle } from '../evidence/movementwords';
import { ruleWords, scopeWords } from '../evidence/scopewords';

/** Makes a figure from evidence: from what is on screen, and again from its released form when it is taken away. */
export type FigureMaker = (evidence: Evidence) => FigureParts | null;

function outcomeOf(evidence: Evidence, id: string): OutcomeFinding | undefined {
  return evidence.outcomes.find(({ measure }) => measure.id === id);
}

function flowOf(evidence: Evidence, id: string): FlowFinding | undefined {
  return evidence.flow.find(({ measure }) => measure.id === id);
}

/** When, and who where it is not everyone: "April 2021 to March 2024, site: Harbour". The full cohort stands in the frame of a picture. */
function about({ dataset, scope }: Evidence): readonly string[] {
  const { from = dataset.period?.from, to = dataset.period?.to, ...rest } = scope;
  const when =
    from !== undefined && to !== undefined
      ? [periodWords(from, to)]
      : from !== undefined
        ? [`from ${day(from)}`]
        : to !== undefined
          ? [`up to ${day(to)}`]
          : [];
  const everyone = scope.filters.length === 0 && scope.episodes === 'first';
  return everyone ? when : [...when, scopeWords(rest).replace(/^everyone referred, /, '')];
}

/** Measure, n and period: what a figure is of. */
export function subtitleOf(evidence: Evidence, ...parts: readonly string[]): string {
  return [...parts, ...about(evidence)].join(' · ');
}

/** Where the middle of the changes lies: what the average alone does not say. */
function spreadSentence({ counted, measure, overall: { change, quartiles } }: OutcomeFinding): string {
  if (!usable(change)) return withheldWords(change, counted);
  const digits = digitsFor(measure);
  const mean = `The average change of the ${peopleOf(counted, change.n)} with two scores is ${signed(change.mean, digits)} points (95% interval ${range(change.interval95, digits)})`;
  if (!usable(quartiles)) return `${mean}.`;
  const { q1, median, q3 } = quartiles.change;
  return `${mean}. Half of them changed by ${signed(median, digits)} or less, and the middle half by ${signed(q1, digits)} to ${signed(q3, digits)}.`;
}

/** Where most people were lost, as a headline. */
function lossTitle({ counted, steps, measure }: FlowFinding): string {
  const losses = steps.flatMap(({ name, lost }) => (isHidden(lost) || lost === 0 ? [] : [{ name, lost }]));
  const largest = losses.toSorted((a, b) => b.lost - a.lost)[0];
  return largest === undefined
    ? `From referral to two usable scores on ${measure.short}`
    : `The largest loss, ${peopleOf(counted, largest.lost)}, is before the step “${largest.name.toLowerCase()}”`;
}

function asked({ counted, overall }: OutcomeFinding, profile: ProfileId): string {
  const { x, n, share } = overall.followedUp;
  const followed = `${countWords(x, profile, counted)} of ${countWords(n, profile, counted)}`;
  return typeof share === 'number'
    ? `${followed}${isHidden(n) ? '' : ` ${counted}`} followed up (${percent(share)})`
    : `${followed} followed up`;
}

/** What every figure of a finding says alike; `what` is drawn. */
function shared(
  finding: OutcomeFinding,
  evidence: Evidence,
  what: string,
): Pick<FigureParts, 'measure' | 'subtitle' | 'people' | 'caveat'> {
  const { measure, sure } = finding;
  const people = asked(finding, evidence.profile);
  return {
    measure,
    subtitle: subtitleOf(evidence, what, people),
    people,
    caveat: `How sure: ${sure.step}. ${sure.because} ${ruleWords(evidence.scope.rule)}`,
  };
}

function scored({ measure }: OutcomeFinding): string {
  return `${measure.name}${measure.better === 'lower' ? ', lower is better' : ''}`;
}

/** With one pair there is nothing to draw that would not be that person. */
function fewerThanTwo({ overall: { change } }: OutcomeFinding): boolean {
  return !usable(change) && (change.withheld === 'no_pairs' || change.withheld === 'one_pair');
}

/** Under 20 pairs the mean stands alone; where that is withheld too, nothing is left. */
function nothingToDraw(finding: OutcomeFinding): boolean {
  return !usable(finding.overall.change) && !hasClasses(finding.overall);
}

export function distributionFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || finding.overall.distribution.length === 0 || nothingToDraw(finding))
      return null;
    return {
      stem: 'change',
      ...shared(finding, evidence, `Change in ${scored(finding)}, last less first score`),
      title: distributionTitle(finding),
      sentence: spreadSentence(finding),
      table: distributionTable(finding, evidence.profile),
      draw: (width) => distributionChart(finding, width),
    };
  };
}

export function movementFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = outcomeOf(evidence, id);
    if (finding === undefined || finding.overall.movement === null || fewerThanTwo(finding)) return null;
    return {
      stem: 'bands',
      ...shared(finding, evidence, `${scored(finding)}, first and last band`),
      title: movementTitle(finding),
      sentence: movementSentence(finding),
      table: movementTable(finding, evidence.profile),
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
      ...shared(finding, evidence, `Mean change in ${scored(finding)}, with 95% interval`),
      title: forestTitle(finding),
      sentence: forestSentence(finding),
      table: forestTable(finding, evidence.profile),
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
      ...shared(finding, evidence, `Average change in ${scored(finding)}`),
      title: `What the ${finding.counted === 'people' ? 'people who' : 'referrals that'} were lost could do to the answer`,
      sentence: missingSentences(finding).join(' '),
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
        : `${countWords(pairs.x, evidence.profile, flow.counted)} of ${countWords(pairs.n, evidence.profile, flow.counted)} ${flow.counted === 'people' ? 'people referred' : 'referrals'} have two usable scores (${percent(pairs.share)})`;
    return {
      stem: 'flow',
      measure: flow.measure,
      title: lossTitle(flow),
      subtitle: subtitleOf(evidence, flow.measure.name, people),
      sentence: flowSentence(flow),
      people,
      caveat: ruleWords(evidence.scope.rule),
      table: flowTable(flow, evidence.profile),
      draw: (width) => flowChart(flow, evidence.profile, width),
    };
  };
}
