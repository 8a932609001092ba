-- What became of the scores of the members, tallied: every before-and-after figure is read from this.
--
-- One row per measure, arm, stratum, status, first score and latest other score. One pass over everybody's pairs serves the
-- outcome queries, which would else each make it again. Fills the table tally.
CREATE OR REPLACE MACRO tallies() AS TABLE
SELECT measure, arm, stratum, status, first_score, any_last, count(*)::INTEGER AS n
FROM pair JOIN member USING (episode)
GROUP BY measure, arm, stratum, status, first_score, any_last
ORDER BY measure, arm, stratum, status, first_score, any_last;
