import type { CompareChoice } from '../evidence/comparechoice';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

/** `compare` is a dimension, or `arms`; `asked` and `against` are levels of the dimension, and without `against` it is all others. */
const compareKeys = ['compare', 'asked', 'against'] as const;
export type CompareKey = (typeof compareKeys)[number];

export function isCompareKey(key: string): key is CompareKey {
  return compareKeys.some((one) => one === key);
}

type Entry = readonly [CompareKey, string];

/** The keys of the address that stand for a choice of cohorts. */
export function compareEntries(choice: CompareChoice): readonly Entry[] {
  if (choice.kind === 'arms') return [['compare', 'arms']];
  return [
    ['compare', choice.dimension],
    ...choice.asked.map((level): Entry => ['asked', level]),
    ...(choice.against ?? []).map((level): Entry => ['against', level]),
  ];
}

/** The choice that keys of an address stand for, and those of them that mean nothing there. */
export function compareOf(entries: readonly Entry[]): {
  readonly compare?: CompareChoice;
  readonly left: readonly Entry[];
} {
  const of = (key: CompareKey): readonly string[] => [
    ...new Set(entries.flatMap(([name, value]) => (name === key ? [value] : []))),
  ];
  const [kind, ...more] = of('compare');
  const [asked, against] = [of('asked'), of('against')];
  const isLevels = kind !== undefined && dimensionById.has(kind as DimensionId);
  const good = isLevels ? asked.filter((level) => level !== '') : [];
  const others = isLevels ? against.filter((level) => level !== '' && !asked.includes(level)) : [];
  const left: Entry[] = [
    ...more.map((value): Entry => ['compare', value]),
    ...asked.filter((level) => !good.includes(level)).map((value): Entry => ['asked', value]),
    ...against.filter((level) => !others.includes(level)).map((value): Entry => ['against', value]),
  ];
  if (kind === 'arms') return { compare: { kind: 'arms' }, left };
  // All others are held against only where nobody was named: a name that means nothing is no wish for everybody.
  if (isLevels && good.length > 0 && (others.length > 0 || against.length === 0)) {
    const dimension = kind as DimensionId;
    return {
      compare: { kind: 'levels', dimension, asked: good, against: against.length === 0 ? null : others },
      left,
    };
  }
  return { left: kind === undefined ? left : [['compare', kind], ...left] };
}
