using System.Runtime.CompilerServices;
using Npgsql;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Postgres;

/// <summary>The answer to a query, as it comes from the server.</summary>
/// <remarks>
/// Asked for as text, in which PostgreSQL gives every type there is, those of extensions included; what IQueryRows has a
/// type for is read from it.
/// </remarks>
internal sealed class PostgresQueryRows : IQueryRows
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly PostgresQueryErrors _errors;
    private readonly Func<string, object>[] _read;

    /// <summary>Takes the connection over, with its transaction.</summary>
    public PostgresQueryRows(NpgsqlConnection connection, string sql, IReadOnlyList<PostgresColumn> columns, PostgresQueryErrors errors)
    {
        _connection = connection;
#pragma warning disable CA2100 // It is the user's own query, in a transaction that reads only.
        _command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
#pragma warning restore CA2100
        _errors = errors;
        Columns = [.. columns.Select(column => column.Name)];
        _read = [.. columns.Select(column => PostgresText.ReaderOf(column.TypeOid))];
    }

    public IReadOnlyList<string> Columns { get; }

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader rows = await GuardAsync(_command.ExecuteReaderAsync(cancellationToken));
        while (await GuardAsync(rows.ReadAsync(cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            object?[] row = new object?[_read.Length];
            for (int i = 0; i < row.Length; i++)
                row[i] = rows.IsDBNull(i) ? null : _read[i](rows.GetString(i));
            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<T> GuardAsync<T>(Task<T> task)
    {
        try
        {
            return await task;
        }
        catch (NpgsqlException error)
        {
            throw _errors.Explain(error);
        }
    }
}
