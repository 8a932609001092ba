-- The canonical tables: what every export becomes, whatever it looked like.
--
-- Everything is keyed by ordinals given at load; the person's own id stays in person.source_id and leaves in no query.
-- Dates are calendar days without a time zone. Unknown text is 'not recorded'; an unknown date or day is NULL here and
-- never leaves a query.

-- Somebody who was referred at least once, or stands for comparison.
CREATE OR REPLACE TABLE person (
  person INTEGER NOT NULL,
  source_id VARCHAR NOT NULL
);

-- One referral. Episodes are numbered in the order of person and referral date, so a person's first has the lowest number.
CREATE OR REPLACE TABLE episode (
  episode INTEGER NOT NULL,
  person INTEGER NOT NULL,
  -- 1 for a person's first referral in the file; of_many is true if they have more than one.
  ordinal INTEGER NOT NULL,
  of_many BOOLEAN NOT NULL,
  referral_date DATE,
  first_contact DATE,
  closed DATE,
  -- How the referral ended: completed, declined, did not attend, moved away, died, could not contact, open, other, not recorded.
  status VARCHAR NOT NULL,
  age_band VARCHAR NOT NULL,
  sex VARCHAR NOT NULL,
  ethnicity VARCHAR NOT NULL,
  deprivation VARCHAR NOT NULL,
  site VARCHAR NOT NULL,
  area VARCHAR NOT NULL,
  referral_source VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  mode VARCHAR NOT NULL,
  link_worker VARCHAR NOT NULL,
  -- referred or comparison: people who stand for comparison have the month they are compared at as their referral date.
  group_label VARCHAR NOT NULL,
  -- yes, no or not recorded: whether they died while their service use was counted.
  deceased VARCHAR NOT NULL
);

-- The scores of one referral on one measure where nothing has to be chosen: each is labelled, and there is at most one first
-- and at most one later score. One row holds both; they make the same pair under any rule.
CREATE OR REPLACE TABLE settled (
  episode INTEGER NOT NULL,
  measure VARCHAR NOT NULL,
  -- pair, no first score, no second score, same day, before the first.
  status VARCHAR NOT NULL,
  first_score DOUBLE,
  -- Days from referral; from the episode's earliest score where the referral date is unknown; NULL where no date is known.
  first_day INTEGER,
  last_score DOUBLE,
  last_day INTEGER,
  -- review or exit, and which of the later stages in order; 'not recorded' and NULL where there is no later score.
  last_stage VARCHAR NOT NULL,
  last_order INTEGER
);

-- Every other usable score, one a row: further waves, and scores that only a date places.
CREATE OR REPLACE TABLE further (
  episode INTEGER NOT NULL,
  measure VARCHAR NOT NULL,
  -- baseline, review, exit, or 'not recorded' where only a date says when.
  stage VARCHAR NOT NULL,
  -- 0 for baseline, rising with each later stage; NULL where the stage is not recorded.
  stage_order INTEGER,
  -- As in settled.
  day INTEGER,
  value DOUBLE NOT NULL
);

-- All usable scores, one a row: a number inside the measure's range, when it was taken and at which stage.
CREATE OR REPLACE VIEW score AS
SELECT episode, measure, 'baseline' AS stage, 0 AS stage_order, first_day AS day, first_score AS value
FROM settled
WHERE first_score IS NOT NULL
UNION ALL
SELECT episode, measure, last_stage AS stage, last_order AS stage_order, last_day AS day, last_score AS value
FROM settled
WHERE last_score IS NOT NULL
UNION ALL
SELECT episode, measure, stage, stage_order, day, value
FROM further;

-- Service use that is an exact number for one whole month: one row an episode and service, one column a month. The load makes it anew with the
-- months that its files have, from 36 before to 36 after (before_12 … before_1, month_0, after_1 … after_12), so that a question about every
-- month reads columns side by side and joins nothing. 0 means watched and none; NULL means that nobody counted, or that `span` has it.
CREATE OR REPLACE TABLE monthly (
  episode INTEGER NOT NULL,
  service VARCHAR NOT NULL,
  month_0 SMALLINT
);

