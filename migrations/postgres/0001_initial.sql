-- The store of RmspropRunner in PostgreSQL 14 or later. Numbered files like this one are the only truth about the schema:
-- they run in order, each once, and are never changed after a release; what changes later comes as the next file. Each
-- runs in one transaction with the note that it ran.
--
-- The same tables, columns and views as in SQLite, in native types: hyperparameters are jsonb, vectors arrays, times
-- timestamptz; NaN and infinities are what they are, so no number is ever NULL.
--
-- Everything belongs to whoever migrates, in the first schema of that role's search_path. To let another role in, its
-- owner calls allow_reading('role') or allow_running('role'), at the end of this file. Neither role needs a right to
-- create anything: what a new experiment needs is created by triggers with the owner's rights.

-- The identity is never given twice, so a run that still computes for a deleted experiment fails at its next commit
-- instead of filling the experiment that took its place.
CREATE TABLE experiment (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL UNIQUE CHECK (name <> ''),
    description text        NOT NULL,
    created_at  timestamptz NOT NULL
);

-- The specs that an experiment grew through. Two that grow it at once want the same number: the key lets one pass.
CREATE TABLE revision (
    experiment bigint      NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
    number     integer     NOT NULL CHECK (number >= 1),
    spec       text        NOT NULL,                               -- in the spec language, every default written out
    plan_hash  text        NOT NULL CHECK (plan_hash <> ''),
    last_trial bigint      NOT NULL CHECK (last_trial >= 1),       -- the trials planned up to this revision
    created_at timestamptz NOT NULL,
    PRIMARY KEY (experiment, number)
);

-- A shard's mark says that its trials and their traces are all here: they are written in one transaction with it.
-- Whatever is pending is what no mark covers. The mark's foreign key guards trials and traces too, which therefore
-- need none of their own: a lookup a row would cost more than the row.
CREATE TABLE shard (
    experiment     bigint  NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
    first_trial    bigint  NOT NULL CHECK (first_trial >= 1),
    trial_count    integer NOT NULL CHECK (trial_count >= 1),
    diverged_count integer NOT NULL CHECK (diverged_count BETWEEN 0 AND trial_count),  -- progress without reading trials
    PRIMARY KEY (experiment, first_trial)
);

-- Partitioned by experiment, as the trace is: deleting an experiment throws two files away, and a query about one
-- experiment reads that one's files alone. The second key keeps a trial that is planned twice from being stored twice.
-- Columns of eight bytes come first, then those of four, so that none is padded; then what varies in length.
CREATE TABLE trial (
    experiment       bigint           NOT NULL,
    number           bigint           NOT NULL CHECK (number >= 1),
    configuration    bigint           NOT NULL CHECK (configuration >= 1),
    seed             bigint           NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
    final_objective  double precision NOT NULL,
    best_objective   double precision NOT NULL,
    dimension        integer          NOT NULL CHECK (dimension >= 1),
    iterations       integer          NOT NULL CHECK (iterations >= 0),
    best_iteration   integer          NOT NULL,
    target_iteration integer,                                      -- NULL where the target was not reached, or none was set
    problem          text             NOT NULL,
    optimizer        text             NOT NULL,
    outcome          text             NOT NULL CHECK (outcome IN ('completed', 'diverged')),
    stop_reason      text             NOT NULL
        CHECK (stop_reason IN ('iterations', 'target', 'gradient_norm', 'stagnation', 'diverged')),
    content_hash     bytea            NOT NULL CHECK (length(content_hash) = 16),
    hyperparameters  jsonb            NOT NULL CHECK (jsonb_typeof(hyperparameters) = 'object'),
    start            double precision[] NOT NULL CHECK (cardinality(start) = dimension),
    final_x          double precision[] NOT NULL CHECK (cardinality(final_x) = dimension),
    PRIMARY KEY (experiment, number),
    UNIQUE (experiment, content_hash),
    CHECK (best_iteration BETWEEN 0 AND iterations),
    CHECK ((outcome = 'diverged') = (stop_reason = 'diverged')),
    CHECK ((stop_reason = 'target') = (target_iteration IS NOT NULL)),
    CHECK (target_iteration IS NULL OR target_iteration = iterations)
) PARTITION BY LIST (experiment);

-- Nearly all of the database, so it has no key and no CHECK: each costs every row. That a trial's points are there once
-- follows from the marks and the trials' key, which are written in the same transaction.
CREATE TABLE trace (
    experiment    bigint           NOT NULL,
    trial         bigint           NOT NULL,
    objective     double precision NOT NULL,
    gradient_norm double precision NOT NULL,
    step_norm     double precision NOT NULL,
    iteration     integer          NOT NULL,                       -- 0 is the start, k the state after k updates
    x             double precision[]                               -- NULL where x was not recorded
) PARTITION BY LIST (experiment);

-- Rows come shard by shard, so a trial's points lie on a few pages next to each other, and the lowest and the highest
-- trial of every 16 pages are enough to find them. Measured: COPY at 0.75 of its rate without any index, where a b-tree
-- leaves 0.35 and takes a third of the table's space. New pages have no summary until summarize_trace or autovacuum
-- makes one, and are read by whoever looks for any trial until then.
CREATE INDEX trace_by_trial ON trace USING brin (trial) WITH (pages_per_range = 16, autosummarize = on);

