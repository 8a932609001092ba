-- The first and the last score of every referral and measure, under a rule.
--
-- First: of the scores labelled as baseline, the one nearest to referral; without such a label, the dated score nearest to
-- referral from days_before days before it to days_after days after it. Last: the score with the latest stage label, and of
-- those the latest day; without labels, the latest day, which must lie at least days_between days after the first. Where both
-- are dated, the last must lie on a later day, whatever their labels. Scores with neither label nor date cannot be placed.
-- Of two scores equally near the earlier is first; of two on one day the lower counts, for the first and for the last alike,
-- so that the same rows give the same pair in any order. Days are DOUBLE because the browser binds every number as one.
-- Fills the table chosen_pair; what the labels of scores settle by themselves is in the table settled.
CREATE OR REPLACE MACRO pairs(days_before DOUBLE, days_after DOUBLE, days_between DOUBLE) AS TABLE
WITH placed AS (
  -- The smallest of a struct compares field by field: nearest or latest, then lowest.
  SELECT
    episode,
    measure,
    min(struct_pack(far := coalesce(abs(day) * 2 + (day > 0)::INTEGER, 2147483647), value := value, day := day)) FILTER (
      stage_order = 0
    ) AS labelled_first,
    min(struct_pack(far := abs(day) * 2 + (day > 0)::INTEGER, value := value, day := day)) FILTER (
      stage_order IS NULL AND day BETWEEN -days_before AND days_after
    ) AS dated_first,
    min(struct_pack(stage := -stage_order, late := -coalesce(day, -2147483647), value := value, day := day)) FILTER (
      stage_order > 0
    ) AS labelled_last,
    min(struct_pack(late := -day, value := value, day := day)) FILTER (stage_order IS NULL AND day IS NOT NULL) AS dated_last,
    max(struct_pack(day := day, value := value)) FILTER (stage_order IS NULL AND day IS NOT NULL) AS dated_highest
  FROM further
  GROUP BY episode, measure
),
-- A stage label outranks a date, so an unlabelled score is the last only where no later stage is labelled, and never the
-- score that is already the first.
chosen_scores AS (
  SELECT
    episode,
    measure,
    coalesce(labelled_first.value, dated_first.value) AS first_score,
    CASE WHEN labelled_first IS NULL THEN dated_first.day ELSE labelled_first.day END AS first_day,
    CASE
      WHEN labelled_last IS NOT NULL THEN labelled_last.value
      WHEN labelled_first IS NOT NULL OR dated_last.day IS DISTINCT FROM dated_first.day THEN dated_last.value
      WHEN dated_highest.value <> dated_last.value THEN dated_highest.value
    END AS any_last,
    CASE WHEN labelled_last IS NULL THEN dated_last.day ELSE labelled_last.day END AS last_day,
    labelled_last IS NOT NULL AS by_label
  FROM placed
),
judged AS (
  SELECT
    *,
    CASE
      WHEN first_score IS NULL THEN 'no first score'
      WHEN any_last IS NULL THEN 'no second score'
      WHEN last_day < first_day THEN 'before the first'
      WHEN last_day = first_day THEN 'same day'
      WHEN by_label THEN 'pair'
      WHEN first_day IS NULL THEN 'first not dated'
      WHEN last_day - first_day < days_between THEN 'too soon'
      ELSE 'pair'
    END AS status
  FROM chosen_scores
)
SELECT
  episode,
  measure,
  status,
  first_score,
  CASE WHEN status = 'pair' THEN any_last END AS last_score,
  any_last,
  CASE WHEN status = 'pair' THEN last_day - first_day END AS days
FROM judged;
