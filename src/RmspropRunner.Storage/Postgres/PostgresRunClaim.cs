using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// The claim on an experiment's run: an advisory lock of a session of its own. The server lets go of it when the
/// connection ends, however the process did.
/// </summary>
internal sealed class PostgresRunClaim : IAsyncDisposable
{
    /// <summary>'RMSP': tells our pairs of numbers from those of other programs.</summary>
    private const int Program = 0x524D5350;

    private readonly NpgsqlConnection _connection;

    private PostgresRunClaim(NpgsqlConnection connection) => _connection = connection;

    public static async Task<IAsyncDisposable?> TryTakeAsync(PostgresDatabase database, long experimentId, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await database.OpenAloneAsync(cancellationToken);
        try
        {
            await using NpgsqlCommand command = new("SELECT pg_try_advisory_lock($1, $2)", connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<int> { TypedValue = Program },
                    new NpgsqlParameter<int> { TypedValue = unchecked((int)experimentId) },
                },
            };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new PostgresRunClaim(connection);
            await connection.DisposeAsync();
            return null;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            if (exception is NpgsqlException error)
                throw database.Errors.Explain(error);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
