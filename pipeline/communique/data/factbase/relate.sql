-- How consolidated facts stand to one another: what took the place of what, and what contradicts.

-- A thread is one asset or one deal; along it a later stage takes the place of an earlier one.
CREATE TEMP TABLE thread AS
WITH named AS (
    SELECT *, CASE
            WHEN predicate = 'project' THEN CASE WHEN stage IS NOT NULL THEN project_key END
            WHEN project_key IS NOT NULL THEN parties || '|' || project_key
            WHEN amount IS NOT NULL THEN parties || '|' || currency || '|' || round(log10(low + high), 2)
            WHEN dating = 'closed' THEN parties || '|' || start_date || '|' || end_date
        END AS line,
        CASE stage WHEN 'planned' THEN 1 WHEN 'agreed' THEN 2 WHEN 'under_construction' THEN 3
                   WHEN 'completed' THEN 5 WHEN 'suspended' THEN 6 WHEN 'cancelled' THEN 7 ELSE 4 END AS rank
    FROM whole WHERE stage IS DISTINCT FROM 'denied'
), placed AS (
    SELECT consolidated_id, predicate, line, rank, row_number() OVER (
               PARTITION BY predicate, line
               ORDER BY on_date NULLS FIRST, rank, consolidated_id) AS place
    FROM named WHERE line IS NOT NULL
), next AS (
    -- A plan gives way to a later plan of the same asset, a halt to anything but a plan.
    SELECT *, CASE rank
            WHEN 1 THEN min(place) FILTER (rank > 1 OR predicate = 'project') OVER later
            WHEN 2 THEN min(place) FILTER (rank > 2) OVER later
            WHEN 3 THEN min(place) FILTER (rank > 3) OVER later
            WHEN 4 THEN min(place) FILTER (rank > 4) OVER later
            WHEN 5 THEN min(place) FILTER (rank > 5) OVER later
            ELSE min(place) FILTER (rank > 1 AND rank < 6) OVER later END AS next_place
    FROM placed
    WINDOW later AS (PARTITION BY predicate, line ORDER BY place
                     ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
)
SELECT next.consolidated_id, after.consolidated_id AS superseded_by
FROM next JOIN placed AS after
    ON after.predicate = next.predicate AND after.line = next.line AND after.place = next.next_place;

-- Conflicts lie between neighbours in the order of sums (or days): where an article tells a total and a
-- part of it, another article's total is held against the total. What one story tells is no conflict.
CREATE TEMP TABLE clash (field VARCHAR, left_id VARCHAR, right_id VARCHAR);

INSERT INTO clash
WITH subject AS (
    SELECT *, CASE WHEN modifier IN ('under', 'up_to') THEN 0 ELSE low END AS least,
        CASE WHEN modifier IN ('over', 'at_least') THEN 'infinity'::DOUBLE ELSE high END AS most,
        CASE
            WHEN predicate IN ('trade', 'debt') THEN
                CASE WHEN start_date IS NOT NULL OR end_date IS NOT NULL
                     THEN concat_ws('|', parties, coalesce(start_date::VARCHAR, ''), coalesce(end_date::VARCHAR, '')) END
            WHEN predicate = 'project' THEN
                concat_ws('|', project_key, coalesce(start_date::VARCHAR, ''), coalesce(end_date::VARCHAR, ''))
            WHEN project_key IS NOT NULL THEN concat_ws('|', parties, project_key)
            -- Two loans in a year are two loans; two sums for one day are one loan, told in two ways.
            WHEN start_date = end_date THEN concat_ws('|', parties, start_date::VARCHAR)
        END AS topic
    FROM whole WHERE amount IS NOT NULL AND stage IS DISTINCT FROM 'denied'
), neighbour AS (
    SELECT consolidated_id AS left_id, most, lead(consolidated_id) OVER ladder AS right_id,
           lead(least) OVER ladder AS least_of_next
    FROM subject WHERE topic IS NOT NULL
    WINDOW ladder AS (PARTITION BY predicate, topic, coalesce(currency, '?'), coalesce(stage, '')
                      ORDER BY low, high, consolidated_id)
)
SELECT 'money', left_id, right_id FROM neighbour
WHERE most < least_of_next;

INSERT INTO clash
WITH neighbour AS (
    SELECT consolidated_id AS left_id, end_date, lead(consolidated_id) OVER ladder AS right_id,
           lead(start_date) OVER ladder AS start_of_next
    FROM whole
    WHERE predicate = 'project' AND project_key IS NOT NULL AND dating = 'closed'
          AND stage IN ('under_construction', 'completed', 'cancelled')
    WINDOW ladder AS (PARTITION BY project_key, stage ORDER BY start_date, end_date, consolidated_id)
)
SELECT 'period', left_id, right_id FROM neighbour
WHERE end_date < start_of_next;

INSERT INTO clash
WITH topic AS (
    SELECT *, concat_ws('|', predicate, parties, coalesce(project_key, ''),
        CASE WHEN project_key IS NULL THEN start_date::VARCHAR || end_date::VARCHAR ELSE '' END) AS topic
    FROM whole WHERE project_key IS NOT NULL OR dating = 'closed'
), said AS (
    SELECT topic, arg_min(consolidated_id, (-sources, consolidated_id)) AS consolidated_id
    FROM topic WHERE stage IS DISTINCT FROM 'denied' AND stage IS DISTINCT FROM 'planned'
    GROUP BY topic
)
SELECT 'modality', said.consolidated_id, topic.consolidated_id
FROM topic JOIN said USING (topic)
WHERE topic.stage = 'denied';

DELETE FROM clash WHERE EXISTS (
    SELECT 1 FROM membership AS l JOIN membership AS r USING (story)
    WHERE l.consolidated_id = left_id AND r.consolidated_id = right_id);

INSERT INTO consolidated BY NAME
WITH counted AS (
    SELECT id, count(*) AS conflicts
    FROM (SELECT unnest([left_id, right_id]) AS id FROM clash) GROUP BY id
)
SELECT consolidated_id AS id, predicate, source, target, participants, countries,
       organizations, amount, amount_max, currency, modifier, project, start_date,
       end_date, status, modality, stage, on_date, reports, articles, sources, first_told, last_told,
       fact_id, CASE WHEN conflicts IS NOT NULL THEN 'conflicting'
                     WHEN superseded_by IS NOT NULL THEN 'superseded'
                     WHEN sources = 1 THEN 'single'
                     WHEN is_same THEN 'same' ELSE 'compatible' END AS agreement,
       coalesce(conflicts, 0) AS conflicts, superseded_by
FROM whole LEFT JOIN thread USING (consolidated_id) LEFT JOIN counted ON counted.id = consolidated_id
ORDER BY predicate, countries, project, start_date, consolidated_id;

CREATE OR REPLACE TEMP MACRO days(start_date, end_date) AS CASE
    WHEN start_date = end_date THEN start_date::VARCHAR
    WHEN coalesce(start_date, end_date) IS NOT NULL
    THEN coalesce(start_date::VARCHAR, '') || '..' || coalesce(end_date::VARCHAR, '') END;
CREATE OR REPLACE TEMP MACRO plain(amount) AS
    regexp_replace(regexp_replace(format('{:,}', trunc(amount)::HUGEINT), '^-?$', '0')
        || regexp_extract(amount::VARCHAR, '\.\d*[1-9]'), '\.$', '');
CREATE OR REPLACE TEMP MACRO shown(field, c) AS CASE field
    WHEN 'money' THEN concat_ws(' ', nullif(c.modifier, 'exact'), c.currency,
        plain(c.amount) || coalesce('-' || plain(c.amount_max), ''))
    WHEN 'period' THEN days(c.start_date, c.end_date)
    ELSE coalesce(c.stage, c.modality) END;

INSERT INTO conflicts BY NAME
SELECT left(md5(left_id || right_id), 16) AS id,
       concat_ws(' | ', l.predicate, coalesce(l.project, r.project),
           nullif(concat_ws(' > ', nullif(array_to_string(l.source, ' '), ''),
               nullif(array_to_string(l.target, ' '), '')), ''),
           nullif(array_to_string(l.participants, ' '), ''),
           CASE WHEN field <> 'period' THEN days(l.start_date, l.end_date) END) AS subject,
       field, left_id, right_id, shown(field, l) AS left_value, shown(field, r) AS right_value,
       l.sources AS left_sources, r.sources AS right_sources
FROM clash JOIN consolidated AS l ON l.id = left_id JOIN consolidated AS r ON r.id = right_id
ORDER BY subject, field, left_value, right_value, left_id, right_id;
DROP TABLE clash;
DROP TABLE thread;

INSERT INTO history BY NAME
SELECT min(whole.project) OVER (PARTITION BY project_key) AS project,
       row_number() OVER (PARTITION BY project_key ORDER BY whole.on_date NULLS FIRST,
           list_position(['planned', 'agreed', 'under_construction', 'completed', 'suspended', 'cancelled'], whole.stage),
           consolidated_id) AS step,
       whole.on_date, whole.stage, whole.predicate, consolidated_id, consolidated.superseded_by
FROM whole JOIN consolidated ON consolidated.id = consolidated_id
WHERE project_key IS NOT NULL
ORDER BY project, step;
DROP TABLE whole;
