-- Reports of one event or figure become one consolidated fact.
--
-- Reports that state the same form a statement. Two statements are compatible when nothing that both
-- give excludes the other. Of compatible statements the most exact is the anchor; a less exact one
-- joins its anchor where there is just one, or just one whose sum rounds to the same; it stands alone
-- where there are several, since nothing says which of them it means. Everything is decided by content, so the order of articles and of runs
-- does not matter. Statements meet only within a block (the project, or the parties) and there only
-- where their sums or their months meet, and no place holds more than 128 of them: so the work grows
-- with the number of facts.

-- How far a sum reaches: "$70.2 billion" is good to its last digit other than zero, at least to its
-- second (70 billion is no claim about 70.2). `low` and `high` bound what the words may mean of one
-- and the same figure, `least` and `most` what they exclude. The shares are choices, not measurements.
CREATE OR REPLACE TEMP MACRO step(amount) AS
    0.5 * pow(10, floor(log10(greatest(amount::DOUBLE, 1e-6))) + 1
        - greatest(2, length(trim(replace(amount::VARCHAR, '.', ''), '0'))));
CREATE OR REPLACE TEMP MACRO share(modifier, side) AS CASE
    WHEN modifier = 'about' THEN 0.05
    WHEN modifier IN ('over', 'at_least') AND side = 'high' THEN 0.25
    WHEN modifier IN ('under', 'up_to') AND side = 'low' THEN 0.25
    ELSE 0 END;
CREATE OR REPLACE TEMP MACRO low(amount, modifier) AS
    amount::DOUBLE * (1 - share(modifier, 'low')) - CASE modifier WHEN 'about' THEN 0 ELSE step(amount) END;
CREATE OR REPLACE TEMP MACRO high(amount, modifier) AS
    amount::DOUBLE * (1 + share(modifier, 'high')) + CASE modifier WHEN 'about' THEN 0 ELSE step(amount) END;
CREATE OR REPLACE TEMP MACRO folded(name) AS
    trim(regexp_replace(strip_accents(lower(name)), '[^\p{L}\p{N}]+', ' ', 'g'));
CREATE OR REPLACE TEMP MACRO bucket(value) AS floor(ln(greatest(value, 1e-6)) / ln(1.1))::INTEGER;

-- Rows are numbered in time: of reports that state the same, the first stands for all.
CREATE TEMP TABLE report AS
SELECT row_number() OVER (ORDER BY facts.published NULLS LAST, facts.id)::INTEGER AS row,
       facts.id AS fact_id, article_id, articles.story, articles.source AS publisher,
       facts.published, predicate, list_sort(facts.source) AS source, list_sort(target) AS target,
       list_sort(participants) AS participants, countries, list_sort(organizations) AS organizations,
       project, folded(project) AS project_key, amount, amount_max, currency, modifier,
       other_sums, start_date, end_date, status, modality,
       -- A signed agreement stays agreed where the text says what it will bring.
       CASE WHEN modality = 'negated' THEN 'denied'
            WHEN status = 'agreed' AND modality <> 'conditional' THEN 'agreed'
            WHEN modality IN ('planned', 'conditional') THEN 'planned'
            ELSE status END AS stage,
       -- Parties that nothing names are known within one story only.
       CASE WHEN len(facts.countries) > 0
                THEN concat_ws('>', array_to_string(list_sort(facts.source), ' '),
                    array_to_string(list_sort(target), ' '), array_to_string(list_sort(participants), ' '))
            WHEN len(organizations) > 0 THEN 'o' || array_to_string(list_sort(organizations), chr(31))
            ELSE 's' || story END AS parties
FROM facts JOIN articles ON articles.id = facts.article_id;

