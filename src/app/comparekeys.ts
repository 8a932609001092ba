import { formatCohort, parseCohort } from './cohortkeys';
import { bothRules, type CompareChoice, isDoseBand } from '../evidence/comparechoice';
import { isDay } from '../evidence/scope';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

/**
 * `compare` is a dimension, `arms`, `date`, `dose` or `cohorts`. `asked` and `against` are levels of the dimension, the day, numbers of contacts or
 * cohorts; without `against` it is all others. `both` says what becomes of people in both cohorts.
 */
const compareKeys = ['compare', 'asked', 'against', 'both'] as const;
export type CompareKey = (typeof compareKeys)[number];

export function isCompareKey(key: string): key is CompareKey {
  return compareKeys.some((one) => one === key);
}

type Entry = readonly [CompareKey, string];

/** The keys of the address that stand for a choice of cohorts. */
export function compareEntries(choice: CompareChoice): readonly Entry[] {
  switch (choice.kind) {
    case 'arms':
      return [['compare', 'arms']];
    case 'levels':
      return [
        ['compare', choice.dimension],
        ...choice.asked.map((level): Entry => ['asked', level]),
        ...(choice.against ?? []).map((level): Entry => ['against', level]),
      ];
    case 'date':
      return [
        ['compare', 'date'],
        ['asked', choice.day],
      ];
    case 'dose':
      return [
        ['compare', 'dose'],
        ['asked', choice.asked],
        ['against', choice.against],
      ];
    case 'cohorts':
      return [
        ['compare', 'cohorts'],
        ['asked', formatCohort(choice.asked)],
        ...(choice.against === null ? [] : [['against', formatCohort(choice.against)] as const]),
        ...(choice.both === 'left out' ? [] : [['both', choice.both] as const]),
      ];
  }
}

/** What was understood, and the values of each key that were used for it. */
interface Understood {
  readonly compare: CompareChoice;
  readonly used: Readonly<Partial<Record<CompareKey, readonly string[]>>>;
}

/** The choice that keys of an address stand for, and those of them that mean nothing there. */
export function compareOf(entries: readonly Entry[]): {
  readonly compare?: CompareChoice;
  readonly left: readonly Entry[];
} {
  const of = (key: CompareKey): readonly string[] => [
    ...new Set(entries.flatMap(([name, value]) => (name === key ? [value] : []))),
  ];
  const found = understood(of);
  const left = compareKeys.flatMap((key) =>
    of(key)
      .filter((value) => found?.used[key]?.includes(value) !== true)
      .map((value): Entry => [key, value]),
  );
  return found === undefined ? { left } : { compare: found.compare, left };
}

function understood(of: (key: CompareKey) => readonly string[]): Understood | undefined {
  const [kind = ''] = of('compare');
  const [asked, against] = [of('asked'), of('against')];
  const compare = [kind];
  switch (kind) {
    case 'arms':
      return { compare: { kind: 'arms' }, used: { compare } };
    case 'date': {
      const [day = ''] = asked;
      return isDay(day) ? { compare: { kind: 'date', day }, used: { compare, asked: [day] } } : undefined;
    }
    case 'dose': {
      const [[one], [other]] = [asked, against];
      return isDoseBand(one) && isDoseBand(other) && one !== other
        ? {
            compare: { kind: 'dose', asked: one, against: other },
            used: { compare, asked: [one], against: [other] },
          }
        : undefined;
    }
    case 'cohorts':
      return ofCohorts(of);
    default:
      return dimensionById.has(kind as DimensionId)
        ? ofLevels(kind as DimensionId, asked, against)
        : undefined;
  }
}

function ofCohorts(of: (key: CompareKey) => readonly string[]): Understood | undefined {
  const [[first = ''], [second], [rule]] = [of('asked'), of('against'), of('both')];
  const asked = parseCohort(first);
  const against = second === undefined ? null : parseCohort(second);
  if (asked === undefined || against === undefined || asked.name === against?.name) return undefined;
  const both = bothRules.find((one) => one === rule);
  return {
    compare: { kind: 'cohorts', asked, against, both: both ?? 'left out' },
    used: {
      compare: ['cohorts'],
      asked: [first],
      ...(second === undefined ? {} : { against: [second] }),
      ...(both === undefined ? {} : { both: [both] }),
    },
  };
}

/** All others are held against only where nobody was named: a name that means nothing is no wish for everybody. */
function ofLevels(
  dimension: DimensionId,
  asked: readonly string[],
  against: readonly string[],
): Understood | undefined {
  const good = asked.filter((level) => level !== '');
  const others = against.filter((level) => level !== '' && !asked.includes(level));
  if (good.length === 0 || (others.length === 0 && against.length > 0)) return undefined;
  return {
    compare: { kind: 'levels', dimension, asked: good, against: against.length === 0 ? null : others },
    used: { compare: [dimension], asked: good, against: others },
  };
}
