-- How long the members waited for their first contact, and how long until they left, tallied.
--
-- One row per event (first contact, closed), arm, stratum, whether it happened, and days from referral; n counts them. Whoever it has not happened
-- to is watched until they were closed, or else until the last day that any referral in the data was made, met or closed. Those whose time
-- is not known are in compare_times_lost.
CREATE OR REPLACE MACRO compare_times() AS TABLE
WITH ends AS (
  SELECT greatest(max(referral_date), max(first_contact), max(closed)) AS last_day FROM episode
),
timed AS (
  SELECT
    'first contact' AS event,
    arm,
    stratum,
    first_contact IS NOT NULL AS happened,
    coalesce(first_contact, closed, last_day) - referral_date AS days
  FROM member JOIN episode USING (episode) CROSS JOIN ends
  UNION ALL
  SELECT
    'closed' AS event,
    arm,
    stratum,
    closed IS NOT NULL AS happened,
    coalesce(closed, last_day) - referral_date AS days
  FROM member JOIN episode USING (episode) CROSS JOIN ends
  WHERE closed IS NOT NULL OR status IN ('open', 'not recorded')
)
SELECT event, arm, stratum, happened, days::INTEGER AS days, count(*)::INTEGER AS n
FROM timed
WHERE days >= 0
GROUP BY ALL
ORDER BY ALL;
