using Npgsql;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>The database that the workers share, as the benchmark looks into it.</summary>
internal sealed class FaultDatabase(PostgresServer server)
{
    private const string Name = "faults";

    /// <summary>For the workers.</summary>
    public string Store { get; } = server.ConnectionStringOf(Name);

    public Task CreateAsync() => server.PsqlAsync("postgres", $"CREATE DATABASE {Name}");

    /// <summary>A connection with room and time to sort a large experiment's rows.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = new($"{Store};Command Timeout=600;Options=-c work_mem=128MB");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
#pragma warning disable CA2100 // The benchmark's own.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"Nothing came of: {sql}"));
    }

    public Task<long> IdAsync(string experiment) => ScalarAsync<long>($"SELECT id FROM experiment WHERE name = '{experiment}'");

    /// <summary>Stops it as a crash would; connections that are at hand break.</summary>
    public async Task CrashAsync()
    {
        await server.CrashAsync();
        NpgsqlConnection.ClearAllPools();
    }

    public Task RestartAsync() => server.RestartAsync();
}
