-- Service use of the members by month from referral, summed.
--
-- One row per service, arm, stratum and month: how many referrals were watched in it, their use, and the sum of its squares.
CREATE OR REPLACE MACRO visit_months() AS TABLE
WITH summed AS (
  SELECT
    service,
    arm,
    stratum,
    struct_pack(
      watched := count(COLUMNS('^(before|month|after)_[0-9]+$'))::INTEGER,
      visits := coalesce(sum(COLUMNS('^(before|month|after)_[0-9]+$')), 0)::INTEGER,
      squares := coalesce(sum(COLUMNS('^(before|month|after)_[0-9]+$')::INTEGER * COLUMNS('^(before|month|after)_[0-9]+$')::INTEGER), 0)::DOUBLE
    )
  FROM monthly JOIN member USING (episode)
  GROUP BY service, arm, stratum
),
listed AS (UNPIVOT summed ON COLUMNS('^(before|month|after)_[0-9]+$') INTO NAME month_name VALUE of_month)
SELECT
  service,
  arm,
  stratum,
  CASE
    WHEN starts_with(month_name, 'before_') THEN -CAST(substr(month_name, 8) AS INTEGER)
    WHEN starts_with(month_name, 'after_') THEN CAST(substr(month_name, 7) AS INTEGER)
    ELSE 0
  END AS month,
  of_month.watched AS watched,
  of_month.visits AS visits,
  of_month.squares AS squares
FROM listed
ORDER BY service, arm, stratum, month;
