using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// How fast traces come into SQLite: the store, committing shard by shard, against one prepared insert in a loop in one
/// transaction on the same table. Both format x as they go. Rounds are interleaved, each on a fresh file.
/// </summary>
internal static class SqliteTraces
{
    private const int Rounds = 3;
    private const int Trials = 2000;
    private const int PointsPerTrial = 1001;
    private const int TrialsPerShard = 64;
    private const int Points = Trials * PointsPerTrial;

    public static async Task RunAsync()
    {
        List<ShardResult> shards = [];
        for (int first = 1; first <= Trials; first += TrialsPerShard)
            shards.Add(SyntheticTrials.Shard(first, Math.Min(TrialsPerShard, Trials - first + 1), PointsPerTrial, dimension: 2));

        double[] store = new double[Rounds];
        double[] bare = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            bare[round] = await RateAsync(temporary => WriteBareAsync(temporary.Store.Location, shards));
            store[round] = await RateAsync(temporary => WriteThroughStoreAsync(temporary, shards));
            Console.WriteLine($"round {round + 1}: store {store[round],10:N0} rows/s, bare loop {bare[round],10:N0} rows/s");
        }

        Console.WriteLine($"median:  store {Median(store),10:N0} rows/s, bare loop {Median(bare),10:N0} rows/s");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio:   {Median(store) / Median(bare):0.00}"));
    }

    private static async Task<double> RateAsync(Func<TemporaryStore, Task> write)
    {
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        long before = Stopwatch.GetTimestamp();
        await write(temporary);
        return Points / Stopwatch.GetElapsedTime(before).TotalSeconds;
    }

    private static async Task WriteThroughStoreAsync(TemporaryStore temporary, List<ShardResult> shards)
    {
        foreach (ShardResult shard in shards)
            await temporary.Store.CommitAsync(temporary.Experiment.Id, [shard], CancellationToken.None);
    }

    private static async Task WriteBareAsync(string path, List<ShardResult> shards)
    {
        await using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using SqliteTransaction transaction = connection.BeginTransaction();
        await using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO trace (experiment, trial, iteration, objective, gradient_norm, step_norm, x) "
            + "VALUES (@experiment, @trial, @iteration, @objective, @gradient_norm, @step_norm, @x)";
        SqliteParameter experiment = insert.Parameters.Add("@experiment", SqliteType.Integer);
        SqliteParameter trial = insert.Parameters.Add("@trial", SqliteType.Integer);
        SqliteParameter iteration = insert.Parameters.Add("@iteration", SqliteType.Integer);
        SqliteParameter objective = insert.Parameters.Add("@objective", SqliteType.Real);
        SqliteParameter gradientNorm = insert.Parameters.Add("@gradient_norm", SqliteType.Real);
        SqliteParameter stepNorm = insert.Parameters.Add("@step_norm", SqliteType.Real);
        SqliteParameter x = insert.Parameters.Add("@x", SqliteType.Text);
        insert.Prepare();

        experiment.Value = 1L;
        foreach (ShardResult shard in shards)
        {
            TraceBuffer trace = shard.Trace;
            for (int t = 0; t < shard.Trials.Count; t++)
            {
                trial.Value = shard.Trials[t].Number;
                for (int row = trace.FirstRow(t); row < trace.FirstRow(t) + trace.PointCount(t); row++)
                {
                    iteration.Value = (long)trace.Iteration(row);
                    objective.Value = trace.Objective(row);
                    gradientNorm.Value = trace.GradientNorm(row);
                    stepNorm.Value = trace.StepNorm(row);
                    x.Value = string.Create(CultureInfo.InvariantCulture, $"[{trace.X(row)[0]},{trace.X(row)[1]}]");
                    insert.ExecuteNonQuery();
                }
            }
        }

        await transaction.CommitAsync();
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
