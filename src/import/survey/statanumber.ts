import type { StataType } from './statalayout';

export interface StataNumber {
  readonly value: (view: DataView, at: number, little: boolean) => number;
  /** Which missing value the bytes are: 0 for `.`, 1 to 26 for `.a` to `.z`; -1 if they are a number. */
  readonly missing: (view: DataView, at: number, little: boolean) => number;
}

/** How the numbers of each type are kept; the largest values of a type are its missing values. */
export const numbers: Readonly<Record<Exclude<StataType['kind'], 'text' | 'strl'>, StataNumber>> = {
  byte: {
    value: (view, at) => view.getInt8(at),
    missing: (view, at) => above(view.getInt8(at), 101),
  },
  int: {
    value: (view, at, little) => view.getInt16(at, little),
    missing: (view, at, little) => above(view.getInt16(at, little), 32_741),
  },
  long: {
    value: (view, at, little) => view.getInt32(at, little),
    missing: (view, at, little) => above(view.getInt32(at, little), 2_147_483_621),
  },
  float: {
    value: (view, at, little) => view.getFloat32(at, little),
    missing: (view, at, little) => steps(view.getInt32(at, little), 0x7f000000, 11),
  },
  double: {
    value: (view, at, little) => view.getFloat64(at, little),
    missing: (view, at, little) => steps(view.getInt32(little ? at + 4 : at, little), 0x7fe00000, 8),
  },
};

function above(value: number, first: number): number {
  return value < first ? -1 : value - first;
}

/** Missing real numbers lie `2 ** shift` apart from `first` on, as their upper 32 bits are read; a NaN counts as `.`. */
function steps(bits: number, first: number, shift: number): number {
  if (bits < first) return -1;
  const step = (bits - first) >> shift;
  return step <= 26 ? step : 0;
}
