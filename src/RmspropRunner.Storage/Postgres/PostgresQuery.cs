using System.Data;
using System.Globalization;
using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Runs what a user types, and lets it only read: in a read-only transaction that is never committed. What gives no
/// columns is refused before it runs, for not all of it is a change of tables: BEGIN, SET, or COPY to a program.
/// </summary>
internal static class PostgresQuery
{
    public static async Task<IQueryRows> RunAsync(
        PostgresDatabase database, string sql, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PostgresQueryErrors errors = new(database.Errors, timeout);
        NpgsqlConnection connection = await database.OpenAsync(cancellationToken);
        try
        {
            await using NpgsqlBatch begin = new(connection);
            foreach (string setting in Settings(timeout))
                begin.BatchCommands.Add(new NpgsqlBatchCommand(setting));
            await connection.BeginTransactionAsync(cancellationToken);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresQueryRows(connection, sql, await DescribeAsync(connection, sql, cancellationToken), errors);
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            if (exception is NpgsqlException error)
                throw errors.Explain(error);
            throw;
        }
    }

    /// <summary>Times in UTC and ISO 8601, whatever the role's settings: results do not depend on who asks.</summary>
    private static string[] Settings(TimeSpan timeout)
    {
        long milliseconds = timeout == Timeout.InfiniteTimeSpan ? 0 : Math.Max(1, (long)timeout.TotalMilliseconds);
        return
        [
            "SET TRANSACTION READ ONLY",
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {milliseconds}"),
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO'",
            "SET LOCAL bytea_output = 'hex'",
            "SET LOCAL extra_float_digits = 1",
        ];
    }

    /// <summary>Has the server look at the query without running it.</summary>
    private static async Task<IReadOnlyList<PostgresColumn>> DescribeAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sql))
            throw QueryRefusal.Empty();
        try
        {
            await using NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            await using NpgsqlDataReader description = await batch.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken);
            PostgresColumn[] columns =
                [.. Enumerable.Range(0, description.FieldCount).Select(i => new PostgresColumn(description.GetName(i), description.GetDataTypeOID(i)))];
            return columns.Length > 0 ? columns : throw QueryRefusal.NotReading();
        }
        catch (PostgresException error) when (error is { SqlState: PostgresErrorCodes.SyntaxError, Routine: "exec_parse_message" })
        {
            // The only syntax error of that routine, in whatever language the server says it: it takes one statement.
            throw QueryRefusal.Several();
        }
    }
}
