-- The store. One schema for SQLite and PostgreSQL: {name} stands for a type or clause of the database at hand,
-- and a statement under "-- sqlite:" or "-- postgres:" is for that one alone.
--
-- Days are numbers such as 20240304; a source without a day has 99999999, so that it comes last.
-- Divisions are the numbers of their six digits (410881). Small vocabularies (indicators, units, labels, rules, names
-- of divisions) stand once in "word" and are named by number. Enumerations are numbered as their members in PolicyML.Core.

CREATE TABLE counter (name {text} NOT NULL PRIMARY KEY, value BIGINT NOT NULL);

INSERT INTO counter (name, value) VALUES ('source', 0), ('article', 0), ('word', 0), ('segment', 0);

CREATE TABLE word (id {id}, text {text} NOT NULL UNIQUE);

-- Official names of divisions that an article is about.
CREATE TABLE place (code {key}, name {text} NOT NULL);

CREATE TABLE source (
  id {id},
  path {text} NOT NULL UNIQUE,
  text_hash {blob} NOT NULL,
  reading_hash {blob} NOT NULL
);

-- The decoded text, once. form 0: UTF-8; 1: UTF-16 little endian, where that is shorter (Chinese), and for text that UTF-8 cannot hold.
CREATE TABLE source_text (
  source {id} REFERENCES source (id),
  form SMALLINT NOT NULL,
  text {blob} NOT NULL
);

CREATE TABLE article (
  id {id},
  source BIGINT NOT NULL REFERENCES source (id),
  number INT NOT NULL,
  path {text} NOT NULL,
  day INT NOT NULL,
  headline {text} NOT NULL,
  kind SMALLINT NOT NULL,
  relevant SMALLINT NOT NULL,
  place INT,
  place_name INT,
  labels {blob},               -- count of chains, then chains and themes as (word, probability)
  story BIGINT NOT NULL,       -- the article of the same story that was printed first
  core_facts INT NOT NULL,
  byline {text},
  segments {blob} NOT NULL,    -- ranges of the source text
  flags SMALLINT NOT NULL,     -- 1: the day was inferred; 2: the article carries its text, the joined segments
  own_text {text}              -- its text where that is not the joined segments
);

CREATE UNIQUE INDEX article_source ON article (source, number);

CREATE INDEX article_order ON article (day, path, number);

CREATE INDEX article_repeat ON article (story) WHERE story <> id;

-- Which articles carry a label (negative), lie in a division or name a figure of it (all its levels), or have figures
-- about a year (10000000 + year), in the order of days.
CREATE TABLE article_tag (
  tag INT NOT NULL,
  day INT NOT NULL,
  article BIGINT NOT NULL,
  PRIMARY KEY (tag, day, article)
) {clustered};

CREATE TABLE fact (
  indicator INT NOT NULL,
  day INT NOT NULL,            -- of the article
  article BIGINT NOT NULL REFERENCES article (id),
  ordinal INT NOT NULL,
  measure SMALLINT NOT NULL,
  status SMALLINT NOT NULL,
  place INT,                   -- its own, else the article's
  own_place SMALLINT NOT NULL, -- 1: its own
  period_from INT,
  period_to INT,
  confidence {real} NOT NULL,
  value {number} NOT NULL,
  low {number},
  high {number},
  unit INT NOT NULL,
  bound SMALLINT NOT NULL,
  basis SMALLINT,
  stage SMALLINT,
  rule INT NOT NULL,
  span_start INT NOT NULL,
  span_end INT NOT NULL,
  period_text {text},
  subject {text},
  text {text} NOT NULL,
  PRIMARY KEY (indicator, day, article, ordinal)
) {clustered};

CREATE INDEX fact_article ON fact (article, ordinal);

CREATE TABLE project (
  article BIGINT NOT NULL REFERENCES article (id),
  ordinal INT NOT NULL,
  place INT,
  own_place SMALLINT NOT NULL,
  name {text} NOT NULL,
  name_start INT NOT NULL,
  name_end INT NOT NULL,
  owner {text},
  chain INT,
  stage SMALLINT,
  stage_start INT,
  stage_end INT,
  investment {number},
  currency INT,
  investment_start INT,
  investment_end INT,
  part {text},
  confidence {real} NOT NULL,
  PRIMARY KEY (article, ordinal)
) {clustered};

CREATE TABLE enterprise (
  article BIGINT NOT NULL REFERENCES article (id),
  ordinal INT NOT NULL,
  name {text} NOT NULL,
  name_start INT NOT NULL,
  name_end INT NOT NULL,
  roles {blob},                -- words
  role_start INT,
  role_end INT,
  chain INT,
  confidence {real} NOT NULL,
  PRIMARY KEY (article, ordinal)
) {clustered};

-- Sketches of the articles' texts: articles of one story share a key with great probability.
CREATE TABLE story_key (
  key BIGINT NOT NULL,
  article BIGINT NOT NULL,
  PRIMARY KEY (key, article)
) {clustered};

-- Pairs of neighbouring characters of headline and body, for the search; a hit is verified on the text. A segment holds those of
-- some articles, whose numbers are counted from "origin"; its blocks are numbered 4294967296 * segment + first pair.
CREATE TABLE gram_segment (id {id}, origin BIGINT NOT NULL, articles INT NOT NULL);

CREATE TABLE gram_block (id {id}, postings {blob} NOT NULL);
