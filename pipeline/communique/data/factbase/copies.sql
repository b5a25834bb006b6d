-- Articles whose text is nearly the same tell one story: what an agency sends out is one source,
-- however many papers print it, also with a new heading or a lost end.
--
-- A text is the set of its runs of five words. Its sketch is the 32 of them with the lowest hash; each
-- text is held against the first text (by id) that has one of its sketch's runs, so that the work grows
-- with the number of articles. Two texts are copies when seven in ten runs of the shorter stand in the
-- longer; two reports of one event, which share a quotation or two, stay well below.
-- Texts of fewer than twelve words are copies only when their words are equal.

CREATE TEMP TABLE worded AS
WITH spelt AS (
    SELECT id, list_transform(regexp_extract_all(lower(text), '[\p{L}\p{N}]+'), lambda w: hash(w)) AS words
    FROM articles
)
SELECT min(id) AS id, list(id) AS ids, any_value(words) AS words FROM spelt GROUP BY hash(words);

CREATE TEMP TABLE sketch AS
SELECT DISTINCT id, unnest(lowest) AS run
FROM (
    SELECT id, min(hash(a, b, c, d, e), 32) AS lowest
    FROM (
        SELECT id, unnest(words) AS a, unnest(words[2:]) AS b, unnest(words[3:]) AS c,
               unnest(words[4:]) AS d, unnest(words[5:]) AS e
        FROM worded WHERE len(words) >= 12
    ) WHERE e IS NOT NULL GROUP BY id
);

CREATE TEMP TABLE candidate AS
WITH first AS (SELECT run, min(id) AS first_id FROM sketch GROUP BY run HAVING count(*) > 1)
SELECT id, first_id, count(*) AS shared
FROM sketch JOIN first USING (run) WHERE id > first_id
GROUP BY id, first_id HAVING count(*) > 2;
DROP TABLE sketch;

CREATE TEMP TABLE run_set AS
SELECT id, list_distinct(list_transform(
    list_zip(words, words[2:], words[3:], words[4:], words[5:])[:-5], lambda run: hash(run))) AS runs
FROM worded
WHERE id IN (SELECT id FROM candidate UNION SELECT first_id FROM candidate);

CREATE TEMP TABLE copy AS
SELECT candidate.id, min(first_id) AS first_id
FROM candidate JOIN run_set AS one ON one.id = candidate.id JOIN run_set AS other ON other.id = first_id
WHERE len(list_intersect(one.runs, other.runs)) >= 0.7 * least(len(one.runs), len(other.runs))
GROUP BY candidate.id;
DROP TABLE candidate;
DROP TABLE run_set;

CREATE TEMP TABLE origin AS
WITH RECURSIVE up AS (
    SELECT id, first_id AS story FROM copy
    UNION
    SELECT up.id, copy.first_id FROM up JOIN copy ON copy.id = up.story
), root AS (SELECT id, min(story) AS story FROM up GROUP BY id)
SELECT unnest(ids) AS id, coalesce(root.story, worded.id) AS story FROM worded LEFT JOIN root USING (id);

UPDATE articles SET story = origin.story FROM origin
WHERE origin.id = articles.id AND origin.story <> articles.id;
DROP TABLE worded;
DROP TABLE copy;
DROP TABLE origin;
