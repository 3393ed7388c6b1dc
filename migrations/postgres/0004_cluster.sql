-- Where the workers of a cluster meet. Orleans' ADO.NET clustering finds here what it needs, in its own terms: a table
-- named OrleansQuery with the statements to use. The tables behind them are ours.

-- A cluster. Whoever changes its members has to know this version, and raises it: so of two who change them at once, one
-- looks again.
CREATE TABLE cluster (
    id      text    PRIMARY KEY CHECK (id <> ''),
    version integer NOT NULL DEFAULT 0 CHECK (version >= 0)
);

-- A silo, as a process that listens on an address and port from a point in time on (its generation). Status is Orleans'
-- SiloStatus: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead.
CREATE TABLE cluster_member (
    cluster       text        NOT NULL REFERENCES cluster (id) ON DELETE CASCADE,
    address       text        NOT NULL CHECK (address <> ''),
    port          integer     NOT NULL CHECK (port BETWEEN 0 AND 65535),
    generation    integer     NOT NULL,
    name          text        NOT NULL,
    host          text        NOT NULL,
    status        integer     NOT NULL CHECK (status BETWEEN 0 AND 6),
    gateway_port  integer     NOT NULL CHECK (gateway_port BETWEEN 0 AND 65535),  -- 0: no clients
    suspected     text,                                        -- by whom and when, as Orleans writes it
    started_at    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,                        -- when it last said so
    PRIMARY KEY (cluster, address, port, generation)
);

CREATE TABLE OrleansQuery (
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
    ('InsertMembershipVersionKey', '
        WITH added AS (INSERT INTO cluster (id) VALUES (@DeploymentId) ON CONFLICT (id) DO NOTHING RETURNING 1)
        SELECT EXISTS (SELECT FROM added)'),

    -- The outer join gives the version of a cluster without members, too.
    ('MembershipReadAllKey', '
        SELECT c.version AS Version, m.address AS Address, m.port AS Port, m.generation AS Generation, m.name AS SiloName,
            m.host AS HostName, m.status AS Status, m.gateway_port AS ProxyPort, m.suspected AS SuspectTimes,
            m.started_at AS StartTime, m.alive_at AS IAmAliveTime
        FROM cluster AS c LEFT JOIN cluster_member AS m ON m.cluster = c.id
        WHERE c.id = @DeploymentId'),
    ('MembershipReadRowKey', '
        SELECT c.version AS Version, m.address AS Address, m.port AS Port, m.generation AS Generation, m.name AS SiloName,
            m.host AS HostName, m.status AS Status, m.gateway_port AS ProxyPort, m.suspected AS SuspectTimes,
            m.started_at AS StartTime, m.alive_at AS IAmAliveTime
        FROM cluster AS c
        LEFT JOIN cluster_member AS m
            ON m.cluster = c.id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        WHERE c.id = @DeploymentId'),

    -- Each of these takes the version as its lock: who comes second finds it raised, and changes nothing.
    ('InsertMembershipKey', '
        WITH raised AS (
            UPDATE cluster SET version = version + 1
            WHERE id = @DeploymentId AND version = @Version AND NOT EXISTS (
                SELECT FROM cluster_member
                WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
            RETURNING id),
        added AS (
            INSERT INTO cluster_member (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
            SELECT id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
            RETURNING 1)
        SELECT EXISTS (SELECT FROM added)'),
    ('UpdateMembershipKey', '
        WITH raised AS (
            UPDATE cluster SET version = version + 1
            WHERE id = @DeploymentId AND version = @Version AND EXISTS (
                SELECT FROM cluster_member
                WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
            RETURNING id),
        changed AS (
            UPDATE cluster_member SET status = @Status, suspected = @SuspectTimes, alive_at = @IAmAliveTime
            FROM raised
            WHERE cluster = raised.id AND address = @Address AND port = @Port AND generation = @Generation
            RETURNING 1)
        SELECT EXISTS (SELECT FROM changed)'),
    ('UpdateIAmAlivetimeKey', '
        UPDATE cluster_member SET alive_at = @IAmAliveTime
        WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

    ('DeleteMembershipTableEntriesKey', 'DELETE FROM cluster WHERE id = @DeploymentId'),
    ('CleanupDefunctSiloEntriesKey', '
        DELETE FROM cluster_member WHERE cluster = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3'),

    -- Where clients may connect.
    ('GatewaysQueryKey', '
        SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
        FROM cluster_member WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0');

-- As in the files before, and the cluster: who runs experiments is a member, who reads may look.
CREATE OR REPLACE FUNCTION allow_reading(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT SELECT ON experiment, revision, shard, trial, trace, job, cluster, cluster_member, "__EFMigrationsHistory" TO %I', role);
    EXECUTE format('GRANT SELECT ON trials, leaderboard, convergence, ecdf, sensitivity, OrleansQuery TO %I', role);
END
$$;

CREATE OR REPLACE FUNCTION allow_running(role name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part regclass;
BEGIN
    PERFORM allow_reading(role);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON experiment, revision, shard, trial, trace, job, cluster, cluster_member TO %I', role);
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

-- Whoever was let in before has the same rights to the cluster as to the experiments.
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
        EXECUTE format('GRANT %s ON cluster, cluster_member TO %s', allowed.privilege, grantee);
        IF allowed.privilege = 'SELECT' THEN
            EXECUTE format('GRANT SELECT ON OrleansQuery TO %s', grantee);
        END IF;
    END LOOP;
END
$$;
