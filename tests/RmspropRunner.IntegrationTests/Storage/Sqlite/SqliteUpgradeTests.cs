using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

/// <summary>Files of earlier versions of the program.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_without_a_queue_gets_one_and_keeps_what_it_has()
    {
        string path = _folder.File("rmsprop.db");
        await using (SqliteConnection connection = new($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The project's own files.
            command.CommandText = $"""
                {SqlFiles.Sqlite.Read("0001_initial")};
                {SqlFiles.Sqlite.Read("0002_views")};
                CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsHistory" VALUES ('0001_initial', '10.0'), ('0002_views', '10.0');
                INSERT INTO experiment (name, description, created_at) VALUES ('old', '', '2024-01-01T00:00:00.000000Z');
                INSERT INTO revision VALUES (1, 1, 'spec', '00', 10, '2024-01-01T00:00:00.000000Z');
                INSERT INTO trace VALUES (1, 1, 0, 4.5, 3, 0, '[1.5]')
                """;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            path, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        StoredExperiment old = (await store.FindAsync("old", CancellationToken.None))!;
        Assert.Equal(JobState.Queued, (await store.QueueAsync(old.Id, 10, CancellationToken.None)).State);
        TracePoint point = Assert.Single(await store.TraceAsync(old.Id, 1, CancellationToken.None).ToListAsync());
        Assert.Equal((4.5, 1.5, null), (point.Objective, point.X![0], point.Metrics));
    }
}
