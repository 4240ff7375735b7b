-- What people say about what the machine read. The rows of "correction" are the history: never removed, and changed only where one is
-- taken back, or where its source is read anew and what it is about stands elsewhere.
--
-- The rows of a corrected source in "article", "fact", "project", "enterprise" and "article_tag" are what holds with all corrections, so
-- that readers need know nothing of them; what the machine read stands in the tables "machine_…" for as long as one holds.

INSERT INTO counter (name, value) VALUES ('correction', 0);

CREATE TABLE correction (
  id {id},                     -- in the order in which they were made; taking one back has a number of this kind too
  path {text} NOT NULL,        -- of the source
  kind SMALLINT NOT NULL,      -- CorrectionKind
  thread BIGINT NOT NULL,      -- facts: the first correction of the same fact; else its own number
  article BIGINT,              -- the article that it is about; of a missed source or article none
  ordinal INT,                 -- facts: the machine's place in the article; of an added fact its number among those of the source
  label_kind SMALLINT,         -- 0: chain, 1: theme
  label {text},
  to_label {text},
  span_start INT,
  span_end INT,
  detail {text} NOT NULL,      -- JSON: the article as it was, a fact before and after, the words of a range
  made_by {text} NOT NULL,
  made_at BIGINT NOT NULL,     -- ticks of universal time
  undo BIGINT,                 -- number of the act that took it back
  undone_by {text},
  undone_at BIGINT,
  lost SMALLINT NOT NULL       -- 1: the present reading does not have what it is about
);

CREATE INDEX correction_path ON correction (path, id);

CREATE INDEX correction_by ON correction (made_by, id);

-- The last correction that made the row what it is; none for the machine's.
ALTER TABLE fact ADD COLUMN correction BIGINT;

CREATE TABLE machine_article (
  id {id},
  source BIGINT NOT NULL,
  number INT NOT NULL,
  path {text} NOT NULL,
  day INT NOT NULL,
  headline {text} NOT NULL,
  kind SMALLINT NOT NULL,
  relevant SMALLINT NOT NULL,
  place INT,
  place_name INT,
  labels {blob},
  story BIGINT NOT NULL,
  core_facts INT NOT NULL,
  byline {text},
  segments {blob} NOT NULL,
  flags SMALLINT NOT NULL,
  own_text {text}
);

CREATE INDEX machine_article_source ON machine_article (source, number);

CREATE TABLE machine_fact (
  indicator INT NOT NULL,
  day INT NOT NULL,
  article BIGINT NOT NULL,
  ordinal INT NOT NULL,
  measure SMALLINT NOT NULL,
  status SMALLINT NOT NULL,
  place INT,
  own_place SMALLINT NOT NULL,
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
  correction BIGINT,
  PRIMARY KEY (article, ordinal)
) {clustered};

CREATE TABLE machine_project (
  article BIGINT NOT NULL,
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

CREATE TABLE machine_enterprise (
  article BIGINT NOT NULL,
  ordinal INT NOT NULL,
  name {text} NOT NULL,
  name_start INT NOT NULL,
  name_end INT NOT NULL,
  roles {blob},
  role_start INT,
  role_end INT,
  chain INT,
  confidence {real} NOT NULL,
  PRIMARY KEY (article, ordinal)
) {clustered};
