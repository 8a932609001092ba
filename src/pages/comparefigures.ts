import { type FigureMaker, subtitleOf } from './figureparts';
import { compareForest } from '../charts/compareforest';
import { shareRowsChart } from '../charts/compareshares';
import { balanceTable, cohortSharesTable, estimatesTable, overlapTable } from '../charts/comparetables';
import { countWords } from '../charts/hidden';
import { lovePlot } from '../charts/loveplot';
import { overlapChart } from '../charts/overlap';
import type { FigureParts } from '../charts/take';
import type { ComparedCohort, ComparisonFinding } from '../evidence/comparison';
import { cautionSentences, shareSentences } from '../evidence/comparisondoubts';
import {
  balanceSentence,
  balanceTitle,
  comparisonForestSentence,
  comparisonForestTitle,
  overlapSentence,
  overlapTitle,
  sharesTitle,
} from '../evidence/comparisonfigurewords';
import { shownEstimates } from '../evidence/comparisonwords';
import type { Evidence } from '../evidence/evidence';
import { percent } from '../evidence/numbers';
import { say } from '../evidence/phrase';
import { isHidden, usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';

export function comparisonIn(evidence: Evidence, id: string): ComparisonFinding | undefined {
  return evidence.comparisons?.find((one) => one.id === id);
}

function followed({ cohorts: [against, asked], counted }: ComparisonFinding, profile: ProfileId): string {
  const of = ({ name, followedUp: { x, n, share } }: ComparedCohort): string =>
    `${countWords(x, profile, counted)} of ${countWords(n, profile, counted)}${isHidden(n) ? '' : ` ${counted}`} in “${name}” followed up${typeof share === 'number' ? ` (${percent(share)})` : ''}`;
  return `${of(asked)}, ${of(against)}`;
}

/** What every figure of a comparison says alike; `what` is drawn. */
export function shared(
  finding: ComparisonFinding,
  evidence: Evidence,
  what: string,
): Pick<FigureParts, 'measure' | 'subtitle' | 'people' | 'caveat'> {
  const { measure, sure } = finding;
  const people = followed(finding, evidence.profile);
  return {
    measure,
    subtitle: subtitleOf(evidence, what, people),
    people,
    caveat: [`How sure: ${sure.step}. ${sure.because}`, ...cautionSentences(finding)].join(' '),
  };
}

/** Were they alike at the start, and are they once weighted? */
export function balanceFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    if (finding === undefined || !usable(finding.balance) || finding.balance.covariates.length === 0)
      return null;
    return {
      stem: 'compare-balance',
      ...shared(finding, evidence, 'Standardised differences before and after weighting'),
      title: balanceTitle(finding),
      sentence: balanceSentence(finding),
      table: balanceTable(finding),
      draw: (width) => lovePlot(finding, width),
    };
  };
}

/** For whom is there somebody alike in the other cohort? */
export function overlapFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    if (finding === undefined || !usable(finding.overlap) || finding.overlap.bins.length === 0) return null;
    return {
      stem: 'compare-overlap',
      ...shared(finding, evidence, 'Chance of being in the cohort asked about'),
      title: overlapTitle(finding),
      sentence: overlapSentence(finding),
      table: overlapTable(finding, evidence.profile),
      draw: (width) => overlapChart(finding, width),
    };
  };
}

/** Raw and adjusted together; with the gate shut only the raw, as a description. */
export function compareMethodsFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    if (finding === undefined || shownEstimates(finding).every(({ estimate }) => !usable(estimate)))
      return null;
    return {
      stem: 'compare-methods',
      ...shared(finding, evidence, `Difference on ${finding.measure.name} in points, with 95% interval`),
      title: comparisonForestTitle(finding),
      sentence: say(comparisonForestSentence(finding)),
      table: estimatesTable(finding, evidence.profile),
      draw: (width) => compareForest(finding, evidence.profile, width),
    };
  };
}

/** The shares improved and worsened in either cohort, with nothing adjusted for. */
export function compareSharesFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    if (finding === undefined || finding.shares.length === 0) return null;
    return {
      stem: 'compare-shares',
      ...shared(finding, evidence, `Improved and worsened on ${finding.measure.name}, nothing adjusted for`),
      title: sharesTitle(finding),
      sentence: shareSentences(finding).join(' '),
      table: cohortSharesTable(finding, evidence.profile),
      draw: (width) => shareRowsChart(finding, evidence.profile, width),
    };
  };
}
