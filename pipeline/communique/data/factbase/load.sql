-- The record files of a folder as the tables articles, mentions and facts.
-- Offsets of the records are Unicode code points, and so are DuckDB's in substring().
-- $articles, $mentions, $facts: the files. An amount that DECIMAL(38,6) cannot hold becomes null.

INSERT INTO articles BY NAME
SELECT id, title, try_cast(published AS DATE) AS published, url, source, language, text, sha256,
       id AS story
FROM read_json($articles, format = 'newline_delimited', maximum_object_size = 67108864, columns = {
    id: 'VARCHAR', title: 'VARCHAR', published: 'VARCHAR', url: 'VARCHAR', source: 'VARCHAR',
    language: 'VARCHAR', text: 'VARCHAR', sha256: 'VARCHAR'});

INSERT INTO mentions BY NAME
SELECT id, article_id, kind, "start" AS start_char, "end" AS end_char, text,
       sentence[1] AS sentence_start, sentence[2] AS sentence_end, rule, confidence,
       coalesce(codes, countries) AS codes, form, "group" AS country_group,
       try_cast(amount AS DECIMAL(38, 6)) AS amount,
       try_cast(amount_max AS DECIMAL(38, 6)) AS amount_max,
       currency, modifier, per, conversion_of,
       try_cast(amount_usd AS DECIMAL(38, 6)) AS amount_usd,
       timex_type, timex_value, mod, try_cast(start_date AS DATE) AS start_date,
       try_cast(end_date AS DATE) AS end_date, name, category, aliases, registry_id
FROM read_json($mentions, format = 'newline_delimited', maximum_object_size = 67108864, columns = {
    id: 'VARCHAR', article_id: 'VARCHAR', kind: 'VARCHAR', "start": 'INTEGER', "end": 'INTEGER',
    text: 'VARCHAR', sentence: 'INTEGER[]', rule: 'VARCHAR', confidence: 'DOUBLE',
    codes: 'VARCHAR[]', countries: 'VARCHAR[]', form: 'VARCHAR', "group": 'VARCHAR',
    amount: 'VARCHAR', amount_max: 'VARCHAR', currency: 'VARCHAR', modifier: 'VARCHAR',
    per: 'VARCHAR', conversion_of: 'VARCHAR', amount_usd: 'VARCHAR', timex_type: 'VARCHAR',
    timex_value: 'VARCHAR', mod: 'VARCHAR', start_date: 'VARCHAR', end_date: 'VARCHAR',
    name: 'VARCHAR', category: 'VARCHAR', aliases: 'VARCHAR[]', registry_id: 'VARCHAR'});

CREATE TEMP TABLE told AS
FROM read_json($facts, format = 'newline_delimited', maximum_object_size = 67108864, columns = {
    id: 'VARCHAR', article_id: 'VARCHAR', predicate: 'VARCHAR',
    countries: 'STRUCT(source VARCHAR[], target VARCHAR[], participants VARCHAR[])',
    organizations: 'VARCHAR[]',
    money: 'STRUCT(amount VARCHAR, amount_max VARCHAR, currency VARCHAR)',
    money_alt: 'STRUCT(amount VARCHAR, amount_max VARCHAR, currency VARCHAR)[]',
    project: 'VARCHAR', period: 'STRUCT(start_date VARCHAR, end_date VARCHAR)', status: 'VARCHAR',
    modality: 'VARCHAR', attributed_to: 'VARCHAR', evidence: 'INTEGER[]',
    evidence_more: 'INTEGER[][]', mentions: 'VARCHAR[]', rule: 'VARCHAR', confidence: 'DOUBLE'});

-- How the text gives a fact's sum stands at the mention of that sum, which the fact names.
CREATE TEMP TABLE worded AS
SELECT told.id, min_by(mentions.modifier, mentions.start_char) AS modifier
FROM (SELECT id, money, unnest(mentions) AS mention FROM told WHERE money IS NOT NULL) AS told
JOIN mentions ON mentions.id = told.mention AND mentions.kind = 'money'
WHERE mentions.amount IS NOT DISTINCT FROM try_cast(told.money.amount AS DECIMAL(38, 6))
GROUP BY told.id;

INSERT INTO facts BY NAME
SELECT told.id, told.article_id, predicate,
       coalesce(countries.source, []) AS source, coalesce(countries.target, []) AS target,
       coalesce(countries.participants, []) AS participants,
       list_sort(list_distinct(flatten([coalesce(countries.source, []),
           coalesce(countries.target, []), coalesce(countries.participants, [])]))) AS countries,
       coalesce(organizations, []) AS organizations,
       try_cast(money.amount AS DECIMAL(38, 6)) AS amount,
       try_cast(money.amount_max AS DECIMAL(38, 6)) AS amount_max,
       money.currency AS currency,
       CASE WHEN money IS NOT NULL THEN coalesce(modifier, 'exact') END AS modifier,
       list_transform(coalesce(money_alt, []), lambda m: {
           'amount': try_cast(m.amount AS DECIMAL(38, 6)),
           'amount_max': try_cast(m.amount_max AS DECIMAL(38, 6)),
           'currency': m.currency}) AS other_sums,
       project, try_cast(period.start_date AS DATE) AS start_date,
       try_cast(period.end_date AS DATE) AS end_date, status,
       coalesce(modality, 'asserted') AS modality, attributed_to, articles.published,
       substring(articles.text, evidence[1] + 1, evidence[2] - evidence[1]) AS evidence,
       evidence[1] AS evidence_start, evidence[2] AS evidence_end,
       coalesce(evidence_more, []) AS evidence_more, coalesce(mentions, []) AS mentions,
       rule, confidence
FROM told LEFT JOIN articles ON articles.id = told.article_id LEFT JOIN worded ON worded.id = told.id;

DROP TABLE told;
DROP TABLE worded;
