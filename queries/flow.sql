-- Where the members stand on the way from referral to a usable pair, tallied.
--
-- One row per measure, arm, way the referral ended, whether a first contact is recorded (yes, no, not recorded) and what became of the scores. Every member
-- counts once for each measure that is in the data.
CREATE OR REPLACE MACRO flow() AS TABLE
WITH measured AS (SELECT DISTINCT measure FROM pair),
recorded AS (SELECT count(first_contact) > 0 AS has_contact FROM episode)
SELECT
  measured.measure,
  arm,
  episode.status AS ended,
  CASE WHEN NOT has_contact THEN 'not recorded' WHEN first_contact IS NULL THEN 'no' ELSE 'yes' END AS contacted,
  coalesce(pair.status, 'no score') AS scores,
  (pair.first_score IS NOT NULL) AS has_first,
  (pair.any_last IS NOT NULL) AS has_second,
  count(*)::INTEGER AS n
FROM member
JOIN episode USING (episode)
CROSS JOIN measured
CROSS JOIN recorded
LEFT JOIN pair ON pair.episode = member.episode AND pair.measure = measured.measure
GROUP BY ALL
ORDER BY ALL;
