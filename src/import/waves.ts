import type { ScoreColumn, StageKind } from '../vocabulary/mapping';
import { measureById, measureNamed } from '../vocabulary/measures';
import { plainName } from '../vocabulary/spelling';
import { stageOf } from '../vocabulary/stages';
import { scaleWord } from './plan';

/** A column of a wide file that may hold a measure's score. */
export interface Candidate {
  readonly column: string;
  readonly measure: string;
  readonly scale?: 'raw' | 'metric';
  readonly stage?: StageKind;
  readonly order?: number;
}

/** A wave's number at the end of a column name: `swemwbs_t1`, `PHQ9 time 2`, `gad7 wave 3`, `ucla.2`. */
const numbered = /^(.*?)[\s_.-]*(?:\bt|_t|time|wave|w|visit|tp)?[\s_.-]*(\d{1,2})$/i;

/** Which measure and stage a column name speaks of; none for a name that carries a date or a measure that is not clear. */
export function candidateOf(column: string): Candidate | undefined {
  const measure = measureNamed(column);
  if (measure === undefined || isDated(column)) return undefined;
  const scale = measure.id === 'swemwbs' ? scaleWord(column) : undefined;
  const named = { column, measure: measure.id, ...(scale === undefined ? {} : { scale }) };
  const whole = measure.synonyms.includes(plainName(column));
  const stage = whole ? undefined : stageOf(column);
  return stage === undefined ? named : { ...named, stage: stage.kind, order: stage.order };
}

/** Whether a column name speaks of a date and not of a score. */
export function isDated(column: string): boolean {
  return /\b(?:date|dated|day|when|completed on|taken on)\b/.test(plainName(column));
}

/**
 * The score columns of a wide file: those whose name has a stage, and, of one measure, those told apart by a number at the end, in the
 * order of their numbers.
 */
export function wideScores(header: readonly string[]): readonly ScoreColumn[] {
  const found = header.flatMap((column) => candidateOf(column) ?? numberedOf(column) ?? []);
  const staged = found.filter((one) => one.stage !== undefined && one.order !== undefined);
  const rest = found.filter((one) => one.stage === undefined);
  const waves = rest.flatMap((one) => {
    const parts = numbered.exec(one.column);
    return parts === null || isWhole(one)
      ? []
      : [{ one, stem: plainName(parts[1] ?? ''), wave: Number(parts[2]) }];
  });
  const byWave = waves.flatMap(({ one, stem, wave }): readonly ScoreColumn[] => {
    const others = waves
      .filter((other) => other.stem === stem && other.one.measure === one.measure)
      .map((other) => other.wave);
    const order = [...new Set(others)].toSorted((a, b) => a - b).indexOf(wave);
    if (others.length < 2) return [];
    const kind: StageKind = order === 0 ? 'baseline' : order === others.length - 1 ? 'exit' : 'review';
    return [{ ...one, stage: kind, order }];
  });
  return header.flatMap((column) => [...staged, ...byWave].filter((one) => one.column === column));
}

/** `swemwbs2`: the name is known once its number is taken off. */
function numberedOf(column: string): Candidate | undefined {
  const stem = numbered.exec(column)?.[1];
  const measure = stem === undefined ? undefined : measureNamed(stem);
  return measure === undefined ? undefined : { column, measure: measure.id };
}

function isWhole({ column, measure }: Candidate): boolean {
  return measureById.get(measure)?.synonyms.includes(plainName(column)) === true;
}

/** Gives each score the column with its date: of the same measure and stage, else of the same stage for all measures. */
export function withDates(
  scores: readonly ScoreColumn[],
  header: readonly string[],
  taken: ReadonlySet<string>,
): readonly ScoreColumn[] {
  const dates = header.filter((column) => isDated(column) && !taken.has(column));
  return scores.map((score) => {
    const date = [true, false].flatMap((own) =>
      dates.filter((column) => {
        const measure = measureNamed(column)?.id;
        return (
          stageOf(column)?.order === score.order && (own ? measure === score.measure : measure === undefined)
        );
      }),
    )[0];
    return date === undefined ? score : { ...score, date };
  });
}
