// Rendered from queries/*.sql by test/queries; run `npx vitest run test/queries -u` after changing a query.

export interface QueryRow {
  /** Who is looked at: the referrals in scope, each with its arm and its stratum. */
  readonly cohort: { readonly episode: number; readonly arm: string; readonly stratum: string };
  /** How long the members waited for their first contact, and how long until they left, tallied. */
  readonly compare_times: { readonly event: string; readonly arm: string; readonly stratum: string; readonly happened: boolean; readonly days: number; readonly n: number };
  /** How many members are in no time to first contact or to leaving, and why. */
  readonly compare_times_lost: { readonly event: string; readonly arm: string; readonly stratum: string; readonly reason: string; readonly n: number };
  /** How much of each field is filled in, by site. */
  readonly completeness: { readonly field: string; readonly site: string; readonly referrals: number; readonly recorded: number };
  /** Which referrals came to how many contacts, as one side of a comparison: from of_least to of_most, or any more where that is NULL. */
  readonly dosed: { readonly episode: number; readonly side: string };
  /** Where the members stand on the way from referral to a usable pair, tallied. */
  readonly flow: { readonly measure: string; readonly arm: string; readonly ended: string; readonly contacted: string; readonly scores: string; readonly has_first: boolean; readonly has_second: boolean; readonly n: number };
  /** Who was kept and who was lost, by what was known about them at the start, tallied. */
  readonly kept: { readonly dimension: string; readonly level: string; readonly was_kept: boolean; readonly n: number };
  /** How many referrals are looked at, by stratum. */
  readonly members: { readonly arm: string; readonly stratum: string; readonly referrals: number };
  /** Paired scores of the members, tallied: enough for every before-and-after estimate. */
  readonly outcomes: { readonly measure: string; readonly arm: string; readonly stratum: string; readonly first_score: number; readonly last_score: number; readonly n: number };
  /** Pairs gathered by person, tallied: what an interval needs when one person can have several referrals. */
  readonly outcomes_clusters: { readonly measure: string; readonly arm: string; readonly stratum: string; readonly pairs: number; readonly change: number; readonly n: number };
  /** First scores of the members who have no usable last score, tallied. */
  readonly outcomes_lost: { readonly measure: string; readonly arm: string; readonly stratum: string; readonly first_score: number; readonly n: number };
  /** Later scores that are in no usable pair, tallied: what a dashboard that does not pair would average in. */
  readonly outcomes_unpaired: { readonly measure: string; readonly arm: string; readonly stratum: string; readonly last_score: number; readonly n: number };
  /** The first and the last score of every referral and measure, under a rule. */
  readonly pairs: { readonly episode: number; readonly measure: string; readonly status: string; readonly first_score: number | null; readonly last_score: number | null; readonly any_last: number | null; readonly days: number | null };
  /** How many people are looked at, by arm: somebody with referrals in two strata is one person. */
  readonly people: { readonly arm: string; readonly people: number };
  /** Paired scores of the members on one measure by what was known of them before, tallied: enough to hold two cohorts against each other. */
  readonly score_patterns: { readonly arm: string; readonly stratum: string; readonly age_band: string; readonly sex: string; readonly ethnicity: string; readonly deprivation: string; readonly referral_source: string; readonly reason: string; readonly site: string; readonly first_score: number; readonly last_score: number; readonly n: number };
  /** What became of the scores of the members, tallied: every before-and-after figure is read from this. */
  readonly tallies: { readonly measure: string; readonly arm: string; readonly stratum: string; readonly status: string; readonly first_score: number | null; readonly any_last: number | null; readonly n: number };
  /** How long after the first score the last one was taken, in months, tallied. */
  readonly timing: { readonly measure: string; readonly months: number; readonly n: number };
  /** Service use of the members by calendar month, summed. */
  readonly visit_calendar: { readonly service: string; readonly arm: string; readonly calendar: string; readonly watched: number; readonly watched_after: number; readonly visits: number; readonly squares: number };
  /** Service use of the members by month from referral, summed. */
  readonly visit_months: { readonly service: string; readonly arm: string; readonly stratum: string; readonly month: number; readonly watched: number; readonly visits: number; readonly squares: number };
  /** Service use before and after of the members, tallied: enough for every before-and-after estimate of it. */
  readonly visits: { readonly service: string; readonly arm: string; readonly stratum: string; readonly before: number; readonly after: number; readonly before_high: number; readonly after_high: number; readonly months_before: number; readonly months_after: number; readonly n: number };
  /** Service use before and after of the members by age, sex and deprivation, summed with its squares: enough for a model that takes them into account. */
  readonly visits_by: { readonly service: string; readonly arm: string; readonly stratum: string; readonly age_band: string; readonly sex: string; readonly deprivation: string; readonly months_before: number; readonly months_after: number; readonly n: number; readonly before: number; readonly after: number; readonly before_squares: number; readonly after_squares: number; readonly products: number };
}

