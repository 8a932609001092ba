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
  'members',
  'neither',
  'events',
]);

/**
 * Every count of people and of visits in a document. A mean of the lost is no count, nor is the twentieth part of people who visit
 * most; a cell of the band table, a pair of counts and the hidden people of a group are.
 */
export function countsIn(document: unknown): readonly Leaf[] {
  const scores = (path: Leaf['path']): boolean => path.includes('lostVersusKept') && path.at(-1) === 'lost';
  return numbersIn(document).filter(({ path }) => {
    const names = path.filter((key) => typeof key === 'string');
    const [holder, last = ''] = [names.at(-2), names.at(-1)];
    if (last === 'hidden') return holder === 'referred' || holder === 'comparison';
    return (countKeys.has(last) || last === 'table') && holder !== 'top' && !scores(path);
  });
}

export function where({ path, value }: Leaf): string {
  return `${path.join('.')} = ${String(value)}`;
}
