-- Reports of one event or figure become one consolidated fact.
--
-- Reports that state the same form a statement. Two statements are compatible when nothing that both
-- give excludes the other. Of compatible statements the most exact is the anchor; a less exact one
-- joins its anchor where there is just one, and stands alone where there are several, since nothing
-- says which of them it means. Everything is decided by content, so the order of articles and of runs
-- does not matter. Statements meet only within a block (the project, or the parties) and there only
-- where their sums or their years meet, so that the work grows with the number of facts.

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

CREATE TEMP TABLE report AS
SELECT facts.id AS fact_id, article_id, articles.story, articles.source AS publisher,
       facts.published, facts.confidence, predicate,
       list_sort(facts.source) AS source, list_sort(target) AS target,
       list_sort(participants) AS participants, countries, list_sort(organizations) AS organizations,
       project, folded(project) AS project_key, amount, amount_max, currency, modifier,
       other_sums, start_date, end_date, status, modality,
       -- A signed agreement stays agreed where the text says what it will bring.
       CASE WHEN modality = 'negated' THEN 'denied'
            WHEN status = 'agreed' AND modality <> 'conditional' THEN 'agreed'
            WHEN modality IN ('planned', 'conditional') THEN 'planned'
            ELSE status END AS stage,
       predicate IN ('trade', 'debt') AS is_figure
FROM facts JOIN articles ON articles.id = facts.article_id;

-- What says neither when nor how much nor for what is dated by its telling: reports that follow one
-- another within a week speak of one event.
CREATE TEMP TABLE session AS
WITH undated AS (
    SELECT fact_id, published, predicate, source, target, participants, organizations, stage,
           published - lag(published) OVER run > 7 AS is_new
    FROM report
    WHERE coalesce(start_date, end_date) IS NULL AND amount IS NULL AND project IS NULL
          AND published IS NOT NULL
    WINDOW run AS (PARTITION BY predicate, source, target, participants, organizations, stage
                   ORDER BY published, fact_id)
), numbered AS (
    SELECT *, sum(coalesce(is_new, false)::INTEGER) OVER run AS number
    FROM undated
    WINDOW run AS (PARTITION BY predicate, source, target, participants, organizations, stage
                   ORDER BY published, fact_id ROWS UNBOUNDED PRECEDING)
)
SELECT fact_id, min(published) OVER run - 7 AS start_date, max(published) OVER run + 7 AS end_date
FROM numbered
WINDOW run AS (PARTITION BY predicate, source, target, participants, organizations, stage, number);

CREATE TEMP TABLE keyed AS
SELECT report.*, coalesce(report.start_date, session.start_date) AS from_day,
       coalesce(report.end_date, session.end_date) AS to_day,
       CASE WHEN session.fact_id IS NOT NULL THEN 'told'
            WHEN report.start_date IS NOT NULL AND report.end_date IS NOT NULL THEN 'closed'
            WHEN coalesce(report.start_date, report.end_date) IS NOT NULL THEN 'open'
            ELSE 'none' END AS dating,
       -- Parties that nothing names are known within one story only.
       CASE WHEN len(countries) > 0 THEN 'c' || source::VARCHAR || target::VARCHAR || participants::VARCHAR
            WHEN len(organizations) > 0 THEN 'o' || organizations::VARCHAR
            ELSE 's' || story END AS parties,
       md5(concat_ws(chr(31), predicate, parties, organizations::VARCHAR, coalesce(project_key, ''),
           coalesce(stage, ''), coalesce(amount::VARCHAR, ''), coalesce(amount_max::VARCHAR, ''),
           coalesce(currency, ''), coalesce(modifier, ''), dating, coalesce(from_day::VARCHAR, ''),
           coalesce(to_day::VARCHAR, ''))) AS statement
FROM report LEFT JOIN session USING (fact_id);
DROP TABLE session;
DROP TABLE report;

