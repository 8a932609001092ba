-- Service use before and after of the members by age, sex and deprivation, summed with its squares: enough for a model that takes them into account.
--
-- One row per service, arm, stratum, what is known of people and months observed; only people watched in both windows without a hidden small number.
-- Sums of squares and products stand in for single people: an estimate of two windows with one correlation needs no more.
CREATE OR REPLACE MACRO visits_by() AS TABLE
SELECT
  service,
  arm,
  stratum,
  age_band,
  sex,
  deprivation,
  months_before,
  months_after,
  count(*)::INTEGER AS n,
  sum(before)::DOUBLE AS before,
  sum(after)::DOUBLE AS after,
  sum(before::BIGINT * before)::DOUBLE AS before_squares,
  sum(after::BIGINT * after)::DOUBLE AS after_squares,
  sum(before::BIGINT * after)::DOUBLE AS products
FROM used JOIN member USING (episode) JOIN episode USING (episode)
WHERE setting = 'main' AND months_before > 0 AND months_after > 0 AND before_high = before AND after_high = after
GROUP BY service, arm, stratum, age_band, sex, deprivation, months_before, months_after
ORDER BY ALL;
