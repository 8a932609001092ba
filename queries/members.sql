-- How many referrals and people are looked at, by stratum.
CREATE OR REPLACE MACRO members() AS TABLE
SELECT arm, stratum, count(*)::INTEGER AS referrals, count(DISTINCT person)::INTEGER AS people
FROM member JOIN episode USING (episode)
GROUP BY arm, stratum
ORDER BY arm, stratum;
