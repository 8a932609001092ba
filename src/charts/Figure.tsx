import { useId, useState, type ReactNode } from 'react';
import { say, type Part } from '../evidence/phrase';
import { Drawing } from './Drawing';
import './figure.css';
import { FigureTable } from './FigureTable';
import { FigureTools } from './FigureTools';
import type { Table } from './table';
import type { FigureParts, Save } from './take';

export interface FigureProps {
  readonly stem: string;
  readonly measure: FigureParts['measure'];
  /** The finding, as a heading. */
  readonly title: string;
  /** Measure, n and period. */
  readonly subtitle: string;
  readonly sentence: string | readonly Part[];
  /** What kind of picture it is: "Histogram of change in SWEMWBS". */
  readonly label: string;
  readonly people: string;
  readonly caveat: string;
  readonly table: Table;
  readonly draw: (width: number) => SVGSVGElement;
  readonly save: Save;
  readonly level?: 2 | 3;
  readonly method?: string;
  readonly children?: ReactNode;
}

/** No line of a page ends inside "p = 0.012". */
function unbroken(words: string): string {
  return words.replaceAll(/\bp ([=<]) (?=\d)/g, 'p\u00a0$1\u00a0');
}

/**
 * One chart with everything that must travel with it: the finding, its sentence, its table and the way to its method.
 * The table is in the page from the start; the picture is one reading of it.
 */
export function Figure(props: FigureProps) {
  const { title, subtitle, label, table, draw, save, level = 2, method = '#/methods', children } = props;
  const sentence = typeof props.sentence === 'string' ? props.sentence : say(props.sentence);
  const id = useId();
  const [open, setOpen] = useState(false);
  const Heading = level === 2 ? 'h2' : 'h3';
  const { stem, measure, people, caveat } = props;
  const parts: FigureParts = { stem, measure, title, subtitle, sentence, people, caveat, table, draw };

  return (
    <figure className="figure" aria-labelledby={`${id}-title`}>
      <figcaption className="figure-head">
        <Heading className="figure-title" id={`${id}-title`}>
          {title}
        </Heading>
        <p className="figure-subtitle">{subtitle}</p>
        <p className="figure-sentence" id={`${id}-sentence`}>
          {unbroken(sentence)}
        </p>
      </figcaption>
      <Drawing draw={draw} label={label} describedBy={`${id}-sentence`} />
      {children}
      <FigureTools parts={parts} save={save} method={method}>
        <button
          type="button"
          className="figure-button"
          aria-expanded={open}
          aria-controls={`${id}-table`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide the table' : 'Show as table'}
        </button>
      </FigureTools>
      <FigureTable id={`${id}-table`} table={table} open={open} />
    </figure>
  );
}