-- What says neither when nor how much nor for what is dated by its telling: reports that follow one
-- another within a week speak of one event.
CREATE TEMP TABLE session AS
WITH undated AS (
    SELECT row, published,
           hash(predicate, parties, organizations, coalesce(stage, '')) AS event
    FROM report
    WHERE coalesce(start_date, end_date) IS NULL AND amount IS NULL AND project IS NULL
          AND published IS NOT NULL
), stepped AS (
    SELECT *, published - lag(published) OVER (PARTITION BY event ORDER BY row) > 7 AS is_new
    FROM undated
), numbered AS (
    SELECT *, count(*) FILTER (is_new) OVER (PARTITION BY event ORDER BY row) AS number FROM stepped
)
SELECT row, min(published) OVER run - 7 AS from_day, max(published) OVER run + 7 AS to_day
FROM numbered WINDOW run AS (PARTITION BY event, number);

CREATE TEMP TABLE keyed AS
SELECT report.*, coalesce(start_date, from_day) AS from_day, coalesce(end_date, to_day) AS to_day,
       CASE WHEN session.row IS NOT NULL THEN 'told'
            WHEN start_date IS NOT NULL AND end_date IS NOT NULL THEN 'closed'
            WHEN coalesce(start_date, end_date) IS NOT NULL THEN 'open'
            ELSE 'none' END AS dating,
       md5_number(concat_ws(chr(30), predicate, parties, array_to_string(organizations, chr(31)),
           coalesce(project_key, ''), coalesce(stage, ''), coalesce(amount::VARCHAR, ''),
           coalesce(amount_max::VARCHAR, ''), coalesce(currency, ''), coalesce(modifier, ''), dating,
           coalesce(start_date, from_day), '', coalesce(end_date, to_day))) AS statement
FROM report LEFT JOIN session USING (row);
DROP TABLE session;
DROP TABLE report;

-- The lower the number, the more exact the statement.
CREATE TEMP TABLE stated AS
WITH first AS (SELECT statement, min(row) AS row FROM keyed GROUP BY statement),
measured AS (
    SELECT row, statement, low(amount, modifier) AS low,
           high(coalesce(amount_max, amount), modifier) AS high, amount::DOUBLE AS amount,
           (project_key IS NULL)::INTEGER + (stage IS NULL)::INTEGER + (len(organizations) = 0)::INTEGER
               + (len(source) = 0)::INTEGER + (len(target) = 0)::INTEGER
               + CASE dating WHEN 'closed' THEN 0 WHEN 'open' THEN 1 WHEN 'told' THEN 2 ELSE 3 END AS gaps,
           to_day - from_day AS days
    FROM first JOIN keyed USING (row, statement)
)
SELECT row, statement, low, high, row_number() OVER (
           ORDER BY amount IS NULL, gaps, (high - low) / greatest(amount, 1), days, statement
       )::INTEGER AS number
FROM measured;

-- Where statements can meet: by sum, also by a conversion that the text gives ...
CREATE OR REPLACE TEMP MACRO asset(predicate, project_key, stage) AS
    hash(predicate, project_key, CASE predicate WHEN 'project' THEN coalesce(stage, '') ELSE '' END);
CREATE OR REPLACE TEMP MACRO blocks(predicate, parties, project_key, stage) AS
    CASE WHEN project_key IS NULL THEN [hash(predicate, parties)]
         WHEN predicate = 'project' THEN [asset(predicate, project_key, stage)]
         ELSE [hash(predicate, parties), asset(predicate, project_key, stage)] END;

