import { useMemo } from 'react';
import '../charts/figure.css';
import { FigureTools } from '../charts/FigureTools';
import { MeasureTable } from './MeasureTable';
import { measuresFigure } from './overview';
import type { Reading } from './reading';

interface MeasuresProps extends Reading {
  readonly open: string;
}

/** Every measure in one table, which can be taken away like any other figure: the dots as a picture, the numbers as data. */
export function Measures({ evidence, links, take, open }: MeasuresProps) {
  const parts = useMemo(() => measuresFigure(evidence), [evidence]);
  return (
    <section className="overview" aria-label={parts?.title ?? 'Change on each measure'}>
      <MeasureTable outcomes={evidence.outcomes} profile={evidence.profile} open={open} links={links} />
      {parts !== null && (
        <>
          <p className="sub">{parts.sentence}</p>
          <FigureTools
            parts={parts}
            save={(kind) => take(kind, measuresFigure)}
            take="Take this overview"
            method={links.about('effect-size')}
          />
        </>
      )}
    </section>
  );
}
