-- Metrics of recorded points: what a problem measures beside its objective. SQLite has the same column and view.

-- The training loss, the training accuracy, the test loss and the test accuracy, with NULL for those that the problem does
-- not have, or that are NaN; NULL where it has none. One column rather than four: with eight columns a row's null bitmap
-- fits into the padding of its header, so that rows without metrics, as most are, stay as long as they were. With eleven
-- they would take eight bytes more. Partitions get the column with their parent, and no row is rewritten.
ALTER TABLE trace ADD COLUMN metrics double precision[];

-- One row a recorded point that has metrics, with a column for each. As in trace, experiment is the experiment's id, so
-- that conditions on it leave the other partitions alone.
CREATE VIEW trace_metrics AS
SELECT experiment, trial, iteration, objective,
       metrics[1] AS loss,
       metrics[2] AS accuracy,
       metrics[3] AS test_loss,
       metrics[4] AS test_accuracy
FROM trace
WHERE metrics IS NOT NULL;

-- As in the file before, and the view.
CREATE OR REPLACE FUNCTION allow_reading(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT SELECT ON experiment, revision, shard, trial, trace, job, cluster, cluster_member, "__EFMigrationsHistory" TO %I', role);
    EXECUTE format('GRANT SELECT ON trials, leaderboard, convergence, ecdf, sensitivity, trace_metrics, OrleansQuery TO %I', role);
END
$$;

-- Replacing a function forgets where it looks for tables, though not who may call it.
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOR signature IN
        SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname = 'allow_reading'
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', signature, current_schema());
    END LOOP;
END
$$;

-- Whoever may read traces may read their metrics.
DO $$
DECLARE
    allowed oid;
BEGIN
    FOR allowed IN
        SELECT acl.grantee
        FROM pg_class AS c, aclexplode(c.relacl) AS acl
        WHERE c.oid = 'trace'::regclass AND acl.privilege_type = 'SELECT' AND acl.grantee <> c.relowner
    LOOP
        EXECUTE format('GRANT SELECT ON trace_metrics TO %s', CASE allowed WHEN 0 THEN 'PUBLIC' ELSE allowed::regrole::text END);
    END LOOP;
END
$$;
