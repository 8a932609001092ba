/** A number in a document and the keys that lead to it. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: number;
}

export function numbersIn(value: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (typeof value === 'number') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((one, at) => numbersIn(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersIn(one, [...path, key]));
}

const countKeys: ReadonlySet<string> = new Set([
  'x',
  'n',
  'referrals',
  'people',
  'referred',
  'rows',
  'lost',
  'nKept',
  'nLost',
  'nFirst',
  'nLast',
  'nUsed',
  'zeros',
  'rows_in',
  'rows_used',
  'rows_set_aside',
  'scores_in',
  'scores_used',
]);

/** Every count of people in a document. A mean of the lost is no count; a cell of the band table and a pair of counts are. */
export function countsIn(document: unknown): readonly Leaf[] {
  const scores = (path: Leaf['path']): boolean => path.includes('lostVersusKept') && path.at(-1) === 'lost';
  return numbersIn(document).filter(({ path }) => {
    const names = path.filter((key) => typeof key === 'string');
    return (countKeys.has(names.at(-1) ?? '') || names.at(-1) === 'table') && !scores(path);
  });
}

export function where({ path, value }: Leaf): string {
  return `${path.join('.')} = ${String(value)}`;
}
