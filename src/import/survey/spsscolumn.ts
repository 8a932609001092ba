import type { NumberVariable, SpssDictionary, TextVariable } from './spssvariables';
import { trimmed } from './spssextensions';
import { AnswerColumn, type Answers, missingText } from './surveyanswers';

/** Takes the cells of one variable out of the cases. */
export interface CaseColumn {
  readonly take: (bytes: Uint8Array, view: DataView) => void;
  readonly answers: Answers;
}

export function numberColumn(
  variable: NumberVariable,
  dictionary: SpssDictionary,
  little: boolean,
): CaseColumn {
  const { missing, labels, slot } = variable;
  const isMissing = (value: number): boolean => missing.some(([from, to]) => value >= from && value <= to);
  const valid = new Map([...labels].filter(([value]) => !isMissing(value)));
  const column = new AnswerColumn<number>(valid, variable.write);
  return {
    take: (_, view) => {
      const value = view.getFloat64(slot * 8, little);
      if (value === dictionary.systemMissing || Number.isNaN(value)) column.addMissing('');
      else if (missing.length > 0 && isMissing(value)) column.addMissing(missingText(labels.get(value)));
      else column.add(value);
    },
    answers: column,
  };
}

export function textColumn(variable: TextVariable, { decode }: SpssDictionary): CaseColumn {
  const { missing, labels, parts, width } = variable;
  const isMissing = (value: string): boolean => missing.includes(value);
  const valid = new Map([...labels].filter(([value]) => !isMissing(value)));
  const column = new AnswerColumn<string>(valid, String);
  const joined = partJoiner(parts);
  return {
    take: (bytes) => {
      const from = joined === undefined ? bytes : joined(bytes);
      const start = joined === undefined ? (parts[0]?.from ?? 0) : 0;
      let end = start + width;
      while (end > start && (from[end - 1] === 0x20 || from[end - 1] === 0)) end -= 1;
      if (missing.length === 0 && column.addPlain(from, start, end)) return;
      const value = trimmed(decode(from.subarray(start, end)));
      if (value === '' && !labels.has(value)) column.addMissing('');
      else if (isMissing(value)) column.addMissing(missingText(labels.get(value)));
      else column.add(value);
    },
    answers: column,
  };
}

/** Puts the parts of a long text into one piece, always the same; not needed where there is one part. */
function partJoiner(parts: TextVariable['parts']): ((bytes: Uint8Array) => Uint8Array) | undefined {
  if (parts.length < 2) return undefined;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  return (bytes) => {
    let to = 0;
    for (const { from, length } of parts) {
      whole.set(bytes.subarray(from, from + length), to);
      to += length;
    }
    return whole;
  };
}
