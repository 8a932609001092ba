-- How many members are in no time to first contact or to leaving, and why.
--
-- One row per event (first contact, closed), arm, stratum and reason: no referral date, before the referral (what ends the time is dated before
-- it begins), no closing date (the case ended, and nobody knows when).
CREATE OR REPLACE MACRO compare_times_lost() AS TABLE
WITH reasons AS (
  SELECT
    'first contact' AS event,
    arm,
    stratum,
    CASE
      WHEN referral_date IS NULL THEN 'no referral date'
      WHEN coalesce(first_contact, closed) < referral_date THEN 'before the referral'
      ELSE 'none'
    END AS reason
  FROM member JOIN episode USING (episode)
  UNION ALL
  SELECT
    'closed' AS event,
    arm,
    stratum,
    CASE
      WHEN closed IS NULL AND status NOT IN ('open', 'not recorded') THEN 'no closing date'
      WHEN referral_date IS NULL THEN 'no referral date'
      WHEN closed < referral_date THEN 'before the referral'
      ELSE 'none'
    END AS reason
  FROM member JOIN episode USING (episode)
)
SELECT event, arm, stratum, reason, count(*)::INTEGER AS n
FROM reasons
WHERE reason <> 'none'
GROUP BY ALL
ORDER BY ALL;
