import type { MarkedChoice } from './sides';
import type { QueryRow } from '../engine/queries.gen';
import { type CompareChoice, sideOfLevel } from '../evidence/comparechoice';
import type { Weighted } from '../stats/result';

export type ScorePattern = QueryRow['score_patterns'];

/** What the engine says of everybody whom a comparison could be between, split by the dimension that it is by. */
export interface ComparedTables {
  readonly members: readonly QueryRow['members'][];
  readonly lost: readonly QueryRow['outcomes_lost'][];
  /** By measure. */
  readonly patterns: ReadonlyMap<string, readonly ScorePattern[]>;
}

/** A pattern of people with both scores, in the cohort held against (0) or asked about (1). */
export interface ArmPattern extends ScorePattern {
  readonly side: 0 | 1;
}

/** Who of one measure is in which cohort; pairs are [held against, asked about]. */
export interface ComparedScores {
  readonly members: readonly [number, number];
  /** Referred and in scope, but in neither cohort. */
  readonly neither: number;
  /** First scores of those who have no usable last one. */
  readonly lost: readonly [readonly Weighted[], readonly Weighted[]];
  readonly pairs: readonly ArmPattern[];
}

/** Everybody at neither side of the choice is left out. */
export function comparedScores(
  { members, lost, patterns }: ComparedTables,
  choice: CompareChoice,
  measure: string,
): ComparedScores {
  const sideOf = sidesOf(choice);
  const both = <T>(of: (side: 0 | 1) => T): readonly [T, T] => [of(0), of(1)];
  return {
    members: both((side) =>
      members.reduce((total, row) => total + (sideOf(row) === side ? row.referrals : 0), 0),
    ),
    neither: members.reduce(
      (total, row) => total + (row.arm === 'referred' && sideOf(row) === null ? row.referrals : 0),
      0,
    ),
    lost: both((side) =>
      lost.flatMap((row) =>
        row.measure === measure && sideOf(row) === side ? [{ value: row.first_score, n: row.n }] : [],
      ),
    ),
    pairs: (patterns.get(measure) ?? []).flatMap((row) => {
      const side = sideOf(row);
      return side === null ? [] : [{ ...row, side }];
    }),
  };
}

/** Which cohort a row of the engine belongs to: 1 asked about, 0 held against, null neither. */
export function sidesOf(choice: CompareChoice) {
  return ({ arm, stratum }: { readonly arm: string; readonly stratum: string }): 0 | 1 | null => {
    if (choice.kind === 'arms') return arm === 'referred' ? 1 : 0;
    if (arm !== 'referred') return null;
    return choice.kind === 'levels' ? sideOfLevel(choice, stratum) : sideOfMark(choice, stratum);
  };
}

/** As `markSides` leaves it in the stratum. */
function sideOfMark(choice: MarkedChoice, mark: string): 0 | 1 | null {
  switch (mark) {
    case 'asked':
      return 1;
    case 'against':
      return 0;
    case 'both':
      return choice.kind === 'cohorts' && choice.both === 'asked' ? 1 : null;
    default:
      return choice.kind === 'cohorts' && choice.against === null ? 0 : null;
  }
}
