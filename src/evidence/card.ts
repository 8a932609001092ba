import type { Band, Measure } from '../vocabulary/measures';

/** What a reader needs to know of a measure to read a number on it; travels with the finding, so that a custom measure does too. */
export interface MeasureCard {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly noun: string;
  readonly range: readonly [number, number];
  readonly better: 'higher' | 'lower';
  readonly kind: 'scale' | 'ordinal';
  readonly bands: readonly Band[];
  readonly bandsVerified: boolean;
  readonly norm: {
    readonly mean: number;
    readonly population: string;
    readonly year: string;
    readonly verified: boolean;
    readonly source: string | null;
  } | null;
  readonly licence: string;
  readonly custom: boolean;
}

export function cardOf(measure: Measure, custom = false): MeasureCard {
  const { id, name, short, noun, range, better, kind, bands, bandsFact, norm, licence } = measure;
  return {
    id,
    name,
    short,
    noun,
    range,
    better,
    kind,
    bands,
    bandsVerified: bandsFact?.verified ?? false,
    norm:
      norm === null
        ? null
        : {
            mean: norm.mean,
            population: norm.population,
            year: norm.year,
            verified: norm.verified,
            source: norm.source,
          },
    licence,
    custom,
  };
}