export interface QueryParameters {
  readonly cohort: { readonly of_arm: string; readonly referred_from: string | null; readonly referred_to: string | null; readonly of_episodes: string; readonly by_dimension: string };
  readonly compare_times: Record<never, never>;
  readonly compare_times_lost: Record<never, never>;
  readonly completeness: Record<never, never>;
  readonly dosed: { readonly of_side: string; readonly of_least: number; readonly of_most: number };
  readonly flow: Record<never, never>;
  readonly kept: { readonly of_measure: string };
  readonly members: Record<never, never>;
  readonly outcomes: Record<never, never>;
  readonly outcomes_clusters: Record<never, never>;
  readonly outcomes_lost: Record<never, never>;
  readonly outcomes_unpaired: Record<never, never>;
  readonly pairs: { readonly days_before: number; readonly days_after: number; readonly days_between: number };
  readonly people: Record<never, never>;
  readonly score_patterns: { readonly of_measure: string };
  readonly tallies: Record<never, never>;
  readonly timing: Record<never, never>;
  readonly visit_calendar: { readonly without_run_up: boolean };
  readonly visit_months: Record<never, never>;
  readonly visits: { readonly of_setting: string };
  readonly visits_by: Record<never, never>;
}

export type QueryName = keyof QueryRow;

interface Declared {
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

export const queries: Readonly<Record<QueryName, Declared>> = {
  cohort: { parameters: [{ name: 'of_arm', type: 'VARCHAR' }, { name: 'referred_from', type: 'DATE' }, { name: 'referred_to', type: 'DATE' }, { name: 'of_episodes', type: 'VARCHAR' }, { name: 'by_dimension', type: 'VARCHAR' }] },
  compare_times: { parameters: [] },
  compare_times_lost: { parameters: [] },
  completeness: { parameters: [] },
  dosed: { parameters: [{ name: 'of_side', type: 'VARCHAR' }, { name: 'of_least', type: 'DOUBLE' }, { name: 'of_most', type: 'DOUBLE' }] },
  flow: { parameters: [] },
  kept: { parameters: [{ name: 'of_measure', type: 'VARCHAR' }] },
  members: { parameters: [] },
  outcomes: { parameters: [] },
  outcomes_clusters: { parameters: [] },
  outcomes_lost: { parameters: [] },
  outcomes_unpaired: { parameters: [] },
  pairs: { parameters: [{ name: 'days_before', type: 'DOUBLE' }, { name: 'days_after', type: 'DOUBLE' }, { name: 'days_between', type: 'DOUBLE' }] },
  people: { parameters: [] },
  score_patterns: { parameters: [{ name: 'of_measure', type: 'VARCHAR' }] },
  tallies: { parameters: [] },
  timing: { parameters: [] },
  visit_calendar: { parameters: [{ name: 'without_run_up', type: 'BOOLEAN' }] },
  visit_months: { parameters: [] },
  visits: { parameters: [{ name: 'of_setting', type: 'VARCHAR' }] },
  visits_by: { parameters: [] },
};
