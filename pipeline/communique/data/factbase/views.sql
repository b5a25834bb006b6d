-- What the fact base knows of each project and each country; $names: their codes and English names.

CREATE TABLE country_name AS
SELECT entry.code, entry.name FROM (SELECT unnest($names) AS entry);

CREATE VIEW projects AS
WITH sorted AS (
    SELECT name, category, count(*) AS times FROM mentions WHERE kind = 'project' GROUP BY name, category
), sort AS (
    SELECT name, arg_max(category, (times, category)) AS category FROM sorted
    WHERE category IS NOT NULL GROUP BY name
), named AS (
    SELECT name, list(codes) AS codes, count(*) AS mentions, list(DISTINCT article_id) AS articles
    FROM mentions WHERE kind = 'project' GROUP BY name
), told AS (
    SELECT project AS name, list(target) AS codes, count(*) AS facts, list(DISTINCT article_id) AS articles
    FROM facts WHERE project IS NOT NULL GROUP BY project
), latest AS (
    SELECT project AS name, arg_max(stage, step) AS stage, arg_max(on_date, step) AS on_date
    FROM history WHERE predicate = 'project' AND stage IS NOT NULL AND stage <> 'denied' GROUP BY project
), disputed AS (
    SELECT project AS name, sum(conflicts)::INTEGER AS conflicts FROM consolidated GROUP BY project
)
SELECT name, category,
       list_sort(list_distinct(flatten(list_concat(coalesce(named.codes, []), coalesce(told.codes, [])))))
           AS countries,
       coalesce(mentions, 0) AS mentions,
       len(list_distinct(list_concat(coalesce(named.articles, []), coalesce(told.articles, [])))) AS articles,
       coalesce(facts, 0) AS facts, stage, on_date, coalesce(conflicts, 0) AS conflicts
FROM named FULL JOIN told USING (name) LEFT JOIN sort USING (name) LEFT JOIN latest USING (name) LEFT JOIN disputed USING (name);

CREATE VIEW countries AS
WITH named AS (
    SELECT code, count(*) AS mentions, count(DISTINCT article_id) AS articles
    FROM (SELECT unnest(codes) AS code, article_id FROM mentions WHERE kind = 'country') GROUP BY code
), told AS (
    SELECT code, count(*) AS facts FROM (SELECT unnest(countries) AS code FROM facts) GROUP BY code
), known AS (
    SELECT code, count(*) AS consolidated
    FROM (SELECT unnest(countries) AS code FROM consolidated) GROUP BY code
)
SELECT code, country_name.name, coalesce(mentions, 0) AS mentions, coalesce(articles, 0) AS articles,
       coalesce(facts, 0) AS facts, coalesce(consolidated, 0) AS consolidated
FROM named FULL JOIN told USING (code) FULL JOIN known USING (code)
LEFT JOIN country_name USING (code);
