using Npgsql;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>Databases of earlier versions of the program.</summary>
public sealed class PostgresUpgradeTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_database_without_a_queue_gets_one_and_those_who_were_let_in_may_use_it()
    {
        await using TestRole runner = await TestRole.CreateAsync();
        await using TestRole reader = await TestRole.CreateAsync();
        await using TestDatabase database = await TestDatabase.CreateEmptyAsync();
        await using (NpgsqlConnection connection = await database.ConnectAsync())
        {
            await TestDatabase.ExecuteAsync(connection, """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" text PRIMARY KEY, "ProductVersion" text)""");
            foreach (string name in new[] { "0001_initial", "0002_views" })
                await TestDatabase.ExecuteAsync(connection, $"""{SqlFiles.Postgres.Read(name)}; INSERT INTO "__EFMigrationsHistory" VALUES ('{name}', '10.0')""");
            await TestDatabase.ExecuteAsync(connection, $"SELECT allow_running('{runner.Name}'), allow_reading('{reader.Name}')");
            await TestDatabase.ExecuteAsync(connection, "INSERT INTO experiment (name, description, created_at) VALUES ('old', '', now())");
            await TestDatabase.ExecuteAsync(connection, "INSERT INTO revision VALUES (1, 1, 'spec', '00', 10, now())");
            await TestDatabase.ExecuteAsync(connection, "INSERT INTO trace VALUES (1, 1, 4.5, 3, 0, 0, '{1.5}')");
        }

        await (await database.OpenAsync()).DisposeAsync();

        await using (IExperimentStore store = await OpenAsync(database, runner))
        {
            StoredExperiment old = (await store.FindAsync("old", None))!;
            await store.QueueAsync(old.Id, 10, None);
            Assert.True(await store.TryMoveJobAsync(old.Id, new HashSet<JobState> { JobState.Queued }, JobState.Running, null, None));
        }

        await using (IExperimentStore store = await OpenAsync(database, reader))
        {
            TracePoint point = Assert.Single(await store.TraceAsync(1, 1, None).ToListAsync());
            Assert.Equal((4.5, 1.5, null), (point.Objective, point.X![0], point.Metrics));
            await using (IQueryRows rows = await store.QueryAsync("SELECT loss FROM trace_metrics", Timeout.InfiniteTimeSpan, None))
                Assert.Empty(await rows.RowsAsync(None).ToListAsync());
            Assert.Equal(JobState.Running, (await store.FindJobAsync(1, None))!.State);
            await Assert.ThrowsAsync<StoreException>(() => store.QueueAsync(1, 10, None));
        }

        // The functions that were replaced still find the tables, whatever the caller's search_path says.
        await database.ExecuteAsync($"SET search_path = pg_catalog; SELECT public.allow_running('{reader.Name}')");
        await database.ExecuteAsync("SET search_path = pg_catalog; SELECT public.summarize_trace(1)");
        await using IExperimentStore allowed = await OpenAsync(database, reader);
        await allowed.QueueAsync(1, 10, None);

        // Traces that were there have the new index, as new ones do, and no more than that.
        await allowed.CreateAsync("new", "", SampleShards.Revision(), None);
        Assert.Equal(
            2L,
            await database.ExecuteAsync(
                "SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'trace\\__' AND indexdef LIKE '%multi%' "
                + "AND (SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'trace\\__') = 2"));
    }

    private static Task<IExperimentStore> OpenAsync(TestDatabase database, TestRole role) => ExperimentStores.OpenAsync(
        database.ConnectionStringOf(role.Name), StoreAccess.Existing, TimeProvider.System, None);
}
