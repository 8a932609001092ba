-- Who was kept and who was lost, by what was known about them at the start, tallied.
--
-- Members with a first score on the measure. One row per dimension, level and whether a usable last score exists.
CREATE OR REPLACE MACRO kept(of_measure VARCHAR) AS TABLE
WITH started AS (
  SELECT episode, status = 'pair' AS was_kept
  FROM pair
  WHERE measure = of_measure AND first_score IS NOT NULL
),
described AS (
  SELECT was_kept, age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker
  FROM started JOIN member USING (episode) JOIN episode USING (episode)
)
SELECT dimension, level, was_kept, count(*)::INTEGER AS n
FROM described
UNPIVOT (level FOR dimension IN (age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker))
GROUP BY dimension, level, was_kept
ORDER BY dimension, level, was_kept;