-- All other service use: counts of a stretch of months that cannot be parted, hidden small numbers, and contacts outside the months of `monthly`.
CREATE OR REPLACE TABLE span (
  episode INTEGER NOT NULL,
  service VARCHAR NOT NULL,
  -- First and last month of the stretch, from referral; NULL where the referral date is not known, so that nobody knows before from after.
  from_month INTEGER,
  to_month INTEGER,
  -- How many months of the stretch the person was observed; NULL where that is not known, and then there is no rate.
  months DOUBLE,
  -- The least and the most that the count can be: the same number twice unless it is a hidden small one; no most is known where n_high is NULL.
  n_low INTEGER NOT NULL,
  n_high INTEGER
);

-- Service use in stretches of months from referral, however it was counted: month 0 is the month of referral.
CREATE OR REPLACE VIEW visit AS
SELECT episode, service, from_month, to_month, months, n_low, n_high
FROM span;

-- Service use of each referral before and after, in the windows in force: filled from `monthly` and `span` whenever the windows change.
-- What a window cuts in two is in neither; months are those that somebody counted.
CREATE OR REPLACE TABLE used (
  -- main, or another pair of windows that is looked at beside it.
  setting VARCHAR NOT NULL,
  episode INTEGER NOT NULL,
  service VARCHAR NOT NULL,
  before INTEGER NOT NULL,
  after INTEGER NOT NULL,
  -- The most that they can be: more than before and after only where small numbers are hidden.
  before_high INTEGER NOT NULL,
  after_high INTEGER NOT NULL,
  months_before DOUBLE NOT NULL,
  months_after DOUBLE NOT NULL
);

-- One contact with the service.
CREATE OR REPLACE TABLE contact (
  episode INTEGER NOT NULL,
  -- Days from referral; from the episode's earliest contact where the referral date is unknown; NULL where no date is known.
  day INTEGER,
  activity VARCHAR NOT NULL,
  attended BOOLEAN NOT NULL,
  -- How long it lasted; NULL where that is not recorded.
  hours DOUBLE
);

-- The first and the last score of every episode and measure of which `further` has scores, under the rule in force; filled from the macro pairs.
CREATE OR REPLACE TABLE chosen_pair (
  episode INTEGER NOT NULL,
  measure VARCHAR NOT NULL,
  -- pair, no first score, no second score, first not dated, same day, too soon, before the first.
  status VARCHAR NOT NULL,
  first_score DOUBLE,
  -- Only where status is pair.
  last_score DOUBLE,
  -- The latest score other than the first, whatever its status.
  any_last DOUBLE,
  -- Days between first and last where status is pair and both are dated.
  days INTEGER
);

-- The first and the last score of every episode and measure under the rule in force.
CREATE OR REPLACE VIEW pair AS
SELECT
  episode,
  measure,
  status,
  first_score,
  CASE WHEN status = 'pair' THEN last_score END AS last_score,
  last_score AS any_last,
  CASE WHEN status = 'pair' THEN last_day - first_day END AS days
FROM settled
UNION ALL
SELECT episode, measure, status, first_score, last_score, any_last, days
FROM chosen_pair;

-- The levels a filter lets through; a dimension with no row is not filtered.
CREATE OR REPLACE TABLE chosen (
  dimension VARCHAR NOT NULL,
  level VARCHAR NOT NULL
);

-- Which of two cohorts a referral is in where these are chosen by conditions of their own; a referral can be in both. Filled from the macros
-- cohort and dosed.
CREATE OR REPLACE TABLE side (
  episode INTEGER NOT NULL,
  -- asked or against.
  side VARCHAR NOT NULL
);

-- Who is looked at now; filled from the macro cohort.
CREATE OR REPLACE TABLE member (
  episode INTEGER NOT NULL,
  arm VARCHAR NOT NULL,
  stratum VARCHAR NOT NULL
);

-- What became of the members' scores, counted; filled from the macro tallies whenever pairs or members change.
CREATE OR REPLACE TABLE tally (
  measure VARCHAR NOT NULL,
  arm VARCHAR NOT NULL,
  stratum VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  first_score DOUBLE,
  -- The last score of a pair; of any other status the latest score other than the first.
  any_last DOUBLE,
  n INTEGER NOT NULL
);
