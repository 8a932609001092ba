import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

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
  | { readonly kind: 'arms' };

/** Dimensions that are settled after referral, by the person or with them: those at one level differ from others in what led them there. */
export const settledAfter: ReadonlySet<DimensionId> = new Set(['activity', 'mode', 'link_worker']);

/** What the two cohorts are called: [held against, asked about]. */
export function cohortNames(choice: CompareChoice): readonly [string, string] {
  if (choice.kind === 'arms') return ['comparison group', 'referred people'];
  const { asked, against } = choice;
  return [against === null ? 'all others' : against.join(' or '), asked.join(' or ')];
}

/** "Harbour against all others". */
export function choiceWords(choice: CompareChoice): string {
  const [against, asked] = cohortNames(choice);
  return `${asked} against ${against}`;
}

/** What has to be said beside a comparison of what people came to choose; undefined where it is none. */
export function choiceCaution(choice: CompareChoice): string | undefined {
  if (choice.kind === 'arms' || !settledAfter.has(choice.dimension)) return undefined;
  const name = (dimensionById.get(choice.dimension)?.name ?? choice.dimension).toLowerCase();
  return `People come to their ${name} by their own choice and their link worker’s, after the first score: those who gain from anything may be found more often at one level, and no adjustment for what was known before can undo that.`;
}

/** Which cohort a level belongs to: 1 asked about, 0 held against, null neither. */
export function sideOfLevel(
  { asked, against }: Extract<CompareChoice, { readonly kind: 'levels' }>,
  level: string,
): 0 | 1 | null {
  if (asked.includes(level)) return 1;
  return against === null || against.includes(level) ? 0 : null;
}
