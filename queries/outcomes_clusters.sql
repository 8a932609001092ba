-- Pairs gathered by person, tallied: what an interval needs when one person can have several referrals.
--
-- One row per measure, arm, stratum, number of pairs a person has and their summed change; n counts people.
CREATE OR REPLACE MACRO outcomes_clusters() AS TABLE
WITH by_person AS (
  SELECT measure, arm, stratum, person, count(*)::INTEGER AS pairs, sum(last_score - first_score)::DOUBLE AS change
  FROM pair JOIN member USING (episode) JOIN episode USING (episode)
  WHERE pair.status = 'pair'
  GROUP BY measure, arm, stratum, person
)
SELECT measure, arm, stratum, pairs, change, count(*)::INTEGER AS n
FROM by_person
GROUP BY measure, arm, stratum, pairs, change
ORDER BY measure, arm, stratum, pairs, change;
