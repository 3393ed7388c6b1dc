using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// How fast traces come into SQLite: a whole run, computing included, and the store alone, against one prepared insert
/// in a loop in one transaction on the same table with the same rows. All format x as they go. Rounds are interleaved,
/// each on a fresh file.
/// </summary>
internal static class SqliteTraces
{
    private const int Rounds = 3;
    private const string Yaml = """
        name: bench
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..2000
        iterations: 1000
        """;

    public static async Task RunAsync()
    {
        ExperimentPlan plan = new(ExperimentSpec.Parse(Yaml).Spec!);
        ShardRunner runner = new(plan, LaneWidths.Default);
        List<ShardResult> shards =
            [.. plan.Shards().Select(shard => runner.Run(shard, new TraceBuffer(), _ => { }, CancellationToken.None))];
        long points = shards.Sum(shard => shard.Trace.TotalPoints);

        double[] run = new double[Rounds];
        double[] store = new double[Rounds];
        double[] bare = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            bare[round] = await RateAsync(points, temporary => WriteBareAsync(temporary.Store.Location, shards));
            store[round] = await RateAsync(points, temporary => WriteThroughStoreAsync(temporary, shards));
            run[round] = await RateAsync(points, temporary => RunAsync(temporary, plan));
            Console.WriteLine($"round {round + 1}: run {run[round],10:N0}, store {store[round],10:N0}, bare loop {bare[round],10:N0} rows/s");
        }

        Console.WriteLine($"median:  run {Median(run),10:N0}, store {Median(store),10:N0}, bare loop {Median(bare),10:N0} rows/s");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"to the bare loop: run {Median(run) / Median(bare):0.00}, store {Median(store) / Median(bare):0.00}"));
    }

    private static Task RunAsync(TemporaryStore temporary, ExperimentPlan plan) =>
        new InProcessEngine(temporary.Store, Environment.ProcessorCount)
            .RunAsync(temporary.Experiment.Id, plan, plan.Count, new RunProgress(), CancellationToken.None);

    private static async Task<double> RateAsync(long points, Func<TemporaryStore, Task> write)
    {
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        long before = Stopwatch.GetTimestamp();
        await write(temporary);
        return points / Stopwatch.GetElapsedTime(before).TotalSeconds;
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