-- A number stands for each statement: the lower the more exact.
CREATE TEMP TABLE stated AS
WITH distinct_statement AS (
    SELECT statement, any_value(predicate) AS predicate, any_value(source) AS source,
           any_value(target) AS target, any_value(participants) AS participants,
           any_value(organizations) AS organizations, any_value(parties) AS parties,
           any_value(project_key) AS project_key, any_value(stage) AS stage,
           any_value(amount) AS amount, any_value(coalesce(amount_max, amount)) AS upper,
           any_value(currency) AS currency, any_value(modifier) AS modifier,
           any_value(is_figure) AS is_figure, any_value(dating) AS dating,
           any_value(from_day) AS from_day, any_value(to_day) AS to_day
    FROM keyed GROUP BY statement
)
SELECT *, low(amount, modifier) AS low, high(upper, modifier) AS high,
       row_number() OVER (ORDER BY
           amount IS NULL, (project_key IS NULL)::INTEGER + (stage IS NULL)::INTEGER
               + (len(organizations) = 0)::INTEGER + (len(source) = 0)::INTEGER
               + (len(target) = 0)::INTEGER
               + CASE dating WHEN 'closed' THEN 0 WHEN 'open' THEN 1 WHEN 'told' THEN 2 ELSE 3 END,
           (high - low) / greatest(amount, 1), to_day - from_day, statement)::INTEGER AS number
FROM distinct_statement;

-- Where statements can meet: by sum (also by a conversion that the text gives) ...
CREATE TEMP TABLE figure AS
WITH sum AS (
    SELECT statement, amount, coalesce(amount_max, amount) AS upper, currency, modifier FROM keyed
    WHERE amount IS NOT NULL
    UNION
    SELECT statement, other.amount, coalesce(other.amount_max, other.amount), other.currency, modifier
    FROM (SELECT statement, modifier, unnest(other_sums) AS other FROM keyed)
    WHERE other.amount IS NOT NULL
)
SELECT number, predicate, parties, project_key, sum.currency, low(sum.amount, sum.modifier) AS low,
       high(sum.upper, sum.modifier) AS high
FROM sum JOIN stated USING (statement);

CREATE TEMP TABLE meeting_point AS
SELECT number, predicate || '=' || unnest(
           CASE WHEN project_key IS NULL THEN [parties] ELSE [parties, 'p' || project_key] END) AS block,
       coalesce(currency, '?') AS currency, low, high,
       unnest(generate_series(bucket(low), least(bucket(high), bucket(low) + 100))) AS bucket
FROM figure;
DROP TABLE figure;

CREATE TEMP TABLE pair AS
SELECT DISTINCT rough.number AS rough, exact.number AS exact
FROM meeting_point AS rough JOIN meeting_point AS exact USING (block, currency, bucket)
WHERE rough.number > exact.number AND rough.low <= exact.high AND exact.low <= rough.high;
DROP TABLE meeting_point;

-- ... and without one by year, or by the project where there is no date either. A period of more than
-- three years is too wide to say which event is meant.
INSERT INTO pair
WITH place AS (
    SELECT number, amount IS NULL AS is_sumless, dating, predicate || '=' || unnest(
               CASE WHEN project_key IS NULL THEN [parties] ELSE [parties, 'p' || project_key] END) AS block,
           CASE WHEN dating IN ('closed', 'told') AND to_day - from_day <= 1100
                THEN generate_series(year(from_day), year(to_day)) ELSE [] END AS years
    FROM stated
), dated AS (SELECT *, unnest(years) AS year FROM place)
SELECT DISTINCT rough.number, exact.number
FROM dated AS rough JOIN dated AS exact USING (block, year)
WHERE rough.is_sumless AND rough.number > exact.number
UNION
SELECT DISTINCT rough.number, exact.number
FROM place AS rough JOIN place AS exact USING (block)
WHERE rough.is_sumless AND rough.dating = 'none' AND rough.number > exact.number
      AND starts_with(split_part(block, '=', 2), 'p');

CREATE OR REPLACE TEMP MACRO role_fits(one, other) AS one = other OR len(one) = 0 OR len(other) = 0;

