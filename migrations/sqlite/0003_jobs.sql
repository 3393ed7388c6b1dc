-- The durable queue: what workers were asked to run. PostgreSQL has the same table.

-- One job for each experiment that was ever handed to a worker. Jobs move by compare-and-set on their state, so any number
-- of workers and requests may move them at once. What is computed is guarded by the shards' marks, not by the job: it says
-- what is wanted, the marks what is done.
--
--   queued     to be run; also while it runs, where it was handed in again since
--   running    a worker has taken it up; it stays so when the worker ends, and whoever starts next goes on with it
--   paused     held back until it is resumed
--   cancelled  given up by somebody
--   finished   every trial up to last_trial is stored
--   failed     given up by a worker, for a reason that trying again would not mend
CREATE TABLE job (
    experiment   INTEGER NOT NULL PRIMARY KEY REFERENCES experiment (id) ON DELETE CASCADE,
    ticket       INTEGER NOT NULL UNIQUE CHECK (ticket >= 1),   -- the order in which jobs are taken up: clocks can go back
    state        TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'cancelled', 'finished', 'failed')),
    last_trial   INTEGER NOT NULL CHECK (last_trial >= 1),      -- the last that was asked for; later ones are nobody's wish
    submitted_at TEXT    NOT NULL CHECK (submitted_at LIKE '____-__-__T__:__:__.______Z'),
    started_at   TEXT             CHECK (started_at LIKE '____-__-__T__:__:__.______Z'),
    ended_at     TEXT             CHECK (ended_at LIKE '____-__-__T__:__:__.______Z'),
    failure      TEXT             CHECK (failure <> ''),        -- why it failed, for people
    CHECK ((failure IS NOT NULL) = (state = 'failed')),
    CHECK ((ended_at IS NOT NULL) = (state IN ('cancelled', 'finished', 'failed'))),
    CHECK (started_at IS NOT NULL OR state <> 'running')
) STRICT;

-- Every worker asks once a second for what is queued or running, in order; most jobs are neither.
CREATE INDEX job_by_state ON job (state, ticket);
