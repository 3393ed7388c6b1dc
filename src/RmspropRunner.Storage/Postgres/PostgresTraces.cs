using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Storage.Postgres;

/// <summary>Reads all of an experiment's trace, by binary COPY.</summary>
/// <remarks>
/// Shard by shard: the trace has no order that all of it could be read in, and sorting all of it would take the server
/// room on its disk. A shard is stored in order, or nearly, and sorted in memory. Each is read in a transaction of its
/// own, so that a reader who takes his time keeps nobody from deleting the experiment for longer than that.
/// </remarks>
internal sealed class PostgresTraces(PostgresDatabase database)
{
    /// <summary>
    /// Room to sort a shard of every usual size; and neither a compiler nor more processes, which the planner would put to
    /// work because the trace is large, and which take longer to start than a shard takes to read.
    /// </summary>
    private const string Settings =
        "SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private const short Fields = 7;

    /// <summary>Some hundred rows: waiting for the server costs more than they do.</summary>
    private const int ReadBytes = 64 * 1024;

    public async IAsyncEnumerable<TrialTracePoint> ReadAsync(
        long experiment, IReadOnlyList<Shard> shards, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await database.OpenAloneAsync(ReadBytes, cancellationToken);
        foreach (Shard shard in shards)
        {
            await using NpgsqlTransaction transaction = await GuardAsync(() => BeginAsync(connection, cancellationToken), cancellationToken);
            await using NpgsqlRawCopyStream stream = await GuardAsync(
                () => connection.BeginRawBinaryCopyAsync(Query(experiment, shard), cancellationToken), cancellationToken);
            CopiedFields fields = new(stream);
            bool isRead = false;
            try
            {
                while (true)
                {
                    if (fields.TryBeginRow(Fields))
                    {
                        // The driver may give what it has without asking.
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return Point(fields);
                    }
                    else if (fields.IsAtEnd)
                    {
                        break;
                    }
                    else
                    {
                        await GuardAsync(fields.FillAsync(cancellationToken), cancellationToken);
                    }
                }

                await GuardAsync(fields.FinishAsync(cancellationToken), cancellationToken);
                isRead = true;
            }
            finally
            {
                if (!isRead)
                    await CancelAsync(stream);
            }
        }
    }

    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using NpgsqlCommand settings = new(Settings, connection, transaction);
        await settings.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    /// <summary>COPY takes no parameters; these are numbers.</summary>
    private static string Query(long experiment, Shard shard) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        COPY (SELECT trial, iteration, objective, gradient_norm, step_norm, x, metrics FROM trace
              WHERE experiment = {experiment} AND trial BETWEEN {shard.FirstTrial} AND {shard.LastTrial} ORDER BY trial, iteration)
        TO STDOUT (FORMAT binary)
        """);

    private static TrialTracePoint Point(CopiedFields fields) => new(
        fields.Int64(),
        new TracePoint(fields.Int32(), fields.Double(), fields.Double(), fields.Double(), fields.Vector(), fields.Vector()));

    /// <summary>Has the server stop sending what nobody reads any more.</summary>
    private static async Task CancelAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync();
        }
        catch (Exception error) when (error is ObjectDisposedException or NpgsqlException or IOException)
        {
            // The connection broke, and the COPY with it; what broke it is on its way to the caller.
        }
    }

    private ValueTask GuardAsync(ValueTask step, CancellationToken cancellationToken) =>
        step.IsCompletedSuccessfully ? step : new ValueTask(GuardAsync(async () =>
        {
            await step;
            return true;
        }, cancellationToken));

    private async Task<T> GuardAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step();
        }
        catch (NpgsqlException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw database.Errors.Explain(error);
        }
    }
}
