-- Who was kept and who was lost, by what was known about them at the start, tallied.
--
-- Members with a first score on the measure. One row per dimension, level and whether a usable last score exists.
CREATE OR REPLACE MACRO kept(of_measure VARCHAR) AS TABLE
WITH started AS MATERIALIZED (
  SELECT pair.status = 'pair' AS was_kept, age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker
  FROM pair JOIN member USING (episode) JOIN episode USING (episode)
  WHERE measure = of_measure AND first_score IS NOT NULL
)
SELECT *
FROM (
  SELECT 'age_band' AS dimension, age_band::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY age_band, was_kept
  UNION ALL
  SELECT 'sex' AS dimension, sex::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY sex, was_kept
  UNION ALL
  SELECT 'ethnicity' AS dimension, ethnicity::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY ethnicity, was_kept
  UNION ALL
  SELECT 'deprivation' AS dimension, deprivation::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY deprivation, was_kept
  UNION ALL
  SELECT 'site' AS dimension, site::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY site, was_kept
  UNION ALL
  SELECT 'area' AS dimension, area::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY area, was_kept
  UNION ALL
  SELECT 'referral_source' AS dimension, referral_source::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY referral_source, was_kept
  UNION ALL
  SELECT 'reason' AS dimension, reason::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY reason, was_kept
  UNION ALL
  SELECT 'activity' AS dimension, activity::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY activity, was_kept
  UNION ALL
  SELECT 'mode' AS dimension, mode::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY mode, was_kept
  UNION ALL
  SELECT 'link_worker' AS dimension, link_worker::VARCHAR AS level, was_kept, count(*)::INTEGER AS n FROM started GROUP BY link_worker, was_kept
)
ORDER BY dimension, level, was_kept;
