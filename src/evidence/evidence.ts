import type { MeasureCard } from './card';
import type { ComparedTimes } from './comparedtimes';
import type { ComparisonFinding } from './comparison';
import type { Counted, Scope } from './scope';
import type { VisitFinding } from './visits';
import type { BandTest } from '../stats/bandtest';
import type { PairedEffect } from '../stats/effect';
import type { Ends } from '../stats/floor';
import type { MissingRange } from '../stats/missing';
import type { Oneway } from '../stats/oneway';
import type { PairedChange } from '../stats/paired';
import type { Quartiles } from '../stats/quantiles';
import type { RegressionRow } from '../stats/regression';
import type { Interval, Withheld, Result } from '../stats/result';
import type { SignedRank } from '../stats/signedrank';
import type { Standardised } from '../stats/standardised';
import type { DimensionId } from '../vocabulary/dimensions';
import type { IssueCode, Severity } from '../vocabulary/issue';
import type { ProfileId } from '../vocabulary/profiles';

/** A count of people or referrals, or why it is hidden. */
export type Count = number | Withheld;

/** `x` of `n`, the share (0 to 1) and its Wilson interval; none where a person can be counted several times. */
export interface Share {
  readonly x: Count;
  readonly n: Count;
  readonly share: number | Withheld;
  readonly interval: Interval | null;
}

/**
 * The questions that are worked out one by one; `models` adds to the methods of service use those that take long to fit. `compare` is
 * answered only where two cohorts are chosen.
 */
export const questions = ['outcomes', 'flow', 'visits', 'models', 'compare', 'quality'] as const;
export type Question = (typeof questions)[number];

/** Everything that may be shown about one data set and one scope. It has no place for a person or a tally of score pairs. */
export interface Evidence {
  readonly format: 'plainsight-evidence';
  readonly version: 1;
  readonly made: { readonly by: string; readonly on: string };
  readonly dataset: Dataset;
  readonly scope: Scope;
  readonly profile: ProfileId;
  /** Referrals and people looked at. */
  readonly referrals: Count;
  readonly people: Count;
  /** What has been worked out for this scope; the findings of the other questions are still empty. A pack holds all. */
  readonly answered: readonly Question[];
  /** One per measure in the data. */
  readonly flow: readonly FlowFinding[];
  readonly outcomes: readonly OutcomeFinding[];
  /** One per kind of service use in the data. */
  readonly visits: readonly VisitFinding[];
  /** One per measure, where two cohorts are held against each other. Absent: none is chosen, or it is not worked out yet. */
  readonly comparisons?: readonly ComparisonFinding[];
  /** How long the two cohorts waited for a first contact and until they left, as far as that is recorded; absent as `comparisons`. */
  readonly comparedTimes?: readonly ComparedTimes[];
  readonly quality: QualityFinding;
}

export interface Dataset {
  readonly name: string;
  readonly madeUp: boolean;
  readonly files: readonly { readonly name: string; readonly rows: Count; readonly sha256: string }[];
  /** First and last referral date in the data, ISO days; null where no referral is dated. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** What people can be compared by beside their dimensions: a comparison group, and contacts with the service. Absent: neither. */
  readonly beside?: { readonly comparisonGroup: boolean; readonly contacts: boolean };
  /** Levels that a filter or split can use, by dimension; only dimensions that are recorded. */
  readonly dimensions: readonly {
    readonly id: DimensionId;
    readonly name: string;
    readonly levels: readonly string[];
  }[];
}

/** From referral to a usable pair on one measure, every loss counted. */
export interface FlowFinding {
  readonly id: string;
  readonly measure: MeasureCard;
  readonly counted: Counted;
  readonly steps: readonly FlowStep[];
  /** First scores of those kept less those lost, in standard deviations, and the same for who they are. */
  readonly lostVersusKept: readonly KeptRow[];
}

export interface FlowStep {
  readonly id: 'referred' | 'first_contact' | 'first_score' | 'second_score' | 'usable_pair';
  readonly name: string;
  /** Of all referred. */
  readonly reached: Share;
  /** Lost between the step before and this one, with the reasons that are recorded. */
  readonly lost: Count;
  readonly reasons: readonly { readonly reason: string; readonly n: Count }[];
}

export interface KeptRow {
  /** 'first score', or a dimension and one of its levels. */
  readonly label: string;
  readonly dimension: DimensionId | null;
  readonly kept: number | Withheld;
  readonly lost: number | Withheld;
  /** How many people of either kind the row rests on. */
  readonly nKept: Count;
  readonly nLost: Count;
  /** Kept less lost, standardised. */
  readonly difference: Result<Standardised>;
}