CREATE TEMP TABLE place AS
WITH main AS (
    SELECT number, currency, low, high, low(amount, 'exact') AS from_digits,
           high(coalesce(amount_max, amount), 'exact') AS to_digits,
           blocks(predicate, parties, project_key, stage) AS blocks
    FROM stated JOIN keyed USING (row) WHERE amount IS NOT NULL
), other AS (
    SELECT statement, modifier, unnest(other_sums) AS sum FROM keyed WHERE len(other_sums) > 0
), converted AS (
    SELECT DISTINCT number, sum.currency, low(sum.amount, other.modifier) AS low,
           high(coalesce(sum.amount_max, sum.amount), other.modifier) AS high,
           low(sum.amount, 'exact') AS from_digits,
           high(coalesce(sum.amount_max, sum.amount), 'exact') AS to_digits,
           blocks(predicate, parties, project_key, stage) AS blocks
    FROM other JOIN stated USING (statement) JOIN keyed USING (row) WHERE sum.amount IS NOT NULL
), figure AS (
    SELECT * EXCLUDE (currency, blocks), coalesce(currency, '?') AS currency, unnest(blocks) AS block
    FROM (FROM main UNION ALL FROM converted)
)
SELECT number, hash(block, currency, bucket) AS place, low, high, from_digits, to_digits
FROM (SELECT *, unnest(generate_series(bucket(low), least(bucket(high), bucket(low) + 100))) AS bucket
      FROM figure);

-- ... and without one by month, or by the project where there is no date either. A period of more than
-- three years is too wide to say which event is meant.
CREATE TEMP TABLE dated AS
WITH spread AS (
    SELECT number, amount IS NOT NULL AS has_sum,
           unnest(blocks(predicate, parties, project_key, stage)) AS block,
           CASE WHEN keyed.dating IN ('closed', 'told') AND to_day - from_day <= 1100
                THEN generate_series(year(from_day) * 12 + month(from_day), year(to_day) * 12 + month(to_day))
                ELSE [] END AS months
    FROM stated JOIN keyed USING (row)
)
SELECT number, hash(block, unnest(months)) AS place, has_sum FROM spread
UNION ALL
SELECT number, asset(predicate, project_key, stage), amount IS NOT NULL OR dating <> 'none'
FROM stated JOIN keyed USING (row) WHERE project_key IS NOT NULL;

-- In a crowded place nothing says which of so many a rough statement means.
CREATE TEMP TABLE crowded AS
SELECT place FROM (SELECT place FROM place UNION ALL SELECT place FROM dated) GROUP BY place HAVING count(*) > 128;

CREATE TEMP TABLE pair AS
WITH open AS (
    SELECT * FROM place WHERE number NOT IN (
        SELECT number FROM place WHERE place IN (FROM crowded))
), plain AS (
    SELECT * FROM dated WHERE NOT has_sum AND number NOT IN (
        SELECT number FROM dated WHERE place IN (FROM crowded))
)
SELECT rough.number AS rough, exact.number AS exact,
       bool_or(rough.from_digits <= exact.to_digits AND exact.from_digits <= rough.to_digits) AS rounds
FROM open AS rough JOIN place AS exact USING (place)
WHERE rough.number > exact.number AND rough.low <= exact.high AND exact.low <= rough.high
GROUP BY ALL
UNION ALL
SELECT DISTINCT rough.number, exact.number, false
FROM plain AS rough JOIN dated AS exact USING (place)
WHERE rough.number > exact.number;
DROP TABLE place;
DROP TABLE dated;
DROP TABLE crowded;

CREATE OR REPLACE TEMP MACRO role_fits(one, other) AS one = other OR len(one) = 0 OR len(other) = 0;
CREATE OR REPLACE TEMP MACRO is_done(stage) AS stage IN ('agreed', 'under_construction', 'completed');

