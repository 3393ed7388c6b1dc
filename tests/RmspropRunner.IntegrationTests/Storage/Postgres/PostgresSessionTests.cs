using Npgsql;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>What the server and others know of an opened store, and can do about it when its process hangs.</summary>
public sealed class PostgresSessionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;
    private StoredExperiment _experiment = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
        _experiment = await _store.CreateAsync("sample", "", SampleShards.Revision(), None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_waits_for_whoever_holds_its_mark_and_goes_on_when_that_session_is_ended()
    {
        await using IExperimentStore hung = await _database.OpenAsync();
        await using NpgsqlConnection transaction = await ConnectAsync($"Application Name={hung.Session}");
        await TestDatabase.ExecuteAsync(
            transaction,
            $"BEGIN; INSERT INTO shard (experiment, first_trial, trial_count, diverged_count) VALUES ({_experiment.Id}, 1, 2, 0)");
        Task committing = _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None);
        await Until.TrueAsync("the commit waits", TimeSpan.FromSeconds(10), async () => await WaitingAsync() == 1);
        await _store.EndSessionAsync("rmsprop of nobody", None);
        Assert.Equal(1, await WaitingAsync());

        await _store.EndSessionAsync(hung.Session!, None);

        await committing.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal([new Shard(1, 2)], await _store.CommittedAsync(_experiment.Id, None));
        NpgsqlException error = await Assert.ThrowsAnyAsync<NpgsqlException>(() => TestDatabase.ExecuteAsync(transaction, "COMMIT"));
        Assert.Equal(PostgresErrorCodes.AdminShutdown, error.SqlState);
    }

    [Fact]
    public async Task A_store_whose_session_was_ended_goes_on_with_other_connections()
    {
        await using IExperimentStore woken = await _database.OpenAsync();
        await woken.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None);

        await _store.EndSessionAsync(woken.Session!, None);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => woken.CommitAsync(_experiment.Id, [SampleShards.Shard(3, 2)], None));
        await woken.CommitAsync(_experiment.Id, [SampleShards.Shard(3, 2)], None);
        Assert.Equal([new Shard(1, 2), new Shard(3, 2)], await _store.CommittedAsync(_experiment.Id, None));
    }

    [Fact]
    public async Task A_role_ends_its_own_sessions_and_is_told_that_it_may_not_end_anothers()
    {
        await using TestRole role = await TestRole.CreateAsync();
        await _database.ExecuteAsync($"SELECT allow_running('{role.Name}')");
        await using IExperimentStore own = await OpenAsync(_database.ConnectionStringOf(role.Name));
        await using IExperimentStore other = await OpenAsync(_database.ConnectionStringOf(role.Name));
        await other.CommittedAsync(_experiment.Id, None);

        await own.EndSessionAsync(other.Session!, None);
        await Assert.ThrowsAsync<StoreException>(() => own.EndSessionAsync(_store.Session!, None));

        Assert.Equal(0L, await SessionsAsync(other.Session!));
        Assert.NotEqual(0L, await SessionsAsync(_store.Session!));
    }

    [Theory]
    [InlineData("", "rmsprop ")]
    [InlineData(";Application Name=night runs", "night runs ")]
    [InlineData(";Application Name=Läufe", "L?ufe ")]
    [InlineData(";Application Name=a name that is so long that the server would cut off what tells it from others", "a name that is so long that the server would cut o ")]
    public async Task Each_store_has_a_name_of_its_own_that_begins_with_the_users(string setting, string prefix)
    {
        await using IExperimentStore first = await OpenAsync(_database.ConnectionString + setting);
        await using IExperimentStore second = await OpenAsync(_database.ConnectionString + setting);

        Assert.NotEqual(first.Session, second.Session);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(prefix)}[0-9a-f]{{12}}$", first.Session!);
        await first.CommittedAsync(1, None);
        await using IAsyncDisposable? claim = await second.TryClaimAsync(1, None);
        Assert.NotEqual(0L, await SessionsAsync(first.Session!));
        Assert.NotEqual(0L, await SessionsAsync(second.Session!));
    }

    [Theory]
    [InlineData("", "10 5 3")]
    [InlineData(";Options=-c tcp_keepalives_idle=77", "77")]
    public async Task The_server_looks_whether_the_machine_is_there_unless_the_user_has_set_options(string setting, string expected)
    {
        await using IExperimentStore store = await OpenAsync(_database.ConnectionString + setting);
        for (int use = 0; use < 2; use++)
            Assert.StartsWith(expected, await KeepalivesAsync(store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_a_Unix_socket_the_store_opens_and_works_as_well()
    {
        string folder = (string)(await _database.ExecuteAsync("SELECT split_part(current_setting('unix_socket_directories'), ',', 1)"))!;
        if (!Directory.Exists(folder))
            return;
        string location = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Host = folder }.ConnectionString;
        await using IExperimentStore store = await OpenAsync(location);
        await store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None);
        Assert.Equal("0 0 0", await KeepalivesAsync(store));
    }

    private static async Task<string> KeepalivesAsync(IExperimentStore store)
    {
        await using IQueryRows rows = await store.QueryAsync(
            "SELECT concat_ws(' ', current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'), current_setting('tcp_keepalives_count'))",
            Timeout.InfiniteTimeSpan,
            None);
        return (string)(await rows.RowsAsync(None).SingleAsync())[0]!;
    }

    private static Task<IExperimentStore> OpenAsync(string location) =>
        ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, None);

    private async Task<long> WaitingAsync() =>
        (long)(await _database.ExecuteAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{_store.Session}' AND wait_event_type = 'Lock'"))!;

    private async Task<long> SessionsAsync(string session) =>
        (long)(await _database.ExecuteAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{session}'"))!;

    private async Task<NpgsqlConnection> ConnectAsync(string setting)
    {
        NpgsqlConnection connection = new($"{_database.ConnectionString};Pooling=false;{setting}");
        await connection.OpenAsync();
        return connection;
    }
}
