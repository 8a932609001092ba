-- How much of each field is filled in, by site.
--
-- Members who were referred only. One row per field and site: how many referrals, and how many have the field recorded.
CREATE OR REPLACE MACRO completeness() AS TABLE
WITH described AS (
  SELECT
    coalesce(episode.site, 'not recorded') AS at_site,
    referral_date IS NOT NULL AS referral_date,
    first_contact IS NOT NULL AS first_contact,
    closed IS NOT NULL AS closed,
    status <> 'not recorded' AS status,
    age_band <> 'not recorded' AS age_band,
    sex <> 'not recorded' AS sex,
    ethnicity <> 'not recorded' AS ethnicity,
    deprivation <> 'not recorded' AS deprivation,
    area <> 'not recorded' AS area,
    referral_source <> 'not recorded' AS referral_source,
    reason <> 'not recorded' AS reason,
    activity <> 'not recorded' AS activity,
    mode <> 'not recorded' AS mode,
    link_worker <> 'not recorded' AS link_worker
  FROM member JOIN episode USING (episode)
  WHERE arm = 'referred'
)
SELECT field, at_site AS site, count(*)::INTEGER AS referrals, sum(recorded::INTEGER)::INTEGER AS recorded
FROM described
UNPIVOT (recorded FOR field IN (referral_date, first_contact, closed, status, age_band, sex, ethnicity, deprivation, area, referral_source, reason, activity, mode, link_worker))
GROUP BY field, at_site
ORDER BY field, at_site;
