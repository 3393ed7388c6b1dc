using Npgsql;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage.Commits;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Writes shards: the only way by which trials and traces come into a PostgreSQL store.
///
/// One commit is one transaction. The shards' marks go first: where one is there already, the shard was stored before, by
/// this process or another, and is left alone; where another process is about to commit it, this waits for it and then
/// knows. Then the trials and points of the others follow, by binary COPY. Nothing is visible before the transaction
/// commits, and any failure rolls all of it back, so a mark always stands for a whole shard.
///
/// Any number of commits may be under way, and copy at once: a COPY keeps one core of the server busy and no more. Their
/// pages then take turns in the table, which its index bears.
///
/// COPY goes straight to the experiment's partition of `trace`: finding it for each row would take a tenth of the rate.
/// </summary>
internal sealed class PostgresBulkWriter(PostgresDatabase database)
{
    /// <summary>In order of their first trial, so that two processes with the same shards wait for each other, not both at once.</summary>
    private const string Mark = """
        INSERT INTO shard (experiment, first_trial, trial_count, diverged_count)
        SELECT $1, first_trial, trial_count, diverged_count
        FROM unnest($2, $3, $4) AS mark (first_trial, trial_count, diverged_count)
        ORDER BY first_trial
        ON CONFLICT (experiment, first_trial) DO NOTHING
        RETURNING first_trial
        """;

    private const string TrialColumns =
        "(experiment, number, configuration, seed, final_objective, best_objective, dimension, iterations, best_iteration, "
        + "target_iteration, problem, optimizer, outcome, stop_reason, content_hash, hyperparameters, start, final_x)";

    private const string TraceColumns = "experiment, trial, objective, gradient_norm, step_norm, iteration, x";

