import type { MeasureCard } from '../evidence/card';
import type { Table } from './table';

/** What someone can take away of a figure. */
export type Take = 'svg' | 'png' | 'csv' | 'copy' | 'picture';

/** A figure as it leaves the page. */
export interface FigureParts {
  /** What is drawn, in one word: part of the file's name. */
  readonly stem: string;
  readonly measure: Pick<MeasureCard, 'id' | 'short'> | null;
  readonly title: string;
  readonly subtitle: string;
  readonly sentence: string;
  /** "2,486 of 4,212 people followed up (59%)". */
  readonly people: string;
  readonly caveat: string;
  readonly table: Table;
  /** The chart again at any width, in pixels. */
  readonly draw: (width: number) => SVGSVGElement;
}

/** Does what is asked, and may answer in words that are then read out: "Saved as …". */
export type Save = (kind: Take, parts: FigureParts) => Promise<string> | void;
