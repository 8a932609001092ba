import type { Clauses, NamedCohort } from './namedcohort';
import { day } from './numbers';
import type { DimensionId } from '../vocabulary/dimensions';

/** Whom a comparison is between. */
export type CompareChoice =
  | {
      readonly kind: 'levels';
      readonly dimension: DimensionId;
      readonly asked: readonly string[];
      /** Null: everybody else. */
      readonly against: readonly string[] | null;
    }
  /** People who were referred against those who stand for comparison. */
  | { readonly kind: 'arms' }
  /** People referred on or after a day against those referred before it. */
  | { readonly kind: 'date'; readonly day: string }
  /** By how many contacts with the service somebody came to. */
  | { readonly kind: 'dose'; readonly asked: DoseBand; readonly against: DoseBand }
  /** Cohorts that the reader made, out of the people in scope. */
  | {
      readonly kind: 'cohorts';
      readonly asked: NamedCohort;
      /** Null: everybody else. */
      readonly against: NamedCohort | null;
      /** What becomes of people who are in both. */
      readonly both: BothRule;
    };

export const bothRules = ['left out', 'asked'] as const;
export type BothRule = (typeof bothRules)[number];

/** Contacts that somebody came to, from `least` to `most`; null: no most. */
export const doseBands = [
  { id: '0', name: 'no contact', least: 0, most: 0 },
  { id: '1-2', name: '1 or 2 contacts', least: 1, most: 2 },
  { id: '3+', name: '3 or more contacts', least: 3, most: null },
] as const;
export type DoseBand = (typeof doseBands)[number]['id'];

export function isDoseBand(text: unknown): text is DoseBand {
  return doseBands.some(({ id }) => id === text);
}

export function doseBand(of: DoseBand): (typeof doseBands)[number] {
  const found = doseBands.find(({ id }) => id === of);
  if (found === undefined) throw new Error('compare: unknown number of contacts');
  return found;
}

/** Dimensions that are settled after referral, by the person or with them: those at one level differ from others in what led them there. */
export const settledAfter: ReadonlySet<DimensionId> = new Set(['activity', 'mode', 'link_worker']);

/** What the two cohorts are called: [held against, asked about]. */
export function cohortNames(choice: CompareChoice): readonly [string, string] {
  switch (choice.kind) {
    case 'arms':
      return ['comparison group', 'referred people'];
    case 'levels':
      return [
        choice.against === null ? 'all others' : choice.against.join(' or '),
        choice.asked.join(' or '),
      ];
    case 'date':
      return [`referred before ${day(choice.day)}`, `referred from ${day(choice.day)}`];
    case 'dose':
      return [doseBand(choice.against).name, doseBand(choice.asked).name];
    case 'cohorts':
      return [choice.against?.name ?? 'all others', choice.asked.name];
  }
}

/** "Harbour against all others". */
export function choiceWords(choice: CompareChoice): string {
  const [against, asked] = cohortNames(choice);
  return `${asked} against ${against}`;
}

/** The conditions of either cohort, where there are any; dimensions among them are part of the choice. */
function clausesOf(choice: CompareChoice): readonly Clauses[] {
  if (choice.kind !== 'cohorts') return [];
  return choice.against === null ? [choice.asked] : [choice.asked, choice.against];
}

/** All levels that a choice names. */
export function levelsNamed(choice: CompareChoice): Clauses['filters'] {
  return choice.kind === 'levels'
    ? [{ dimension: choice.dimension, levels: [...choice.asked, ...(choice.against ?? [])] }]
    : clausesOf(choice).flatMap(({ filters }) => filters);
}

/** The dimensions that the cohorts are chosen by. */
export function chosenBy(choice: CompareChoice): readonly DimensionId[] {
  return [...new Set(levelsNamed(choice).map(({ dimension }) => dimension))];
}

/** Which cohort a level belongs to: 1 asked about, 0 held against, null neither. */
export function sideOfLevel(
  { asked, against }: Extract<CompareChoice, { readonly kind: 'levels' }>,
  level: string,
): 0 | 1 | null {
  if (asked.includes(level)) return 1;
  return against === null || against.includes(level) ? 0 : null;
}
