using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

/// <summary>The contract, in a SQLite file.</summary>
public sealed class SqliteStoreTests : ExperimentStoreContract
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>SQLite writes a REAL that is a whole number as an integer.</summary>
    protected override bool KeepsSignOfZero => false;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<IExperimentStore> OpenStoreAsync(TimeProvider time) =>
        ExperimentStores.OpenAsync(_folder.File("rmsprop.db"), StoreAccess.OpenOrCreate, time, None);

    [Theory]
    [InlineData("ATTACH 'other.db' AS other")]
    [InlineData("PRAGMA user_version = 5")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("VACUUM")]
    [InlineData("VACUUM INTO 'copy.db'")]
    public async Task A_statement_that_only_SQLite_has_cannot_change_anything_either(string sql)
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        await Assert.ThrowsAsync<StoreQueryException>(() => QueryAsync(store, sql));
        Assert.Equal(0L, (await QueryAsync(store, "SELECT user_version FROM pragma_user_version"))[0][0]);
        Assert.False(File.Exists("other.db") || File.Exists("copy.db"));
    }

    [Fact]
    public async Task A_closed_store_is_one_file()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 4)], None);
        Assert.Equal(12, await store.TracesAsync(experiment.Id, None).CountAsync());
        await store.DisposeAsync();
        Assert.Equal(["rmsprop.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task SQL_reads_the_numbers_in_x_as_reals_and_infinities()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        TrialRecord trial = SampleShards.Trial(1) with { Start = [5, double.NegativeInfinity], FinalX = [double.NaN, 1e22] };
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, [trial])], None);
        Assert.Equal(
            [2.5, double.NegativeInfinity, null, 1e22],
            (await QueryAsync(
                store, "SELECT (start ->> 0) / 2, start ->> 1, final_x ->> 0, final_x ->> 1 FROM trials"))[0]);
    }
}
