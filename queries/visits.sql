-- Service use before and after of the members, tallied: enough for every before-and-after estimate of it.
--
-- One row per service, arm, stratum, use before, use after, the most that either can be, and months observed.
CREATE OR REPLACE MACRO visits(of_setting VARCHAR) AS TABLE
SELECT service, arm, stratum, before, after, before_high, after_high, months_before, months_after, count(*)::INTEGER AS n
FROM used JOIN member USING (episode)
WHERE setting = of_setting
GROUP BY ALL
ORDER BY ALL;
