-- Who is looked at: the referrals in scope, each with its arm and its stratum.
--
-- The only place where a filter, a split or a comparison is applied; every other query reads the table member that this fills.
-- of_episodes is 'first' (a person's first referral in scope) or 'all'. by_dimension names the column that splits, or is ''.
-- Levels to keep stand in the table chosen; a dimension without a row there is not filtered.
CREATE OR REPLACE MACRO cohort(referred_from DATE, referred_to DATE, of_episodes VARCHAR, by_dimension VARCHAR) AS TABLE
WITH in_scope AS (
  SELECT *
  FROM episode
  WHERE (referred_from IS NULL OR referral_date >= referred_from)
    AND (referred_to IS NULL OR referral_date <= referred_to)
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'age_band') = 0 OR age_band IN (SELECT level FROM chosen WHERE dimension = 'age_band'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'sex') = 0 OR sex IN (SELECT level FROM chosen WHERE dimension = 'sex'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'ethnicity') = 0 OR ethnicity IN (SELECT level FROM chosen WHERE dimension = 'ethnicity'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'deprivation') = 0 OR deprivation IN (SELECT level FROM chosen WHERE dimension = 'deprivation'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'site') = 0 OR site IN (SELECT level FROM chosen WHERE dimension = 'site'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'area') = 0 OR area IN (SELECT level FROM chosen WHERE dimension = 'area'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'referral_source') = 0 OR referral_source IN (SELECT level FROM chosen WHERE dimension = 'referral_source'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'reason') = 0 OR reason IN (SELECT level FROM chosen WHERE dimension = 'reason'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'activity') = 0 OR activity IN (SELECT level FROM chosen WHERE dimension = 'activity'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'mode') = 0 OR mode IN (SELECT level FROM chosen WHERE dimension = 'mode'))
    AND ((SELECT count(*) FROM chosen WHERE dimension = 'link_worker') = 0 OR link_worker IN (SELECT level FROM chosen WHERE dimension = 'link_worker'))
)
SELECT
  episode,
  'everyone' AS arm,
  CASE by_dimension
    WHEN 'age_band' THEN age_band
    WHEN 'sex' THEN sex
    WHEN 'ethnicity' THEN ethnicity
    WHEN 'deprivation' THEN deprivation
    WHEN 'site' THEN site
    WHEN 'area' THEN area
    WHEN 'referral_source' THEN referral_source
    WHEN 'reason' THEN reason
    WHEN 'activity' THEN activity
    WHEN 'mode' THEN mode
    WHEN 'link_worker' THEN link_worker
    ELSE 'everyone'
  END AS stratum
FROM in_scope
WHERE of_episodes = 'all'
  OR NOT of_many
  OR episode IN (SELECT min(episode) FROM in_scope WHERE of_many GROUP BY person);
