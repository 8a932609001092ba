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
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
