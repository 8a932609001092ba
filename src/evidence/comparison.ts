import type { MeasureCard } from './card';
import type { ComparedControl } from './comparedcontrol';
import type { ComparedSubgroups } from './comparedsubgroups';
import type { Count, Share, Sureness } from './evidence';
import type { CompareChoice } from './comparechoice';
import type { ComparedBands, ComparedMissing, ComparedOdds } from './comparedodds';
import type { ComparedPlan } from './underplan';
import type { Counted } from './scope';
import type { Balance, CovariateBalance } from '../stats/balance';
import type { Difference } from '../stats/difference';
import type { Equivalence } from '../stats/equivalence';
import type { EValue } from '../stats/evalue';
import type { MannWhitney } from '../stats/mannwhitney';
import type { Result, Withheld } from '../stats/result';

/** Two cohorts held against each other on one measure: are they alike, what differs, and what could explain it away? Pairs are [held against, asked about]. */
export interface ComparisonFinding {
  readonly id: string;
  readonly measure: MeasureCard;
  readonly choice: CompareChoice;
  readonly counted: Counted;
  /** Those in scope who are in neither cohort, or in both where these are left out; looked at nowhere. */
  readonly neither: Count;
  readonly cohorts: readonly [ComparedCohort, ComparedCohort];
  readonly covariates: ComparedCovariates;
  /** Of those with both scores, before and after weighting. */
  readonly balance: Result<ComparedBalance>;
  readonly overlap: Result<ComparedOverlap>;
  /** The adjusted estimates are opened after these checks; each that fails is a sentence, and the sentences stand in their place. */
  readonly gate: { readonly opened: boolean; readonly failed: readonly string[] };
  /** Raw and adjusted together, the headline first. */
  readonly estimates: readonly ComparisonMethod[];
  readonly shares: readonly ComparedShare[];
  /** Absent where improved cannot be told, and for averages that may not be made. */
  readonly odds?: ComparedOdds;
  /** Absent where the measure has no bands. */
  readonly bands?: ComparedBands;
  /** What is not recorded, by characteristic. */
  readonly missing?: readonly ComparedMissing[];
  readonly shift: Result<MannWhitney>;
  readonly eValue: Result<EValue>;
  /** Against the measure's meaningful difference; null where the measure has none. */
  readonly equivalence: { readonly margin: number; readonly found: Result<Equivalence> } | null;
  /** The smallest difference that these people could have shown, in points, with a power of 80%. */
  readonly detectable: Result<{ readonly difference: number }>;
  /** Whether the difference differs by what people came with; withheld while the gate is closed. */
  readonly subgroups?: Result<ComparedSubgroups>;
  /** On which measure the comparison is checked, and how that went; absent: none is named. */
  readonly control?: ComparedControl;
  readonly sure: Sureness;
  /** How sure with a plan that was frozen before the estimates were opened; absent: the same. Left out of what others see. */
  readonly surePlanned?: Sureness;
  /** What a frozen plan says of this finding; absent: there is none. */
  readonly plan?: ComparedPlan;
}

export interface ComparedCohort {
  /** As the page names it: levels joined by "or", "all others", "referred people", "comparison group". */
  readonly name: string;
  readonly members: Count;
  /** Of those with a first score, those with both. */
  readonly followedUp: Share;
  readonly first: Result<{ readonly mean: number; readonly sd: number }>;
  readonly change: Result<{ readonly mean: number; readonly sd: number }>;
}

export interface ComparedCovariates {
  readonly used: readonly string[];
  /** Levels that people of one cohort alone have (0 held against, 1 asked about): they are in nothing that is adjusted. Not named in a release. */
  readonly apart: readonly { readonly name: string; readonly side: 0 | 1 }[];
  /** What is not adjusted for, and why: not recorded in both, decided after the first score, part of the choice, too many levels. */
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

/** As `Balance`; how many have no value, and how many people there are, can be hidden by themselves. */
export interface ComparedBalance extends Omit<Balance, 'n' | 'covariates'> {
  readonly n: readonly [Count, Count];
  readonly covariates: readonly ComparedCovariate[];
  /** Rows not shown because few people are behind them; absent where none is. */
  readonly hidden?: number;
}

export interface ComparedCovariate extends Omit<CovariateBalance, 'missing'> {
  readonly missing: readonly [number | Withheld, number | Withheld];
}

/** People with nobody like them in the other cohort, as `Outside`. */
export interface ComparedOutside {
  readonly people: Count;
  readonly share: number | Withheld;
}

export interface ComparedOverlap {
  readonly outside: readonly [ComparedOutside, ComparedOutside];
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: readonly [Count, Count];
  }[];
}

export interface ComparisonMethod {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly adjusted: boolean;
  readonly n: readonly [Count, Count];
  /** In points of change or of the last score: the cohort asked about less the other. */
  readonly estimate: Result<Difference>;
}

export interface ComparedShare {
  readonly id: 'improved' | 'worsened';
  readonly shares: readonly [Share, Share];
  /** From −1 to 1. */
  readonly difference: Result<{
    readonly difference: number;
    readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
  }>;
}
