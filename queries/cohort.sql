-- Who is looked at: the referrals in scope, each with its arm and its stratum.
--
-- The only place where a filter, a split or a comparison is applied; every other query reads the table member that this fills.
-- of_episodes is 'first' (a person's first referral in scope) or 'all'. by_dimension names the column that splits, or is ''.
-- of_arm is 'referred', or 'comparison' for people who stand for comparison: they were not referred, and their referral date is the month
-- they are compared at.
-- Levels to keep stand in the table chosen; a dimension without a row there is not filtered.
CREATE OR REPLACE MACRO cohort(of_arm VARCHAR, referred_from DATE, referred_to DATE, of_episodes VARCHAR, by_dimension VARCHAR) AS TABLE
WITH wanted AS (
  SELECT
    -- Most questions keep every level, and asking for that once is quicker than once a dimension.
    count(*) = 0 AS anything,
    list(level) FILTER (dimension = 'age_band') AS age_band,
    list(level) FILTER (dimension = 'sex') AS sex,
    list(level) FILTER (dimension = 'ethnicity') AS ethnicity,
    list(level) FILTER (dimension = 'deprivation') AS deprivation,
    list(level) FILTER (dimension = 'site') AS site,
    list(level) FILTER (dimension = 'area') AS area,
    list(level) FILTER (dimension = 'referral_source') AS referral_source,
    list(level) FILTER (dimension = 'reason') AS reason,
    list(level) FILTER (dimension = 'activity') AS activity,
    list(level) FILTER (dimension = 'mode') AS mode,
    list(level) FILTER (dimension = 'link_worker') AS link_worker
  FROM chosen
),
in_scope AS (
  SELECT
    episode,
    person,
    of_many,
    CASE by_dimension
      WHEN 'age_band' THEN episode.age_band
      WHEN 'sex' THEN episode.sex
      WHEN 'ethnicity' THEN episode.ethnicity
      WHEN 'deprivation' THEN episode.deprivation
      WHEN 'site' THEN episode.site
      WHEN 'area' THEN episode.area
      WHEN 'referral_source' THEN episode.referral_source
      WHEN 'reason' THEN episode.reason
      WHEN 'activity' THEN episode.activity
      WHEN 'mode' THEN episode.mode
      WHEN 'link_worker' THEN episode.link_worker
      ELSE 'everyone'
    END AS stratum
  FROM episode, wanted
  WHERE episode.group_label = of_arm
    AND (referred_from IS NULL OR referral_date >= referred_from)
    AND (referred_to IS NULL OR referral_date <= referred_to)
    AND (wanted.anything OR (
      (wanted.age_band IS NULL OR list_contains(wanted.age_band, episode.age_band))
      AND (wanted.sex IS NULL OR list_contains(wanted.sex, episode.sex))
      AND (wanted.ethnicity IS NULL OR list_contains(wanted.ethnicity, episode.ethnicity))
      AND (wanted.deprivation IS NULL OR list_contains(wanted.deprivation, episode.deprivation))
      AND (wanted.site IS NULL OR list_contains(wanted.site, episode.site))
      AND (wanted.area IS NULL OR list_contains(wanted.area, episode.area))
      AND (wanted.referral_source IS NULL OR list_contains(wanted.referral_source, episode.referral_source))
      AND (wanted.reason IS NULL OR list_contains(wanted.reason, episode.reason))
      AND (wanted.activity IS NULL OR list_contains(wanted.activity, episode.activity))
      AND (wanted.mode IS NULL OR list_contains(wanted.mode, episode.mode))
      AND (wanted.link_worker IS NULL OR list_contains(wanted.link_worker, episode.link_worker))
    ))
)
SELECT episode, of_arm AS arm, stratum
FROM in_scope
WHERE of_episodes = 'all'
  OR NOT of_many
  OR episode IN (SELECT min(episode) FROM in_scope WHERE of_many GROUP BY person);
