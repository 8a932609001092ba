-- Which referrals came to how many contacts, as one side of a comparison: from of_least to of_most, or any more where that is NULL.
--
-- A referral without a contact that was attended has none. Fills the table side.
CREATE OR REPLACE MACRO dosed(of_side VARCHAR, of_least DOUBLE, of_most DOUBLE) AS TABLE
WITH came AS (
  SELECT episode.episode AS episode, count(contact.episode) AS n
  FROM episode LEFT JOIN contact ON contact.episode = episode.episode AND contact.attended
  GROUP BY episode.episode
)
SELECT episode, of_side AS side
FROM came
WHERE n >= of_least AND (of_most IS NULL OR n <= of_most)
ORDER BY episode;
