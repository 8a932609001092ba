-- How long after the first score the last one was taken, in months, tallied.
CREATE OR REPLACE MACRO timing() AS TABLE
SELECT measure, (days // 30)::INTEGER AS months, count(*)::INTEGER AS n
FROM pair JOIN member USING (episode)
WHERE arm = 'referred' AND status = 'pair' AND days IS NOT NULL
GROUP BY measure, months
ORDER BY measure, months;
