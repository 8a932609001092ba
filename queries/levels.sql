-- The levels of every dimension and how many referrals have each, over everybody loaded who was referred.
CREATE OR REPLACE MACRO levels() AS TABLE
SELECT *
FROM (
  SELECT 'age_band' AS dimension, age_band::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY age_band
  UNION ALL
  SELECT 'sex' AS dimension, sex::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY sex
  UNION ALL
  SELECT 'ethnicity' AS dimension, ethnicity::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY ethnicity
  UNION ALL
  SELECT 'deprivation' AS dimension, deprivation::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY deprivation
  UNION ALL
  SELECT 'site' AS dimension, site::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY site
  UNION ALL
  SELECT 'area' AS dimension, area::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY area
  UNION ALL
  SELECT 'referral_source' AS dimension, referral_source::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY referral_source
  UNION ALL
  SELECT 'reason' AS dimension, reason::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY reason
  UNION ALL
  SELECT 'activity' AS dimension, activity::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY activity
  UNION ALL
  SELECT 'mode' AS dimension, mode::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY mode
  UNION ALL
  SELECT 'link_worker' AS dimension, link_worker::VARCHAR AS level, count(*)::INTEGER AS referrals FROM episode WHERE group_label = 'referred' GROUP BY link_worker
)
ORDER BY dimension, level;
