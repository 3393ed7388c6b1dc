-- The durable queue: what workers were asked to run. SQLite has the same table.

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
    experiment   bigint      PRIMARY KEY REFERENCES experiment (id) ON DELETE CASCADE,
    ticket       bigint      NOT NULL UNIQUE CHECK (ticket >= 1),      -- the order in which jobs are taken up: clocks can go back
    last_trial   bigint      NOT NULL CHECK (last_trial >= 1),         -- the last that was asked for; later ones are nobody's wish
    submitted_at timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    state        text        NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'cancelled', 'finished', 'failed')),
    failure      text        CHECK (failure <> ''),                    -- why it failed, for people
    CHECK ((failure IS NOT NULL) = (state = 'failed')),
    CHECK ((ended_at IS NOT NULL) = (state IN ('cancelled', 'finished', 'failed'))),
    CHECK (started_at IS NOT NULL OR state <> 'running')
);

-- Drawn for each job that is handed in. Two that are handed in at once draw in some order, and keep it.
CREATE SEQUENCE job_ticket OWNED BY job.ticket;

-- Every worker asks once a second for what is queued or running, in order; most jobs are neither.
CREATE INDEX job_by_state ON job (state, ticket);

-- As in the first file, and the queue.
CREATE OR REPLACE FUNCTION allow_reading(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT SELECT ON experiment, revision, shard, trial, trace, job, "__EFMigrationsHistory" TO %I', role);
    EXECUTE format('GRANT SELECT ON trials, leaderboard, convergence, ecdf, sensitivity TO %I', role);
END
$$;

CREATE OR REPLACE FUNCTION allow_running(role name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part regclass;
BEGIN
    PERFORM allow_reading(role);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON experiment, revision, shard, trial, trace, job TO %I', role);
    EXECUTE format('GRANT USAGE ON SEQUENCE job_ticket TO %I', role);
    FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent IN ('trial'::regclass, 'trace'::regclass) LOOP
        EXECUTE format('GRANT INSERT ON %s TO %I', part, role);
    END LOOP;
    EXECUTE format('GRANT EXECUTE ON FUNCTION drop_partitions(), summarize_trace(bigint) TO %I', role);
END
$$;

-- Replacing a function forgets where it looks for tables, though not who may call it.
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOR signature IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname IN ('allow_reading', 'allow_running')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', signature, current_schema());
    END LOOP;
END
$$;

-- Whoever was let in before has the same rights to the queue as to the experiments.
DO $$
DECLARE
    allowed record;
    grantee text;
BEGIN
    FOR allowed IN
        SELECT acl.grantee AS id, acl.privilege_type AS privilege
        FROM pg_class AS c, aclexplode(c.relacl) AS acl
        WHERE c.oid = 'experiment'::regclass AND acl.grantee <> c.relowner
          AND acl.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    LOOP
        grantee := CASE allowed.id WHEN 0 THEN 'PUBLIC' ELSE allowed.id::regrole::text END;
        EXECUTE format('GRANT %s ON job TO %s', allowed.privilege, grantee);
        IF allowed.privilege = 'INSERT' THEN
            EXECUTE format('GRANT USAGE ON SEQUENCE job_ticket TO %s', grantee);
        END IF;
    END LOOP;
END
$$;