-- A new experiment gets its partitions. Attached rather than created in place: that takes a lock on trial and trace which
-- commits and readers of other experiments do not notice. Runs copy straight into a partition, so whoever may insert into
-- the whole may insert into it.
CREATE FUNCTION add_partitions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    parent text;
    part text;
    allowed oid;
BEGIN
    FOREACH parent IN ARRAY ARRAY['trial', 'trace'] LOOP
        part := parent || '_' || NEW.id;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', parent, part, NEW.id);
        FOR allowed IN
            SELECT acl.grantee
            FROM pg_class AS c, aclexplode(c.relacl) AS acl
            WHERE c.oid = parent::regclass AND acl.privilege_type = 'INSERT' AND acl.grantee <> c.relowner
        LOOP
            EXECUTE format('GRANT INSERT ON %I TO %s', part, CASE allowed WHEN 0 THEN 'PUBLIC' ELSE allowed::regrole::text END);
        END LOOP;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER experiment_has_partitions AFTER INSERT ON experiment FOR EACH ROW EXECUTE FUNCTION add_partitions();

-- Deleting an experiment empties its partitions, which takes no time whatever is in them, and waits for nobody but those
-- who read or write this experiment. To drop them needs trial and trace for itself, for a moment: see drop_partitions.
CREATE FUNCTION empty_partitions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    EXECUTE format('TRUNCATE %I, %I', 'trial_' || OLD.id, 'trace_' || OLD.id);
    RETURN NULL;
END
$$;

CREATE TRIGGER experiment_leaves_nothing AFTER DELETE ON experiment FOR EACH ROW EXECUTE FUNCTION empty_partitions();

-- Experiments are never renumbered: their partitions are named by the id.
CREATE FUNCTION refuse_new_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The id of an experiment cannot be changed.';
END
$$;

CREATE TRIGGER experiment_keeps_its_id BEFORE UPDATE OF id ON experiment FOR EACH ROW EXECUTE FUNCTION refuse_new_id();

-- Drops the partitions of experiments that are gone. Whoever deletes one calls it afterwards, with a short lock_timeout:
-- while others are busy it gives up, the empty partitions stay, and the next call drops them.
CREATE FUNCTION drop_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN
        SELECT child.oid
        FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid
        WHERE inhparent IN ('trial'::regclass, 'trace'::regclass)
          AND NOT EXISTS (SELECT FROM experiment WHERE id::text = substring(child.relname FROM '[0-9]+$'))
        ORDER BY inhparent = 'trace'::regclass, child.oid
    LOOP
        EXECUTE format('DROP TABLE %s', partition);
    END LOOP;
END
$$;

-- Summarizes what of an experiment's trace is new, so that its trials are found fast, and tells the planner that they lie
-- together: it would not believe in the index otherwise. Reads the new pages once, and some others for the sample; does
-- not hold up commits or readers. Runs call it every now and then, and at their end.
CREATE FUNCTION summarize_trace(experiment_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET default_statistics_target = 10 AS $$
DECLARE
    index regclass;
BEGIN
    FOR index IN
        SELECT i.indexrelid
        FROM pg_index AS i
        JOIN pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_am AS method ON method.oid = c.relam AND method.amname = 'brin'
        WHERE i.indrelid = to_regclass('trace_' || experiment_id)
    LOOP
        PERFORM brin_summarize_new_values(index);
        EXECUTE format('ANALYZE %I (trial)', 'trace_' || experiment_id);
    END LOOP;
END
$$;

-- Lets a role read everything: for people's queries and for dashboards. The owner calls it. The views come with the next
-- file.
CREATE FUNCTION allow_reading(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT SELECT ON experiment, revision, shard, trial, trace, "__EFMigrationsHistory" TO %I', role);
    EXECUTE format('GRANT SELECT ON trials, leaderboard, convergence, ecdf, sensitivity TO %I', role);
END
$$;

-- Lets a role submit, run and delete experiments; a role, too, that may create nothing.
CREATE FUNCTION allow_running(role name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part regclass;
BEGIN
    PERFORM allow_reading(role);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON experiment, revision, shard, trial, trace TO %I', role);
    FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent IN ('trial'::regclass, 'trace'::regclass) LOOP
        EXECUTE format('GRANT INSERT ON %s TO %I', part, role);
    END LOOP;
    EXECUTE format('GRANT EXECUTE ON FUNCTION drop_partitions(), summarize_trace(bigint) TO %I', role);
END
$$;

-- Functions find the tables beside them, whatever the caller's search_path says: those that run with the owner's rights
-- must not be led to tables of the caller's. And nobody calls them who was not let in.
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOR signature IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
          AND proname IN ('add_partitions', 'empty_partitions', 'drop_partitions', 'summarize_trace', 'allow_reading', 'allow_running')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', signature, current_schema());
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', signature);
    END LOOP;
END
$$;
