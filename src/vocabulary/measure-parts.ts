import type { Band, Fact, Measure, Threshold } from './measure';

export const unverified = { source: null, verified: false } as const;

export function verified(source: string): Fact {
  return { source, verified: true };
}

export function threshold(points: number, basis: Threshold['basis'], fact: Fact, note: string): Threshold {
  return { points, rule: 'at least', basis, note, ...fact };
}

export const onePoint = threshold(
  1,
  'convention',
  unverified,
  'No threshold has been validated for this measure: one point is a convention.',
);

/** Bands that follow one another: each name with its last score; each starts one `step` after the one before. */
export function bands(
  from: number,
  step: number,
  ends: readonly (readonly [name: string, to: number])[],
): readonly Band[] {
  return ends.map(([name, to], place) => {
    const before = ends[place - 1];
    return { name, from: before ? Math.round((before[1] + step) * 100) / 100 : from, to };
  });
}

export const plain = {
  step: 1,
  kind: 'scale',
  categories: null,
  bands: [],
  bandsFact: null,
  thresholds: [],
  reliability: null,
  norm: null,
  importTotalOnly: false,
  chart: 'total',
  note: null,
} as const satisfies Partial<Measure>;

export const totalsOnly =
  'Licensed instrument: totals are read as given; questions and scoring are not reproduced here.';
export const warwick =
  'Copyright NHS Health Scotland, University of Warwick and University of Edinburgh, all rights reserved. Users register with Warwick; questions are not reproduced here.';
export const ogl = 'Free to use under the Open Government Licence.';
export const free = 'Free to use and to score.';
export const djgLicence = 'Free for scientific surveys with citation.';
