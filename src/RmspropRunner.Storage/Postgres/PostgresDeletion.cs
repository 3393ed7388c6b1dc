using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Deletes an experiment with all that belongs to it, in one transaction. A commit that is under way for it ends first,
/// and later ones fail on the mark's foreign key. Its partitions are emptied by a trigger; dropping them can be later, for
/// it needs the partitioned tables for itself, which somebody's long query about other experiments may be reading.
/// </summary>
internal static class PostgresDeletion
{
    /// <summary>False where there is no experiment of that name.</summary>
    public static async Task<bool> DeleteAsync(PostgresDatabase database, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken);
            if (!await DeleteAsync(connection, name, cancellationToken))
                return false;
            await DropPartitionsAsync(connection, cancellationToken);
            return true;
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    private static async Task<bool> DeleteAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(LockTimeout.Set),
                new NpgsqlBatchCommand("DELETE FROM experiment WHERE name = $1") { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } },
            },
        };
        bool isDeleted = await batch.ExecuteNonQueryAsync(cancellationToken) == 1;
        await transaction.CommitAsync(cancellationToken);
        return isDeleted;
    }

    private static async Task DropPartitionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using NpgsqlBatch batch = new(connection)
            {
                BatchCommands = { new NpgsqlBatchCommand(LockTimeout.SetShort), new NpgsqlBatchCommand("SELECT drop_partitions()") },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException error) when (
            error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UndefinedTable)
        {
            // Others are busy, or dropping them as well. They are empty: whoever deletes next drops them.
        }
    }
}
