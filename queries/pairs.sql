-- The first and the last score of every referral and measure, under a rule.
--
-- First: the earliest score labelled as baseline; without such a label, the dated score nearest to referral from days_before
-- days before it to days_after days after it. Last: the score with the latest stage label; without labels, the latest that
-- is dated at least days_gap days after the first. Where stages are labelled and both scores are dated, the last must lie on
-- a later day. Scores with neither label nor date cannot be placed. Fills the table pair.
CREATE OR REPLACE MACRO pairs(days_before INTEGER, days_after INTEGER, days_gap INTEGER) AS TABLE
WITH placed AS (
  SELECT
    episode,
    measure,
    arg_min(struct_pack(value := value, day := day, stage_order := stage_order), coalesce(stage_order, 0) * 1000000 + coalesce(abs(day), 0)) FILTER (
      stage_order = 0
    ) AS labelled_first,
    arg_min(struct_pack(value := value, day := day, stage_order := stage_order), abs(day) * 2 + (day > 0)::INTEGER) FILTER (
      stage_order IS NULL AND day BETWEEN -days_before AND days_after
    ) AS dated_first,
    arg_max(struct_pack(value := value, day := day), stage_order * 1000000::BIGINT + coalesce(day, 0)) FILTER (
      stage_order > 0
    ) AS labelled_last,
    arg_max(struct_pack(value := value, day := day), day) FILTER (stage_order IS NULL) AS dated_last
  FROM score
  GROUP BY episode, measure
),
chosen_scores AS (
  SELECT
    episode,
    measure,
    coalesce(labelled_first, dated_first) AS first,
    -- A stage label outranks a date, so an unlabelled score is the last only where no later stage is labelled.
    CASE
      WHEN labelled_last IS NOT NULL THEN labelled_last
      WHEN dated_last.day IS DISTINCT FROM coalesce(labelled_first, dated_first).day
        OR labelled_first IS NOT NULL THEN dated_last
    END AS last,
    labelled_last IS NOT NULL AS by_label
  FROM placed
),
judged AS (
  SELECT
    episode,
    measure,
    first.value AS first_score,
    last.value AS last_score,
    last.day - first.day AS days,
    CASE
      WHEN first IS NULL THEN 'no first score'
      WHEN last IS NULL THEN 'no second score'
      WHEN last.day < first.day THEN 'before the first'
      WHEN last.day = first.day THEN 'same day'
      WHEN NOT by_label AND (last.day IS NULL OR first.day IS NULL) THEN 'no second score'
      WHEN NOT by_label AND last.day - first.day < days_gap THEN 'too soon'
      ELSE 'pair'
    END AS status
  FROM chosen_scores
)
SELECT
  episode,
  measure,
  status,
  first_score,
  CASE WHEN status = 'pair' THEN last_score END AS last_score,
  last_score AS any_last,
  CASE WHEN status = 'pair' THEN days END AS days
FROM judged
