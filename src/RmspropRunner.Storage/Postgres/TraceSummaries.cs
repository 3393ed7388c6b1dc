using System.Collections.Concurrent;
using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Keeps the traces that this process writes fast to read: what is new since the last summary of the trace's index is
/// read by everybody who looks for any trial. Autovacuum does the same, but only every minute or so.
/// </summary>
/// <remarks>
/// Summaries are made while the run goes on, beside its commits, so that little is left to do when it ends. They make
/// reading fast and nothing else: one that fails is not missed, and what is wrong with the server is said by the next
/// step that cannot do without.
/// </remarks>
internal sealed class TraceSummaries(PostgresDatabase database)
{
    /// <summary>Reading this many without a summary takes some hundredths of a second, and summarizing them as much.</summary>
    private const long PointsBetween = 500_000;

    private readonly ConcurrentDictionary<long, long> _pending = new();
    private readonly Lock _starting = new();
    private Task _underWay = Task.CompletedTask;

    /// <summary>Notes what was stored, and has a summary made when it is much.</summary>
    public void OnStored(long experiment, long points)
    {
        if (points == 0 || _pending.AddOrUpdate(experiment, points, (_, pending) => pending + points) < PointsBetween)
            return;
        lock (_starting)
        {
            if (_underWay.IsCompleted)
                _underWay = Task.Run(() => SummarizeAsync(experiment, CancellationToken.None));
        }
    }

    /// <summary>Makes the summary of one experiment, if this process has stored anything since the last.</summary>
    public async Task BringUpToDateAsync(long experiment, CancellationToken cancellationToken)
    {
        await _underWay.WaitAsync(cancellationToken);
        await SummarizeAsync(experiment, cancellationToken);
    }

    /// <summary>Makes every summary that is due; afterwards none is under way.</summary>
    public async Task BringAllUpToDateAsync(CancellationToken cancellationToken)
    {
        await _underWay.WaitAsync(cancellationToken);
        foreach (long experiment in _pending.Keys)
            await SummarizeAsync(experiment, cancellationToken);
    }

    private async Task SummarizeAsync(long experiment, CancellationToken cancellationToken)
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
                    new NpgsqlBatchCommand(LockTimeout.SetForSummary),
                    new NpgsqlBatchCommand("SELECT summarize_trace($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = experiment } } },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // See above.
        }
    }
}
