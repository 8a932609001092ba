import type { Faults } from './surveybytes';

export const stataFaults: Faults = { short: 'stata_cut_short', damaged: 'stata_damaged' };

export type StataType =
  | { readonly kind: 'byte' | 'int' | 'long' | 'float' | 'double' | 'strl' }
  | { readonly kind: 'text'; readonly width: number };

export interface StataVariable {
  readonly name: string;
  readonly label: string;
  readonly format: string;
  /** The name of its set of value labels; empty where it has none. */
  readonly labelSet: string;
  readonly type: StataType;
  /** Where in a row it lies. */
  readonly from: number;
}

/** A part of the file: its bytes from `from` up to `to`. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What the beginning of a Stata file tells about the rest of it. */
export interface StataLayout {
  readonly release: number;
  readonly little: boolean;
  readonly rows: number;
  /** Bytes of a row. */
  readonly width: number;
  readonly variables: readonly StataVariable[];
  readonly dataFrom: number;
  readonly longTexts: Part | undefined;
  readonly valueLabels: Part;
}

const sizes = { byte: 1, int: 2, long: 4, float: 4, double: 8, strl: 8 } as const;

export function bytesOfType(type: StataType): number {
  return type.kind === 'text' ? type.width : sizes[type.kind];
}

/** Puts variables one after the other, as they lie in a row; each list tells one thing of all of them. */
export function laidOut(
  types: readonly StataType[],
  told: Readonly<Record<'names' | 'formats' | 'labelSets' | 'labels', readonly string[]>>,
): Pick<StataLayout, 'variables' | 'width'> {
  let width = 0;
  const variables = types.map((type, k) => {
    const from = width;
    width += bytesOfType(type);
    return {
      type,
      from,
      name: told.names[k] ?? '',
      format: told.formats[k] ?? '',
      labelSet: told.labelSets[k] ?? '',
      label: told.labels[k] ?? '',
    };
  });
  return { variables, width };
}
