interface Reason {
  readonly says: string;
  /** As `says`, where referrals are counted and not people. */
  readonly ofReferrals?: string;
  readonly remedy: string;
}

/** Why a number is withheld: what the screen says, and what the reader can do. */
export const reasons = {
  no_pairs: {
    says: 'nobody has two usable scores',
    ofReferrals: 'no referral has two usable scores',
    remedy: 'Ask again, or widen the window for the last score.',
  },
  one_pair: {
    says: 'only one person has two usable scores',
    ofReferrals: 'only one referral has two usable scores',
    remedy: 'At least two pairs are needed for any estimate.',
  },
  too_few: {
    says: 'too few people to estimate',
    ofReferrals: 'too few referrals to estimate',
    remedy: 'Combine groups, or follow up more.',
  },
  no_spread: {
    says: 'everyone changed by the same amount, so no test or interval can be computed',
    ofReferrals: 'all scores changed by the same amount, so no test or interval can be computed',
    remedy: 'Check that the last score was not copied or derived from the first.',
  },
  no_change: {
    says: 'no one changed, so there is nothing to test',
    ofReferrals: 'no score changed, so there is nothing to test',
    remedy: 'Check that the last score was not copied.',
  },
  no_baseline_spread: {
    says: 'everyone started at the same score, so the change cannot be scaled by the spread at the start',
    remedy: 'Read the change in points instead.',
  },
  no_reliability: {
    says: 'no published threshold or reliability is known for this measure',
    remedy: 'Give the measure a threshold or a reliability with its source.',
  },
  no_discordant: { says: 'no one moved between the bands', remedy: 'There is no movement to test.' },
  singular: { says: 'the bands are too sparse for this test', remedy: 'Use fewer bands.' },
  one_group: { says: 'there is only one group with enough people', remedy: 'Choose another split.' },
  no_variance: { says: 'there is no variation in either group', remedy: 'Check the scores.' },
  ordinal: { says: 'an average of answer categories misleads', remedy: 'Read the shares in each category.' },
  no_norm: { says: 'no population figure is known for this measure', remedy: 'Add a norm with its source.' },
  small_number: {
    says: 'hidden because few people are behind it',
    ofReferrals: 'hidden because few referrals are behind it',
    remedy: 'Combine groups.',
  },
  all_kept: {
    says: 'no one was lost',
    ofReferrals: 'no referral was lost',
    remedy: 'There is nothing missing to assume about.',
  },
  no_range: {
    says: 'the measure has no fixed range',
    remedy: 'Give the measure a lowest and highest score.',
  },
  clustered: {
    says: 'this test does not allow for one person having several referrals',
    remedy: 'Look at first referrals only.',
  },
  exact_only: {
    says: 'this statistic would give exact numbers of people away',
    ofReferrals: 'this statistic would give exact numbers of referrals away',
    remedy: 'It is shown under the internal profile.',
  },
  invalid: { says: 'the input is not a number this method can use', remedy: 'Check the scores.' },
  no_values: {
    says: 'nobody has a usable value',
    ofReferrals: 'no referral has a usable value',
    remedy: 'Check that this was recorded, or choose a wider group.',
  },
  one_value: {
    says: 'only one person has a usable value',
    ofReferrals: 'only one referral has a usable value',
    remedy: 'At least two values are needed for a spread.',
  },
  no_last_spread: {
    says: 'everyone ended at the same score, so the change cannot be scaled by the spread of the scores',
    remedy: 'Read the change in points instead.',
  },
  few_for_interval: {
    says: 'too few people changed for limits at this level',
    remedy: 'Read the estimate as a description of these people only.',
  },
  includes_zero: {
    says: 'the interval already includes no change',
    remedy: 'No assumption about the people lost is needed to reach no change.',
  },
  no_exposure: {
    says: 'nobody was observed, so there is no rate',
    remedy: 'Check the days observed, or choose another window.',
  },
  unobserved: {
    says: 'some people were not observed in one of the two windows',
    remedy: 'Leave them out, and say how many they are.',
  },
  no_events: {
    says: 'no visits were counted',
    remedy: 'Check that visits were recorded for these people and this time.',
  },
  none_before: {
    says: 'no visits were counted before, so there is no ratio',
    remedy: 'Read the difference in visits per person and year instead.',
  },
  none_after: {
    says: 'no visits were counted after, so the ratio is 0 and has only an upper limit',
    remedy: 'Read that limit, and the difference in visits per person and year.',
  },
  no_ratio_spread: {
    says: 'the visits of everyone changed by the same factor, so no test or interval can be computed',
    remedy: 'Check that the later counts were not copied or derived from the earlier ones.',
  },
  separated: {
    says: 'one of the groups compared has no visits at all, so its ratio has no finite estimate',
    remedy: 'Combine groups, or read the counts and the exact limits of each rate.',
  },
  not_settled: {
    says: 'the model did not settle on an answer',
    remedy: 'Use fewer characteristics, or wider bands.',
  },
  exact_fit: {
    says: 'the model fits every count exactly, so no error can be computed from the misses',
    remedy: 'Use fewer characteristics, or more people.',
  },
  nobody_at_risk: {
    says: 'nobody was observed in this month',
    remedy: 'Read the months around it, or check the dates people left.',
  },
  no_visits: {
    says: 'no visits were recorded in one of the periods compared, so there is no ratio',
    remedy: 'Check the dates, or read the difference instead.',
  },
  no_months: {
    says: 'visits were not counted month by month around a known date of referral',
    remedy: 'Load counts by month, or dated contacts, with the dates of referral.',
  },
  short_series: {
    says: 'the series has fewer than 12 months',
    remedy: 'Load a longer series.',
  },
  few_months: {
    says: 'there are fewer than 8 months before or after the interruption',
    remedy: 'Load a longer series.',
  },
  exact_series: {
    says: 'the model meets every month exactly, so no interval can be computed',
    remedy: 'Check that months were counted, and not spread evenly from a yearly total.',
  },
  not_identified: {
    says: 'there is too little data to tell these effects apart',
    remedy: 'Ask for fewer effects, or load more months or people.',
  },
  few_pre_months: {
    says: 'fewer than two months before referral can be compared',
    remedy: 'Load more months before referral.',
  },
  same_use: {
    says: 'everyone had the same number of visits before, so nothing can be learnt about chance',
    remedy: 'Check that visits were counted.',
  },
  unstable_use: {
    says: 'use in one period says nothing about use in the next, so no fall can be worked out',
    remedy: 'Read the grid of assumed reliabilities instead.',
  },
  no_price: {
    says: 'no unit price with its year and source was given',
    remedy: 'Give the price of one visit, the year of the price and where it comes from.',
  },
  no_money: {
    says: 'the interval of the difference includes no change, so no money can be put on it',
    remedy: 'Read the difference in visits.',
  },
  no_comparison: {
    says: 'the change of one group holds what would have happened anyway, so no part of it can be priced',
    remedy: 'Bring people who were not referred, counted over the same months.',
  },
  other_price: {
    says: 'the price chosen is of another kind of visit',
    remedy: 'Choose a price of these visits, or give one.',
  },
  not_comparable: {
    says: 'the two cohorts fail a check of whether they can be compared',
    remedy: 'Choose cohorts that are more alike, or read the raw difference as a description.',
  },
  few_for_covariates: {
    says: 'there are not enough people for so many characteristics',
    remedy: 'Adjust for fewer characteristics, or widen the cohorts.',
  },
  exact_scores: {
    says: 'the model meets every score exactly, so no interval can be computed',
    remedy: 'Check that the last score was not copied or derived from the first.',
  },
  arm_told: {
    says: 'the characteristics adjusted for say exactly who is in which cohort, so nobody is alike in both',
    remedy: 'Leave out the characteristic that says who is in which cohort.',
  },
  alone: {
    says: 'the difference rests on one person whom nobody else is like',
    remedy: 'Combine rare categories, or adjust for fewer characteristics.',
  },
  few_sites: {
    says: 'too few sites to judge how far sites differ',
    remedy: 'Read the interval without sites as too narrow.',
  },
  same_outcome: {
    says: 'everyone has the same outcome, so there is nothing to compare',
    remedy: 'Choose another outcome, or wider cohorts.',
  },
  certain_outcome: {
    says: 'for some people the outcome is certain given their characteristics, so the odds have no finite estimate',
    remedy: 'Read the estimate with the penalty, use fewer characteristics, or combine rare categories.',
  },
  certain_arm: {
    says: 'for some people the characteristics adjusted for leave no doubt which cohort they are in, so nobody in the other is like them',
    remedy:
      'Adjust for fewer characteristics, combine rare categories, or compare only people found in both cohorts.',
  },
  no_overlap: {
    says: 'too many people of one cohort are unlike anybody in the other',
    remedy: 'Compare only people found in both cohorts.',
  },
  wholly_apart: {
    says: 'everyone in one cohort has one value of a characteristic, and everyone in the other another',
    remedy: 'Choose cohorts that share this characteristic.',
  },
  none_in_cohort: {
    says: 'nobody in one of the cohorts had this outcome, so there is no ratio above 0',
    remedy: 'Read the difference in shares and its limits.',
  },
  no_matches: {
    says: 'nobody in one cohort has a near enough counterpart in the other',
    remedy: 'Choose cohorts that are more alike, or compare by bands.',
  },
  same_in_pairs: {
    says: 'all pairs differ by the same amount, so no test or interval can be computed',
    remedy: 'Check that the scores were not copied or derived from each other.',
  },
  no_score_spread: {
    says: 'everyone has the same score, so there is nothing to match on',
    remedy: 'Match on other characteristics.',
  },
  no_common_strata: {
    says: 'no stratum holds people of both cohorts',
    remedy: 'Use fewer characteristics, or wider bands.',
  },
  one_stratum: {
    says: 'fewer than two strata say anything about the odds, so strata cannot be compared',
    remedy: 'Read the odds ratio without this check.',
  },
  no_odds_ratio: {
    says: 'in one cohort everybody or nobody had this outcome, so the odds ratio has no finite estimate',
    remedy: 'Read the difference in shares and its limits.',
  },
  never_happened: {
    says: 'it happened to nobody while they were watched, so there is nothing to compare',
    remedy: 'Read how long people were watched, or wait longer.',
  },
  few_groups: {
    says: 'two groups are too few to say where another one would lie',
    remedy: 'Read the interval of the mean.',
  },
  one_band: {
    says: 'everyone ended in the same band, so there is nothing to compare',
    remedy: 'Use other bands, or read the scores.',
  },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
