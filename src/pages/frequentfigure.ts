import type { FigureMaker } from './figureparts';
import { findingOf, shared } from './visitfigures';
import { frequentChart, frequentTable } from '../charts/frequent';
import { frequentSentence, frequentTitle } from '../evidence/frequentwords';
import { usable } from '../evidence/select';
import { mayTellChange } from '../evidence/visitfigurewords';

export function frequentFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = findingOf(evidence, id);
    if (finding === undefined || !usable(finding.frequent) || !mayTellChange(finding)) return null;
    const { frequent } = finding;
    return {
      stem: 'came-most',
      ...shared(finding, evidence, `Ratio of ${finding.service} after to before among those who came most`),
      title: frequentTitle(finding, frequent),
      sentence: frequentSentence(finding, frequent),
      table: frequentTable(finding, frequent, evidence.profile),
      draw: (width) => frequentChart(finding, frequent, evidence.profile, width),
    };
  };
}
