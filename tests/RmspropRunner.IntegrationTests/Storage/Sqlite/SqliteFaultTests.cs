using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Sqlite;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

public sealed class SqliteFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!;
    private StoredExperiment _experiment = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        _store = await SqliteStore.OpenAsync(
            _folder.File("rmsprop.db"), StoreAccess.OpenOrCreate, TimeProvider.System, LockTimeout, None);
        _experiment = await _store.CreateAsync("sample", "", SampleShards.Revision(), None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_told_and_then_the_commit_goes_through()
    {
        using (SqliteConnection holder = Open())
        {
            using SqliteTransaction held = holder.BeginTransaction(deferred: false);
            StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
                () => _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None));
            Assert.Contains("locked by another process for 0.2 s", error.Message, StringComparison.Ordinal);
        }

        await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None);
        Assert.Equal([new Shard(1, 2)], await _store.CommittedAsync(_experiment.Id, None));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_leaves_nothing_of_the_commit()
    {
        SqliteDatabase database = new(_folder.File("rmsprop.db"), LockTimeout);
        using SqliteBulkWriter writer = new(Limited(database.OpenAlone()), database.Errors, LockTimeout);
        StoreException error = Assert.Throws<StoreFailureException>(
            () => writer.Commit(_experiment.Id, [SampleShards.Shard(1, 2), SampleShards.Shard(3, 500, points: 50)], None));
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _store.CommittedAsync(_experiment.Id, None));
        Assert.Empty(await _store.TracesAsync(_experiment.Id, None).ToListAsync());

        // Room for a little is still room.
        writer.Commit(_experiment.Id, [SampleShards.Shard(1, 2)], None);
        Assert.Equal([new Shard(1, 2)], await _store.CommittedAsync(_experiment.Id, None));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_told()
    {
        SqliteDatabase database = new(_folder.File("rmsprop.db"), LockTimeout);
        using SqliteBulkWriter writer = new(database.OpenReadOnly(), database.Errors, LockTimeout);
        StoreException error = Assert.Throws<StoreException>(
            () => writer.Commit(_experiment.Id, [SampleShards.Shard(1, 2)], None));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _store.CommittedAsync(_experiment.Id, None));
    }

    /// <summary>SQLite's own limit gives the same error as a full disk.</summary>
    private static SqliteConnection Limited(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 60";
        command.ExecuteScalar();
        return connection;
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={_folder.File("rmsprop.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