    /// <returns>How many trace points were stored.</returns>
    public async Task<long> CommitAsync(long experiment, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            List<ShardResult> fresh = await MarkAsync(connection, experiment, shards, cancellationToken);
            long points = fresh.Sum(shard => shard.Trace.TotalPoints);
            if (fresh.Count > 0)
                await CopyTrialsAsync(connection, experiment, fresh, cancellationToken);
            if (points > 0)
                await CopyTraceAsync(connection, experiment, fresh, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return points;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw CommitConflict.ExperimentDeleted();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw CommitConflict.TrialStored(error.Detail ?? error.MessageText);
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    /// <summary>Marks the shards, and gives those that were not there yet.</summary>
    private static async Task<List<ShardResult>> MarkAsync(
        NpgsqlConnection connection, long experiment, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        ShardMark[] marks = [.. shards.Select(ShardMark.Of)];
        HashSet<long> marked = [];
        await using (NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(LockTimeout.Set),
                new NpgsqlBatchCommand(Mark)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<long> { TypedValue = experiment },
                        new NpgsqlParameter<long[]> { TypedValue = [.. marks.Select(mark => mark.FirstTrial)] },
                        new NpgsqlParameter<int[]> { TypedValue = [.. marks.Select(mark => mark.TrialCount)] },
                        new NpgsqlParameter<int[]> { TypedValue = [.. marks.Select(mark => mark.DivergedCount)] },
                    },
                },
            },
        })
        {
            await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                marked.Add(reader.GetInt64(0));
        }

        if (marked.Count < marks.Length)
            await CheckStoredAsync(connection, experiment, [.. marks.Where(mark => !marked.Contains(mark.FirstTrial))], cancellationToken);
        return [.. shards.Where(shard => marked.Remove(shard.Shard.FirstTrial))];
    }

    private static async Task CheckStoredAsync(
        NpgsqlConnection connection, long experiment, ShardMark[] marks, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(
            "SELECT first_trial, trial_count FROM shard WHERE experiment = $1 AND first_trial = ANY ($2)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = experiment });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. marks.Select(mark => mark.FirstTrial)] });
        Dictionary<long, int> stored = [];
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                stored.Add(reader.GetInt64(0), reader.GetInt32(1));
        }

        foreach (ShardMark mark in marks)
        {
            if (stored.TryGetValue(mark.FirstTrial, out int count) && count != mark.TrialCount)
                throw CommitConflict.OtherMark(mark, count);
        }
    }

    private static async Task CopyTrialsAsync(
        NpgsqlConnection connection, long experiment, List<ShardResult> shards, CancellationToken cancellationToken)
    {
        await using CopyRows rows = await CopyRows.BeginAsync(connection, $"trial {TrialColumns}", cancellationToken);
        foreach (TrialRecord trial in shards.SelectMany(shard => shard.Trials))
        {
            Add(rows, experiment, trial);
            if (rows.IsFull)
                await rows.SendAsync(cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private static async Task CopyTraceAsync(
        NpgsqlConnection connection, long experiment, List<ShardResult> shards, CancellationToken cancellationToken)
    {
        // Where no point has any, the column is not mentioned, and costs nothing.
        bool hasMetrics = shards.Exists(shard => shard.Trace.HasMetrics);
        await using CopyRows rows = await CopyRows.BeginAsync(connection, $"trace_{experiment} ({TraceColumns}{(hasMetrics ? ", metrics" : "")})", cancellationToken);
        foreach (ShardResult shard in shards)
        {
            TraceBuffer trace = shard.Trace;
            for (int i = 0; i < shard.Trials.Count; i++)
            {
                int row = trace.FirstRow(i);
                int end = row + trace.PointCount(i);
                while (row < end)
                {
                    row = Add(rows, experiment, shard.Trials[i].Number, trace, row, end, hasMetrics);
                    if (rows.IsFull)
                        await rows.SendAsync(cancellationToken);
                }
            }
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private static void Add(CopyRows rows, long experiment, TrialRecord trial)
    {
        const short Fields = 18;
        const int NumbersAndHash = 6 * sizeof(long) + 4 * sizeof(int) + 16;
        TrialOutcome outcome = trial.Outcome;
        string ending = outcome.IsDiverged ? "diverged" : "completed";
        string stopReason = StopReasonName.Of(outcome.StopReason);
        rows.BeginRow(
            Fields,
            NumbersAndHash + CopyRows.MostBytes(trial.Problem) + CopyRows.MostBytes(trial.Optimizer) + CopyRows.MostBytes(ending)
            + CopyRows.MostBytes(stopReason) + CopyRows.MostBytes(trial.Hyperparameters)
            + CopyRows.MostBytes(trial.Start.Length) + CopyRows.MostBytes(trial.FinalX.Length));
        rows.Add(experiment);
        rows.Add(trial.Number);
        rows.Add(trial.Configuration);
        rows.Add((long)trial.Seed);
        rows.Add(outcome.FinalObjective);
        rows.Add(outcome.BestObjective);
        rows.Add(trial.Dimension);
        rows.Add(outcome.Iterations);
        rows.Add(outcome.BestIteration);
        if (outcome.TargetIteration is { } targetIteration)
            rows.Add(targetIteration);
        else
            rows.AddNull();
        rows.Add(trial.Problem);
        rows.Add(trial.Optimizer);
        rows.Add(ending);
        rows.Add(stopReason);
        rows.Add(trial.ContentHash);
        rows.AddJson(trial.Hyperparameters);
        rows.Add(trial.Start.AsSpan());
        rows.Add(trial.FinalX.AsSpan());
    }

    /// <summary>Adds points from a row on, until the buffer is full or the trial's points are all there.</summary>
    /// <returns>The row to go on from.</returns>
    private static int Add(CopyRows rows, long experiment, long number, TraceBuffer trace, int row, int end, bool hasMetrics)
    {
        short fields = (short)(hasMetrics ? 8 : 7);
        bool hasX = trace.Dimension > 0;
        int bytes = 5 * sizeof(long) + sizeof(int) + (hasX ? CopyRows.MostBytes(trace.Dimension) : 0)
            + (trace.HasMetrics ? CopyRows.MostBytes(TraceBuffer.MetricCount) : 0);
        for (; row < end && !rows.IsFull; row++)
        {
            rows.BeginRow(fields, bytes);
            rows.Add(experiment);
            rows.Add(number);
            rows.Add(trace.Objective(row));
            rows.Add(trace.GradientNorm(row));
            rows.Add(trace.StepNorm(row));
            rows.Add(trace.Iteration(row));
            if (hasX)
                rows.Add(trace.X(row));
            else
                rows.AddNull();
            if (trace.HasMetrics)
                rows.AddWithNulls(trace.Metrics(row));
            else if (hasMetrics)
                rows.AddNull();
        }

        return row;
    }
}
