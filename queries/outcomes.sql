-- Paired scores of the members, tallied: enough for every before-and-after estimate.
--
-- One row per measure, arm, stratum, first score and last score. Members never asked again are in outcomes_lost, so that
-- losses are counted and not forgotten.
CREATE OR REPLACE MACRO outcomes() AS TABLE
SELECT measure, arm, stratum, first_score, any_last AS last_score, n
FROM tally
WHERE status = 'pair'
ORDER BY measure, arm, stratum, first_score, last_score;
