-- First scores of the members who have no usable last score, tallied.
--
-- One row per measure, arm, stratum and first score.
CREATE OR REPLACE MACRO outcomes_lost() AS TABLE
SELECT measure, arm, stratum, first_score, sum(n)::INTEGER AS n
FROM tally
WHERE status <> 'pair' AND first_score IS NOT NULL
GROUP BY measure, arm, stratum, first_score
ORDER BY measure, arm, stratum, first_score;
