import { useMemo } from 'react';
import { Figure } from '../charts/Figure';
import type { FigureMaker } from './figureparts';
import type { Reading } from './reading';

interface EvidenceFigureProps extends Reading {
  readonly make: FigureMaker;
  readonly label: string;
  readonly about: string;
  /** Of the heading; 3 inside a section that has one. */
  readonly level?: 2 | 3;
}

/** A figure of what is on screen, whose downloads are made again from the released form of the same evidence. */
export function EvidenceFigure({
  evidence,
  links,
  take,
  make,
  label,
  about,
  level = 2,
}: EvidenceFigureProps) {
  const parts = useMemo(() => make(evidence), [make, evidence]);
  if (parts === null) return null;
  return (
    <Figure
      {...parts}
      label={label}
      level={level}
      save={(kind) => take(kind, make)}
      method={links.about(about)}
    />
  );
}
