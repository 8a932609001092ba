-- How many people are looked at, by arm: somebody with referrals in two strata is one person.
CREATE OR REPLACE MACRO people() AS TABLE
SELECT arm, count(DISTINCT person)::INTEGER AS people
FROM member JOIN episode USING (episode)
GROUP BY arm
ORDER BY arm;
