-- Who was kept and who was lost, by what was known about them at the start, tallied.
--
-- Members with a first score on the measure. One row per dimension, level and whether a usable last score exists. Every row of a grouping set
-- has one dimension's level, and nobody's level is NULL.
CREATE OR REPLACE MACRO kept(of_measure VARCHAR) AS TABLE
WITH started AS (
  SELECT pair.status = 'pair' AS was_kept, age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker
  FROM pair JOIN member USING (episode) JOIN episode USING (episode)
  WHERE arm = 'referred' AND measure = of_measure AND first_score IS NOT NULL
)
SELECT
  CASE
    WHEN age_band IS NOT NULL THEN 'age_band'
    WHEN sex IS NOT NULL THEN 'sex'
    WHEN ethnicity IS NOT NULL THEN 'ethnicity'
    WHEN deprivation IS NOT NULL THEN 'deprivation'
    WHEN site IS NOT NULL THEN 'site'
    WHEN area IS NOT NULL THEN 'area'
    WHEN referral_source IS NOT NULL THEN 'referral_source'
    WHEN reason IS NOT NULL THEN 'reason'
    WHEN activity IS NOT NULL THEN 'activity'
    WHEN mode IS NOT NULL THEN 'mode'
    WHEN link_worker IS NOT NULL THEN 'link_worker'
  END AS dimension,
  coalesce(
    age_band::VARCHAR, sex::VARCHAR, ethnicity::VARCHAR, deprivation::VARCHAR, site::VARCHAR, area::VARCHAR,
    referral_source::VARCHAR, reason::VARCHAR, activity::VARCHAR, mode::VARCHAR, link_worker::VARCHAR
  ) AS level,
  was_kept,
  count(*)::INTEGER AS n
FROM started
GROUP BY GROUPING SETS (
  (age_band, was_kept), (sex, was_kept), (ethnicity, was_kept), (deprivation, was_kept), (site, was_kept), (area, was_kept),
  (referral_source, was_kept), (reason, was_kept), (activity, was_kept), (mode, was_kept), (link_worker, was_kept)
)
ORDER BY dimension, level, was_kept;
