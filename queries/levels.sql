-- The levels of every dimension and how many referrals have each, over everybody loaded.
CREATE OR REPLACE MACRO levels() AS TABLE
SELECT dimension, level, count(*)::INTEGER AS referrals
FROM (
  SELECT age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker FROM episode
) UNPIVOT (level FOR dimension IN (age_band, sex, ethnicity, deprivation, site, area, referral_source, reason, activity, mode, link_worker))
GROUP BY dimension, level
ORDER BY dimension, level;