/** Change on one measure: everyone, by the levels of one dimension, and how sure one can be. */
export interface OutcomeFinding {
  readonly id: string;
  readonly measure: MeasureCard;
  readonly counted: Counted;
  readonly overall: Outcome;
  readonly by: {
    readonly dimension: DimensionId;
    readonly name: string;
    readonly groups: readonly OutcomeGroup[];
    /** Groups whose estimate is not shown because fewer than 10 pairs are behind it. */
    readonly hidden: number;
    /** Do the groups differ? Welch's one-way test, with Holm's correction over the measures shown. */
    readonly difference: Result<Oneway & { readonly pHolm: number }>;
  } | null;
  readonly sure: Sureness;
}

export interface OutcomeGroup {
  readonly level: string;
  readonly outcome: Outcome;
}

export interface Outcome {
  readonly referred: Count;
  /** Those with a valid first score who have a usable pair; and the pairs as a share of all referred. */
  readonly followedUp: Share;
  readonly ofReferred: Share;
  readonly change: Result<PairedChange>;
  /** What everybody changed by, in points, where all changed by the same amount; else null. */
  readonly constantChange: number | null;
  readonly effect: Result<PairedEffect>;
  readonly signedRank: Result<SignedRank>;
  readonly quartiles: Result<{
    readonly first: Quartiles;
    readonly last: Quartiles;
    readonly change: Quartiles;
  }>;
  /** The change in classes of equal width, and which of the three kinds each is. */
  readonly distribution: readonly Bin[];
  readonly moved: Moved;
  readonly movement: BandMovement | null;
  /** Of an ordinal measure: who stood in each category first and last, among those with both scores. Else null. */
  readonly categories: readonly CategoryShares[] | null;
  readonly ends: { readonly first: Result<Ends>; readonly last: Result<Ends> };
  /** Mean of all last scores less mean of all first scores, whoever they belong to. Not a change. */
  readonly unpaired: Result<Unpaired>;
  readonly missing: Result<MissingRange>;
  /** What chance alone would give when people are chosen for low scores. */
  readonly expected: Result<Expected>;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: Count;
  readonly kind: 'improved' | 'unchanged' | 'worsened' | 'mixed';
}

/** Improved, no reliable change, worsened: always the three together. */
export interface Moved {
  /** The words: reliable change where a reliability or a published threshold is known, else "moved by at least k". */
  readonly kind: 'reliable change' | 'moved by at least';
  readonly points: number | null;
  readonly basis: string;
  readonly verified: boolean;
  readonly counts: Result<{ readonly improved: Share; readonly unchanged: Share; readonly worsened: Share }>;
}

/** People by first band (rows) and last band (columns, the last one "no second score"). */
export interface BandMovement {
  readonly bands: readonly string[];
  readonly verified: boolean;
  readonly table: readonly (readonly Count[])[];
  /** Holm's correction is over the measures shown; in groups, over groups and measures together. */
  readonly test: Result<BandTest & { readonly pHolm: number }>;
}

/** The share in one answer category, at the first and at the last score. */
export interface CategoryShares {
  readonly label: string;
  readonly first: Share;
  readonly last: Share;
}

export interface Unpaired {
  readonly nFirst: number;
  readonly nLast: number;
  readonly meanFirst: number;
  readonly meanLast: number;
  readonly difference: number;
}

export interface Expected {
  readonly populationMean: number;
  readonly population: string;
  readonly verified: boolean;
  readonly rows: readonly RegressionRow[];
}

export type Step = 'Descriptive' | 'Limited' | 'Moderate' | 'Stronger';

/** How sure one can be, the rule that caps it, and what would raise it. */
export interface Sureness {
  readonly step: Step;
  readonly because: string;
  readonly raise: string | null;
}

export interface QualityFinding {
  readonly ledgers: readonly LedgerCounts[];
  /** How often each kind of issue occurs; the lines stay in the workspace. */
  readonly issues: readonly {
    readonly code: IssueCode;
    readonly severity: Severity;
    readonly file: string;
    readonly n: Count;
  }[];
  readonly completeness: readonly {
    readonly field: string;
    readonly recorded: Share;
    readonly sites: readonly { readonly site: string; readonly recorded: Share }[];
  }[];
  /** Months between first and last score, by measure. */
  readonly timing: readonly {
    readonly measure: string;
    readonly months: readonly { readonly month: number; readonly n: Count }[];
  }[];
}

/** Rows in = rows used + rows set aside, as counts that a profile can hide or round. */
export interface LedgerCounts {
  readonly file: string;
  readonly rows_in: Count;
  readonly rows_used: Count;
  readonly rows_set_aside: Count;
  readonly scores_in: Count;
  readonly scores_used: Count;
}
