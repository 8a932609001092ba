import { useState, type ReactNode } from 'react';
import type { FigureParts, Save } from './take';
import { TakeMenu } from './TakeMenu';

interface FigureToolsProps {
  readonly parts: FigureParts;
  readonly save: Save;
  readonly method: string;
  /** What is taken: "Take this figure" unless said otherwise. */
  readonly take?: string;
  readonly children?: ReactNode;
}

/** What can be done with a figure, in one row under it; what became of it is read out. */
export function FigureTools({ parts, save, method, take, children }: FigureToolsProps) {
  const [told, setTold] = useState('');
  return (
    <div className="figure-tools">
      {children}
      <TakeMenu parts={parts} save={save} name={take ?? 'Take this figure'} onTold={setTold} />
      <a className="figure-link" href={method}>
        How it was worked out
      </a>
      <span className="figure-told" role="status">
        {told}
      </span>
    </div>
  );
}
