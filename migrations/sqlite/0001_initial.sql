-- The store of RmspropRunner in SQLite. Numbered files like this one are the only truth about the schema: they run in
-- order, each once, and are never changed after a release; what changes later comes as the next file.
--
-- Tables are STRICT, so that a wrong type is an error instead of a surprise. SQLite has no NaN: NULL stands for it in
-- every column of REALs that may be NULL, and null in JSON arrays; infinities are native (9e999 in JSON text, which
-- SQLite reads as infinity). Every other double comes back to the bit, but for the sign of zero: SQLite writes REALs
-- that are whole numbers as integers, so -0.0 is 0.0 in a column. In a JSON array it is kept.

-- 'RMSP': tells a store from any other SQLite database.
PRAGMA application_id = 1380799312;

-- AUTOINCREMENT: the id of a deleted experiment is never given again, so a run that still computes for it fails at
-- its next commit instead of filling the experiment that took its place.
CREATE TABLE experiment (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL UNIQUE CHECK (name <> ''),
    description TEXT    NOT NULL,
    created_at  TEXT    NOT NULL CHECK (created_at LIKE '____-__-__T__:__:__.______Z')   -- UTC, to the microsecond
) STRICT;

-- The specs that an experiment grew through. Two that grow it at once want the same number: the key lets one pass.
CREATE TABLE revision (
    experiment INTEGER NOT NULL REFERENCES experiment (id),
    number     INTEGER NOT NULL CHECK (number >= 1),
    spec       TEXT    NOT NULL,                               -- in the spec language, every default written out
    plan_hash  TEXT    NOT NULL CHECK (plan_hash <> ''),
    last_trial INTEGER NOT NULL CHECK (last_trial >= 1),       -- the trials planned up to this revision
    created_at TEXT    NOT NULL CHECK (created_at LIKE '____-__-__T__:__:__.______Z'),
    PRIMARY KEY (experiment, number)
) STRICT, WITHOUT ROWID;

-- A shard's mark says that its trials and their traces are all here: they are written in one transaction with it.
-- Whatever is pending is what no mark covers. The mark's foreign key guards trials and traces too, which therefore
-- need none of their own: a lookup a row would cost more than the row.
CREATE TABLE shard (
    experiment     INTEGER NOT NULL REFERENCES experiment (id),
    first_trial    INTEGER NOT NULL CHECK (first_trial >= 1),
    trial_count    INTEGER NOT NULL CHECK (trial_count >= 1),
    diverged_count INTEGER NOT NULL CHECK (diverged_count BETWEEN 0 AND trial_count),  -- progress without reading trials
    PRIMARY KEY (experiment, first_trial)
) STRICT, WITHOUT ROWID;

-- Keyed by what it is called by, and stored in that order: a shard's trials are one stretch of the file, and so are an
-- experiment's. Short columns come first, so that a summary does not walk over the long ones (start, final_x) to reach
-- an objective. The second key keeps a trial that is planned twice from being stored twice;
-- hashes come in no order, so it is what bounds a sweep without trace, and large commits make it cheaper.
CREATE TABLE trial (
    experiment       INTEGER NOT NULL,
    number           INTEGER NOT NULL CHECK (number >= 1),
    configuration    INTEGER NOT NULL CHECK (configuration >= 1),
    problem          TEXT    NOT NULL,
    dimension        INTEGER NOT NULL CHECK (dimension >= 1),
    optimizer        TEXT    NOT NULL,
    seed             INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
    outcome          TEXT    NOT NULL CHECK (outcome IN ('completed', 'diverged')),
    stop_reason      TEXT    NOT NULL
        CHECK (stop_reason IN ('iterations', 'target', 'gradient_norm', 'stagnation', 'diverged')),
    iterations       INTEGER NOT NULL CHECK (iterations >= 0),
    final_objective  REAL,
    best_objective   REAL,
    best_iteration   INTEGER NOT NULL CHECK (best_iteration BETWEEN 0 AND iterations),
    target_iteration INTEGER,                                  -- NULL where the target was not reached, or none was set
    content_hash     BLOB    NOT NULL CHECK (length(content_hash) = 16),
    hyperparameters  TEXT    NOT NULL CHECK (json_valid(hyperparameters)),
    start            TEXT    NOT NULL,                         -- a JSON array, as long as the dimension
    final_x          TEXT    NOT NULL,
    PRIMARY KEY (experiment, number),
    UNIQUE (experiment, content_hash),
    CHECK ((outcome = 'diverged') = (stop_reason = 'diverged')),
    CHECK ((stop_reason = 'target') = (target_iteration IS NOT NULL)),
    CHECK (target_iteration IS NULL OR target_iteration = iterations)
) STRICT, WITHOUT ROWID;

-- What the leaderboard reads, and nothing else: in the order in which it sorts, so that it neither sorts nor touches the
-- wide rows of the table. A million trials' leaderboard takes seconds with it and minutes without. Trials are few next
-- to their trace, and those of a configuration come together, so keeping it up costs little.
CREATE INDEX trial_by_configuration
    ON trial (experiment, configuration, best_objective, target_iteration, seed, outcome);

-- Most of the file. WITHOUT ROWID keeps each row once, in the order in which it is written and read; with a rowid there
-- would be a second tree for the key, a tenth more space and slower inserts. No other index, and no CHECK beyond the
-- key's: each costs every row.
CREATE TABLE trace (
    experiment    INTEGER NOT NULL,
    trial         INTEGER NOT NULL,
    iteration     INTEGER NOT NULL CHECK (iteration >= 0),     -- 0 is the start, k the state after k updates
    objective     REAL,
    gradient_norm REAL,
    step_norm     REAL,
    x             TEXT,                                        -- a JSON array; NULL where x was not recorded
    PRIMARY KEY (experiment, trial, iteration)
) STRICT, WITHOUT ROWID;
