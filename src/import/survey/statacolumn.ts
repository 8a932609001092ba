import { writerFor } from './stataformat';
import type { LabelSet } from './statalabels';
import type { StataLayout, StataVariable } from './statalayout';
import type { LongText } from './statalongtexts';
import { numbers } from './statanumber';
import { AnswerColumn, type Answers, missingText } from './surveyanswers';
import type { Decode } from './surveytext';

/** Takes the cells of one variable out of the rows. */
export interface RowColumn {
  readonly take: (bytes: Uint8Array, view: DataView, row: number) => void;
  readonly answers: Answers;
}

const noLabels: LabelSet = { values: new Map(), missing: [] };

/** The column of a variable; `row` of `take` is where in the bytes the row begins. */
export function columnFor(
  variable: StataVariable,
  { little }: StataLayout,
  sets: ReadonlyMap<string, LabelSet>,
  longText: LongText,
  decode: Decode,
): RowColumn {
  const { type, from, format, labelSet } = variable;
  if (type.kind === 'strl') {
    const column = new AnswerColumn<string>(new Map(), String);
    return {
      take: (bytes, _, row) => column.add(longText(bytes.subarray(row + from, row + from + 8))),
      answers: column,
    };
  }
  if (type.kind === 'text') {
    const column = new AnswerColumn<string>(new Map(), String);
    return {
      take: (bytes, _, row) => {
        const start = row + from;
        let end = start;
        while (end < start + type.width && bytes[end] !== 0) end += 1;
        if (!column.addPlain(bytes, start, end)) column.add(decode(bytes.subarray(start, end)));
      },
      answers: column,
    };
  }
  const labels = sets.get(labelSet) ?? noLabels;
  const column = new AnswerColumn<number>(labels.values, writerFor(format, type.kind === 'float'));
  const number = numbers[type.kind];
  return {
    take: (_, view, row) => {
      const missing = number.missing(view, row + from, little);
      if (missing === 0) column.addMissing('');
      else if (missing > 0) column.addMissing(missingText(labels.missing[missing]));
      else column.add(number.value(view, row + from, little));
    },
    answers: column,
  };
}