CREATE TEMP TABLE compatible AS
SELECT DISTINCT pair.rough, pair.exact
FROM pair JOIN stated AS r ON r.number = pair.rough JOIN stated AS e ON e.number = pair.exact
WHERE (r.stage IS NOT DISTINCT FROM e.stage
       OR (r.predicate <> 'project' AND (
           (r.stage IS NULL AND e.stage IN ('agreed', 'under_construction', 'completed'))
           OR (e.stage IS NULL AND r.stage IN ('agreed', 'under_construction', 'completed')))))
  AND role_fits(r.source, e.source) AND role_fits(r.target, e.target)
  AND role_fits(r.participants, e.participants)
  AND (r.project_key = e.project_key OR r.project_key IS NULL OR e.project_key IS NULL)
  AND (r.predicate IN ('meeting', 'agreement', 'project', 'trade') OR len(r.organizations) = 0
       OR len(e.organizations) = 0 OR list_has_any(r.organizations, e.organizations))
  AND (r.dating = 'none' OR e.dating = 'none'
       OR (r.from_day IS NOT DISTINCT FROM e.from_day AND r.to_day IS NOT DISTINCT FROM e.to_day)
       -- A figure covers its whole period; an event lies somewhere within.
       OR (NOT r.is_figure AND r.dating = 'closed' AND e.dating = 'closed'
           AND ((r.from_day <= e.from_day AND e.to_day <= r.to_day)
                OR (e.from_day <= r.from_day AND r.to_day <= e.to_day)))
       OR (NOT r.is_figure AND 'told' IN (r.dating, e.dating) AND r.dating <> e.dating
           AND r.dating <> 'open' AND e.dating <> 'open'
           AND r.from_day <= e.to_day AND e.from_day <= r.to_day));
DROP TABLE pair;

CREATE TEMP TABLE home AS
WITH joined AS (
    SELECT rough, min(exact) AS anchor
    FROM compatible WHERE exact NOT IN (SELECT rough FROM compatible)
    GROUP BY rough HAVING count(*) = 1
)
SELECT stated.statement, stated.predicate || ':' || left(anchor.statement, 16) AS consolidated_id,
       anchor.number = stated.number AS is_anchor, anchor.stage, anchor.low, anchor.high,
       anchor.project_key, anchor.parties, anchor.dating
FROM stated LEFT JOIN joined ON joined.rough = stated.number
JOIN stated AS anchor ON anchor.number = coalesce(joined.anchor, stated.number);
DROP TABLE compatible;
DROP TABLE stated;

INSERT INTO membership BY NAME
SELECT consolidated_id, fact_id, article_id, story,
       CASE WHEN is_anchor THEN 'same' ELSE 'compatible' END AS grade
FROM keyed JOIN home USING (statement)
ORDER BY consolidated_id, fact_id;

-- Of the most exact reports the first in time speaks for all.
CREATE TEMP TABLE lead AS
SELECT consolidated_id, min_by(fact_id, (published IS NULL, published, fact_id)) AS fact_id
FROM keyed JOIN home USING (statement) WHERE is_anchor GROUP BY consolidated_id;

CREATE TEMP TABLE whole AS
WITH counted AS (
    SELECT consolidated_id, count(*) AS reports, count(DISTINCT article_id) AS articles,
           least(count(DISTINCT story), count(DISTINCT coalesce(publisher, article_id))) AS sources,
           min(published) AS first_told, max(published) AS last_told, bool_and(is_anchor) AS is_same,
           list_sort(list(DISTINCT story)) AS stories,
           list_sort(list_distinct(flatten(list(organizations)))) AS all_organizations
    FROM keyed JOIN home USING (statement) GROUP BY consolidated_id
)
SELECT counted.*, keyed.predicate, keyed.source, keyed.target, keyed.participants, keyed.countries,
       keyed.amount, keyed.amount_max, keyed.currency, keyed.modifier, keyed.project, keyed.project_key,
       keyed.parties, keyed.start_date, keyed.end_date, keyed.status, keyed.modality, keyed.stage,
       keyed.dating, home.low, home.high, keyed.fact_id,
       least(coalesce(keyed.end_date, keyed.start_date), first_told) AS on_date
FROM counted JOIN lead USING (consolidated_id) JOIN keyed USING (fact_id) JOIN home USING (statement);
DROP TABLE lead;
DROP TABLE keyed;
DROP TABLE home;
