import type { CompareChoice } from './comparechoice';
import type { PriceChoice } from './price';
import type { WindowRule } from './windows';
import type { DimensionId } from '../vocabulary/dimensions';

/** Who is looked at, and by which rules. Recorded once in the Evidence and said in words beside every result. */
export interface Scope {
  /** Referred on or after, on or before; ISO days. Absent = no limit. */
  readonly from?: string;
  readonly to?: string;
  /** A person's first referral in scope, or every referral (then clustered by person). */
  readonly episodes: 'first' | 'all';
  /** Only these levels of a dimension. */
  readonly filters: readonly { readonly dimension: DimensionId; readonly levels: readonly string[] }[];
  /** Results are also given by the levels of this dimension. */
  readonly by?: DimensionId;
  readonly rule: PairRule;
  /** Where service use is counted before and after. Absent: the usual windows. */
  readonly windows?: WindowRule;
  /** The first calendar month in which the service can have changed anything, such as 2023-04. Absent: no series by calendar month. */
  readonly began?: string;
  /** What one visit is taken to cost. Absent: nothing is priced; there is no usual price. */
  readonly price?: PriceChoice;
  /** Which two cohorts are held against each other. Absent: none. */
  readonly compare?: CompareChoice;
  /** The measure that the service could not have changed, on which a comparison is checked; its id. Absent: none. */
  readonly control?: string;
}

/**
 * Which score is first and which is last. First: the one labelled as baseline, else the nearest to referral from `before`
 * days before to `after` days after. Last: the one with the latest stage label, else the latest at least `gap` days after the first.
 */
export interface PairRule {
  readonly before: number;
  readonly after: number;
  readonly gap: number;
}

/** What a count under a scope counts: people, or referrals where every referral of a person is looked at. */
export type Counted = 'people' | 'referrals';

export function countedIn({ episodes }: Scope): Counted {
  return episodes === 'all' ? 'referrals' : 'people';
}

export const usualRule: PairRule = { before: 30, after: 42, gap: 28 };

export const everyone: Scope = { episodes: 'first', filters: [], rule: usualRule };

/** Whether a text is a real calendar day like 2024-04-01. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
