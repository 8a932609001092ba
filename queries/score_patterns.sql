-- Paired scores of the members on one measure by what was known of them before, tallied: enough to hold two cohorts against each other.
--
-- One row per arm, stratum, what is known of people, site, first and last score; n counts them. Only usable pairs: members with a first
-- score alone are in outcomes_lost, so that no last score has to be made up for them.
CREATE OR REPLACE MACRO score_patterns(of_measure VARCHAR) AS TABLE
SELECT
  arm,
  stratum,
  age_band,
  sex,
  ethnicity,
  deprivation,
  referral_source,
  reason,
  site,
  first_score,
  last_score,
  count(*)::INTEGER AS n
FROM pair JOIN member USING (episode) JOIN episode USING (episode)
WHERE pair.measure = of_measure AND pair.status = 'pair'
GROUP BY arm, stratum, age_band, sex, ethnicity, deprivation, referral_source, reason, site, first_score, last_score
ORDER BY ALL;
