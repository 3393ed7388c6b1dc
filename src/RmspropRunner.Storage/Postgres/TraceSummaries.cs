using System.Collections.Concurrent;
using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Keeps the traces that this process writes fast to read: what is new since the last summary of the trace's index is
/// read by everybody who looks for any trial. Autovacuum does the same, but only every minute or so.
/// </summary>
internal sealed class TraceSummaries(PostgresDatabase database)
{
    /// <summary>Reading this many without a summary takes about half a second.</summary>
    private const long MostPoints = 5_000_000;

    private readonly ConcurrentDictionary<long, long> _pending = new();

    /// <summary>Notes what was stored, and makes a summary when it is much.</summary>
    public async Task OnStoredAsync(long experiment, long points, CancellationToken cancellationToken)
    {
        if (points > 0 && _pending.AddOrUpdate(experiment, points, (_, pending) => pending + points) >= MostPoints)
            await BringUpToDateAsync(experiment, cancellationToken);
    }

    /// <summary>Makes the summary of one experiment, if this process has stored anything since the last.</summary>
    public async Task BringUpToDateAsync(long experiment, CancellationToken cancellationToken)
    {
        if (!_pending.TryRemove(experiment, out _))
            return;
        try
        {
            await using NpgsqlConnection connection = await database.Source.OpenConnectionAsync(cancellationToken);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using NpgsqlBatch batch = new(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand(LockTimeout.SetShort),
                    new NpgsqlBatchCommand("SELECT summarize_trace($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = experiment } } },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // It makes reading fast and nothing else: autovacuum is at it, or will be; and what is wrong with the server
            // is said by the next step that cannot do without.
        }
    }

    /// <summary>Makes every summary that is due.</summary>
    public async Task BringAllUpToDateAsync(CancellationToken cancellationToken)
    {
        foreach (long experiment in _pending.Keys)
            await BringUpToDateAsync(experiment, cancellationToken);
    }
}
