-- Later scores that are in no usable pair, tallied: what a dashboard that does not pair would average in.
--
-- One row per measure, arm, stratum and score.
CREATE OR REPLACE MACRO outcomes_unpaired() AS TABLE
SELECT measure, arm, stratum, any_last AS last_score, sum(n)::INTEGER AS n
FROM tally
WHERE status <> 'pair' AND any_last IS NOT NULL
GROUP BY measure, arm, stratum, any_last
ORDER BY measure, arm, stratum, any_last;
