-- Service use of the members by calendar month, summed.
--
-- One row per service, arm and month such as 2023-04: how many referrals were watched in it, how many of these after their own month of
-- referral, their use, and the sum of its squares. A referral without a date is in no month. without_run_up leaves out each one's
-- months −3 to 0 from referral, time and use alike. The columns are added up by month of referral first, so that only the small result is turned.
CREATE OR REPLACE MACRO visit_calendar(without_run_up BOOLEAN) AS TABLE
WITH summed AS (
  SELECT
    service,
    arm,
    (12 * year(referral_date) + month(referral_date) - 1)::INTEGER AS referred_in,
    struct_pack(
      watched := count(COLUMNS('^(before|month|after)_[0-9]+$'))::INTEGER,
      visits := coalesce(sum(COLUMNS('^(before|month|after)_[0-9]+$')), 0)::INTEGER,
      squares := coalesce(sum(COLUMNS('^(before|month|after)_[0-9]+$')::INTEGER * COLUMNS('^(before|month|after)_[0-9]+$')::INTEGER), 0)::DOUBLE
    )
  FROM monthly JOIN member USING (episode) JOIN episode USING (episode)
  WHERE referral_date IS NOT NULL
  GROUP BY service, arm, referred_in
),
listed AS (UNPIVOT summed ON COLUMNS('^(before|month|after)_[0-9]+$') INTO NAME month_name VALUE of_month),
placed AS (
  SELECT
    service,
    arm,
    referred_in,
    CASE
      WHEN starts_with(month_name, 'before_') THEN -CAST(substr(month_name, 8) AS INTEGER)
      WHEN starts_with(month_name, 'after_') THEN CAST(substr(month_name, 7) AS INTEGER)
      ELSE 0
    END AS from_referral,
    of_month
  FROM listed
),
dated AS (
  SELECT
    service,
    arm,
    referred_in + from_referral AS calendar_month,
    from_referral,
    of_month
  FROM placed
  WHERE NOT (without_run_up AND from_referral BETWEEN -3 AND 0)
)
SELECT
  service,
  arm,
  printf('%04d-%02d', calendar_month // 12, calendar_month % 12 + 1) AS calendar,
  sum(of_month.watched)::INTEGER AS watched,
  coalesce(sum(of_month.watched) FILTER (from_referral > 0), 0)::INTEGER AS watched_after,
  sum(of_month.visits)::INTEGER AS visits,
  sum(of_month.squares)::DOUBLE AS squares
FROM dated
GROUP BY service, arm, calendar_month
HAVING sum(of_month.watched) > 0
ORDER BY service, arm, calendar_month;