CREATE TEMP TABLE compatible AS
WITH side AS (SELECT number, keyed.* EXCLUDE (row) FROM stated JOIN keyed USING (row))
SELECT rough, exact, bool_or(rounds) AS rounds
FROM pair JOIN side AS r ON r.number = pair.rough JOIN side AS e ON e.number = pair.exact
-- What is plainly told has happened; but a cost told plainly is no milestone.
WHERE (r.stage IS NOT DISTINCT FROM e.stage OR (r.predicate <> 'project' AND (
           (r.stage IS NULL AND is_done(e.stage)) OR (e.stage IS NULL AND is_done(r.stage)))))
  AND role_fits(r.source, e.source) AND role_fits(r.target, e.target)
  AND role_fits(r.participants, e.participants)
  AND (r.project_key = e.project_key OR r.project_key IS NULL OR e.project_key IS NULL)
  AND (r.predicate IN ('meeting', 'agreement', 'project', 'trade') OR len(r.organizations) = 0
       OR len(e.organizations) = 0 OR list_has_any(r.organizations, e.organizations))
  AND (r.dating = 'none' OR e.dating = 'none'
       OR (r.from_day IS NOT DISTINCT FROM e.from_day AND r.to_day IS NOT DISTINCT FROM e.to_day)
       -- A figure covers its whole period; an event lies somewhere within.
       OR (r.predicate NOT IN ('trade', 'debt') AND r.dating <> 'open' AND e.dating <> 'open' AND CASE
           WHEN r.dating <> e.dating THEN r.from_day <= e.to_day AND e.from_day <= r.to_day
           ELSE (r.from_day <= e.from_day AND e.to_day <= r.to_day)
                OR (e.from_day <= r.from_day AND r.to_day <= e.to_day) END))
GROUP BY rough, exact;
DROP TABLE pair;

CREATE TEMP TABLE home AS
WITH joined AS (
    SELECT rough, CASE WHEN count(*) FILTER (rounds) = 1 THEN min(exact) FILTER (rounds)
                       WHEN count(*) = 1 THEN min(exact) END AS anchor
    FROM compatible WHERE exact NOT IN (SELECT rough FROM compatible) GROUP BY rough
)
SELECT one.statement, anchor.row AS lead, anchor.number = one.number AS is_anchor
FROM stated AS one LEFT JOIN joined ON joined.rough = one.number
JOIN stated AS anchor ON anchor.number = coalesce(joined.anchor, one.number);
DROP TABLE compatible;

CREATE TEMP TABLE named AS
SELECT lead, predicate || ':' || lower(left(hex(stated.statement), 16)) AS consolidated_id, low, high
FROM (SELECT DISTINCT lead FROM home) JOIN stated ON stated.row = lead JOIN keyed ON keyed.row = lead;
DROP TABLE stated;

CREATE TEMP TABLE member AS
SELECT lead, row, fact_id, article_id, story, publisher, published, organizations, is_anchor
FROM keyed JOIN home USING (statement);
DROP TABLE home;

INSERT INTO membership BY NAME
SELECT consolidated_id, fact_id, article_id, story,
       CASE WHEN is_anchor THEN 'same' ELSE 'compatible' END AS grade
FROM member JOIN named USING (lead);

CREATE TEMP TABLE counted AS
WITH total AS (
    SELECT lead, count(*) AS reports, min(published) AS first_told, max(published) AS last_told,
           bool_and(is_anchor) AS is_same
    FROM member GROUP BY lead
), several AS (
    SELECT lead, count(DISTINCT article_id) AS articles,
           least(count(DISTINCT story), count(DISTINCT coalesce(publisher, article_id))) AS sources,
           list_sort(list_distinct(flatten(list(organizations)))) AS all_organizations
    FROM member WHERE lead IN (SELECT lead FROM total WHERE reports > 1) GROUP BY lead
)
SELECT total.*, coalesce(articles, 1) AS articles, coalesce(sources, 1) AS sources, all_organizations
FROM total LEFT JOIN several USING (lead);
DROP TABLE member;

CREATE TEMP TABLE whole AS
SELECT consolidated_id, counted.* EXCLUDE (lead, all_organizations),
       keyed.* EXCLUDE (row, article_id, story, publisher, published, organizations, other_sums, statement),
       coalesce(all_organizations, organizations) AS organizations, low, high,
       -- The last day of the event, or the first of its telling where it was still to come.
       least(coalesce(end_date, start_date), first_told) AS on_date
FROM named JOIN counted USING (lead) JOIN keyed ON keyed.row = lead;
DROP TABLE named;
DROP TABLE counted;
DROP TABLE keyed;
