using System.Data.Common;
using System.Runtime.CompilerServices;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Storage.Results;

/// <summary>
/// Marks, a trial's trace and summaries in SQL that every database takes. Plain ADO.NET: a trace has many rows, and a
/// short run would pay more for compiling an EF Core query than for reading all that it stored.
/// </summary>
internal sealed class SqlResults(SqlAccess access)
{
    public async Task<IReadOnlyList<Shard>> CommittedAsync(long experiment, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT first_trial, trial_count FROM shard WHERE experiment = @experiment ORDER BY first_trial",
            [("@experiment", experiment)],
            row => new Shard(row.GetInt64(0), row.GetInt32(1)),
            cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Trials stored, and those of them that diverged, by experiment.</summary>
    public ValueTask<Dictionary<long, (long Stored, long Diverged)>> CountsAsync(CancellationToken cancellationToken) =>
        access.ReadAsync(
            "SELECT experiment, sum(trial_count), sum(diverged_count) FROM shard GROUP BY experiment",
            [],
            row => (Experiment: row.GetInt64(0), Stored: row.GetInt64(1), Diverged: row.GetInt64(2)),
            cancellationToken).ToDictionaryAsync(row => row.Experiment, row => (row.Stored, row.Diverged), null, cancellationToken);

    public async Task<ExperimentStatus> StatusAsync(StoredExperiment experiment, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT coalesce(sum(trial_count), 0), coalesce(sum(diverged_count), 0) FROM shard WHERE experiment = @experiment",
            [("@experiment", experiment.Id)],
            row => new ExperimentStatus(experiment, row.GetInt64(0), row.GetInt64(1)),
            cancellationToken).SingleAsync(cancellationToken);

    public IAsyncEnumerable<TracePoint> TraceAsync(long experiment, long trial, CancellationToken cancellationToken) =>
        access.ReadAsync(
            "SELECT iteration, objective, gradient_norm, step_norm, x, metrics FROM trace "
            + "WHERE experiment = @experiment AND trial = @trial ORDER BY iteration",
            [("@experiment", experiment), ("@trial", trial)],
            ReadPoint,
            cancellationToken);

    public async Task<long> ConfigurationCountAsync(long experiment, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT count(DISTINCT configuration) FROM trial WHERE experiment = @experiment",
            [("@experiment", experiment)],
            row => row.GetInt64(0),
            cancellationToken).SingleAsync(cancellationToken);

    public async Task<IReadOnlyList<long>> TrialNumbersAsync(
        long experiment, long configuration, int limit, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT number FROM trial WHERE experiment = @experiment AND configuration = @configuration ORDER BY number LIMIT @limit",
            [("@experiment", experiment), ("@configuration", configuration), ("@limit", limit)],
            row => row.GetInt64(0),
            cancellationToken).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(long experiment, int limit, CancellationToken cancellationToken) =>
        await NameAsync(experiment, cancellationToken) is { } name
            ? await access.ReadAsync(
                LeaderboardView.Query,
                [("@name", name), ("@limit", limit)],
                row => LeaderboardView.Read(access, row),
                cancellationToken).ToListAsync(cancellationToken)
            : [];

    public async IAsyncEnumerable<ConvergenceRow> ConvergenceAsync(
        long experiment, long? configuration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await NameAsync(experiment, cancellationToken) is not { } name)
            yield break;
        (string, object)[] parameters = configuration is { } one ? [("@name", name), ("@configuration", one)] : [("@name", name)];
        string query = configuration is null ? ConvergenceView.OfAll : ConvergenceView.OfOne;
        await foreach (ConvergenceRow row in access.ReadAsync(query, parameters, ConvergenceView.Read, cancellationToken))
            yield return row;
    }

    public async Task<IReadOnlyDictionary<long, int>> LastIterationsAsync(
        long experiment, long? configuration, CancellationToken cancellationToken)
    {
        const string Select = "SELECT configuration, max(iterations) FROM trial WHERE experiment = @experiment";
        const string Group = " GROUP BY configuration";
        IAsyncEnumerable<(long Configuration, int Last)> rows = configuration is { } one
            ? access.ReadAsync(
                $"{Select} AND configuration = @configuration{Group}",
                [("@experiment", experiment), ("@configuration", one)],
                Read,
                cancellationToken)
            : access.ReadAsync(Select + Group, [("@experiment", experiment)], Read, cancellationToken);
        return await rows.ToDictionaryAsync(row => row.Configuration, row => row.Last, null, cancellationToken);

        static (long, int) Read(DbDataReader row) => (row.GetInt64(0), row.GetInt32(1));
    }

    /// <summary>Views are asked by the experiment's name as it stands: databases carry a plain value into them, not a subquery.</summary>
    private async Task<string?> NameAsync(long experiment, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT name FROM experiment WHERE id = @experiment", [("@experiment", experiment)], row => row.GetString(0), cancellationToken)
            .SingleOrDefaultAsync(cancellationToken);

    private TracePoint ReadPoint(DbDataReader row) => new(
        row.GetInt32(0),
        row.GetNumber(1),
        row.GetNumber(2),
        row.GetNumber(3),
        row.IsDBNull(4) ? null : access.ReadVector(row, 4),
        row.IsDBNull(5) ? null : access.ReadVectorWithNulls(row, 5));
}
