using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>
/// A database of its own for a test, on a server that all tests share: the one of RMSPROP_TEST_POSTGRES, or one that is
/// started when the first test asks. Gone with the test, or with that server.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    /// <summary>Held to the end of the process, for the server goes with it.</summary>
    private static PostgresServer? _started;

    private static int _count;

    private TestDatabase(string name, string connectionString) => (Name, ConnectionString) = (name, connectionString);

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>One that is migrated, and otherwise empty.</summary>
    public static async Task<TestDatabase> CreateAsync() => await CreateAsync(await Template.Value);

    /// <summary>One without anything.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync("template0");

    /// <summary>A name and a place, and no database.</summary>
    public static async Task<TestDatabase> NameAsync()
    {
        string name = $"rmsprop_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        return new TestDatabase(name, new NpgsqlConnectionStringBuilder(await Server.Value) { Database = name }.ConnectionString);
    }

    /// <summary>The same database for another role.</summary>
    public string ConnectionStringOf(string role) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Password = role }.ConnectionString;

    public Task<IExperimentStore> OpenAsync(StoreAccess access = StoreAccess.OpenOrCreate, TimeProvider? time = null) =>
        ExperimentStores.OpenAsync(ConnectionString, access, time ?? TimeProvider.System, CancellationToken.None);

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements, and gives the first column of the first row, if there is any.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        return await ExecuteAsync(connection, sql);
    }

    public static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The test's own constant.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Whether the server stays when the tests end, so that they have to tidy up. Dropping a database makes it sync all others.</summary>
    public static bool IsServerKept => _started is null;

    public async ValueTask DisposeAsync()
    {
        if (IsServerKept)
            await DropAsync();
    }

    /// <summary>Takes it away, whoever is using it.</summary>
    public Task DropAsync() => OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    /// <summary>
    /// Lets nobody in any more, and ends the sessions that there are: for its users it has gone. To drop it would wait for a
    /// checkpoint of the whole server, which may have the writing of other tests to do.
    /// </summary>
    public async Task CloseAsync()
    {
        await OnServerAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS false");
        await OnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
    }

    private static async Task<TestDatabase> CreateAsync(string template)
    {
        TestDatabase database = await NameAsync();
        await OnServerAsync($"CREATE DATABASE {database.Name} TEMPLATE {template}");
        return database;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(await Server.Value) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("RMSPROP_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        _started = await PostgresServer.StartAsync();
        return _started.ConnectionString;
    }

    private static async Task<string> MigrateAsync()
    {
        TestDatabase template = await CreateEmptyAsync();
        await (await template.OpenAsync()).DisposeAsync();
        return template.Name;
    }
}
