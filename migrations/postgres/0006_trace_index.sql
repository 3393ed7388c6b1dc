-- The trace's index keeps apart the trials that lie on the same pages.
--
-- Where several write at once, as workers of a cluster do and the writers of one run, their pages take turns in the table:
-- every few pages have points of trials that are far apart. The lowest and the highest trial of such pages say next to
-- nothing, for all that is between them seems to be there too. So an entry now has up to sixteen numbers, single ones and
-- the ends of runs. It also stands for twice as many pages; measured, the index is as large as it was, is made in less
-- time, and finds a trial as fast.
--
-- It is not summarized automatically any more: a run does that by itself, and the server asked its autovacuum for the same
-- at every entry, wrote into its log that it could not be noted down as soon as there was a backlog, and then did it beside
-- the run. What a run that was killed has left is summarized when the table is vacuumed, which inserts bring about too.
--
-- Takes as long as reading all the traces once; a server writes and reads some gigabytes of them in ten seconds.
DROP INDEX trace_by_trial;

CREATE INDEX trace_by_trial ON trace USING brin (trial int8_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 32);

-- As before, but tells the planner about the trials only when the table has doubled since it was told last: where they lie
-- stays as it was, and the rows are counted by the table's size.
CREATE OR REPLACE FUNCTION summarize_trace(experiment_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET default_statistics_target = 10 AS $$
DECLARE
    part regclass := to_regclass('trace_' || experiment_id);
    index regclass;
BEGIN
    FOR index IN
        SELECT i.indexrelid
        FROM pg_index AS i
        JOIN pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_am AS method ON method.oid = c.relam AND method.amname = 'brin'
        WHERE i.indrelid = part
    LOOP
        PERFORM brin_summarize_new_values(index);
    END LOOP;
    IF (SELECT pg_relation_size(oid) > 2 * current_setting('block_size')::bigint * relpages FROM pg_class WHERE oid = part) THEN
        EXECUTE format('ANALYZE %s (trial)', part);
    END IF;
END
$$;

-- Replacing a function forgets where it looks for tables, though not who may call it.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION summarize_trace(bigint) SET search_path = %I, pg_temp', current_schema());
END
$$;
