using System.Globalization;
using Npgsql;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>
/// A PostgreSQL database with two experiments that are done; the later one's name has every character that a query could
/// stumble over. The dashboards' role, which may only read, asks.
/// </summary>
public sealed class FinishedExperiment : IAsyncLifetime
{
    public const string Name = """it's a "deep" \ valley""";

    private const string Spec = """
        name: 'it''s a "deep" \ valley'
        problems:
          - rosenbrock: { dimension: [2, 5], bounds: [-2, 2] }
          - sphere
        optimizers:
          - rmsprop: { variant: torch, learning_rate: { from: 1e-4, to: 1e-1, count: 4, scale: log }, rho: [0.9, 0.99] }
          - gradient_descent: { learning_rate: [1e-3, 1e-1] }
        seeds: 1..6
        iterations: 1500
        stop: { target: 1e-1, diverge_above: 1e6 }
        trace: { log: 20 }
        """;

    private TestDatabase _database = null!;
    private TestRole _reader = null!;

    public async Task InitializeAsync()
    {
        _reader = await TestRole.CreateAsync();
        _database = await TestDatabase.CreateAsync();
        using RmspropCommand command = new();
        (await command.RunAsync("run", RmspropCommand.Example("tutorial.yaml"), "--store", _database.ConnectionString)).Done();
        (await command.RunWithInputAsync(Spec, "run", "-", "--store", _database.ConnectionString)).Done();
        await _database.ExecuteAsync($"SELECT allow_reading('{_reader.Name}')");
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _reader.DisposeAsync();
    }

    /// <summary>The rows, each a value by its column's name; NULL is null.</summary>
    internal async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> AskAsync(string sql)
    {
        await using NpgsqlConnection connection = new(_database.ConnectionStringOf(_reader.Name) + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The dashboard's own query.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<IReadOnlyDictionary<string, object?>> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, column => reader.IsDBNull(column) ? null : reader.GetValue(column)));
        }

        return rows;
    }

    /// <summary>Fills the variables one after the other, as Grafana does when the dashboard is opened: with the first value, or all.</summary>
    internal async Task<VariableValues> OpenAsync(DashboardFile dashboard)
    {
        VariableValues values = new();
        foreach (DashboardVariable variable in dashboard.Variables.Where(variable => variable.IsSql))
            values.Set(variable.Name, variable.IsMulti, await ValuesAsync(variable, values));
        return values;
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(DashboardVariable variable, VariableValues values)
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = await AskAsync(values.Fill(variable.Query, isSql: true));
        Assert.True(rows.Count > 0, $"The variable {variable.Name} has no values.");
        string[] all = [.. rows.Select(row => row.GetValueOrDefault("__value") ?? row.Values.First()).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)];
        return variable.IsMulti ? all : all[..1];
    }
}
