-- How many referrals are looked at, by stratum.
CREATE OR REPLACE MACRO members() AS TABLE
SELECT arm, stratum, count(*)::INTEGER AS referrals
FROM member
GROUP BY arm, stratum
ORDER BY arm, stratum;
