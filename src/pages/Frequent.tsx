import { useMemo } from 'react';
import { EvidenceFigure } from './EvidenceFigure';
import { frequentFigure } from './frequentfigure';
import type { Reading } from './reading';
import { noFrequentSentence } from '../evidence/frequentwords';
import { mayTellChange } from '../evidence/visitfigurewords';
import type { VisitFinding } from '../evidence/visits';

interface FrequentProps extends Reading {
  readonly finding: VisitFinding;
}

/** Those who came most before: chosen for what is looked at, so never without what is expected of people so chosen. */
export function Frequent({ finding, ...reading }: FrequentProps) {
  const make = useMemo(() => frequentFigure(finding.id), [finding.id]);
  const without = noFrequentSentence(finding);
  if (!mayTellChange(finding)) return null;
  return (
    <section aria-labelledby="frequent">
      <h2 id="frequent">People who came most</h2>
      {without !== undefined && <p>{without}</p>}
      <EvidenceFigure
        level={3}
        {...reading}
        make={make}
        label={`Ratio of ${finding.service} after to before among those who came most, beside what would be expected anyway`}
        about="frequent-use"
      />
    </section>
  );
}
