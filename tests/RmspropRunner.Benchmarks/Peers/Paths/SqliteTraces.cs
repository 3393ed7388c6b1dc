using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>
/// Traces into SQLite: a whole run, computing included, against one prepared insert in a loop in one transaction on the
/// same table with the same rows, computed before. Both format x as they go. Each round on a fresh file.
/// </summary>
internal static class SqliteTraces
{
    private const double Wanted = 0.9;
    private const int Trials = 4000;

    public static PeerCase Definition { get; } = new("sqlite", PeerGroup.Paths, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        const string peer = "a bare loop of one insert";
        int trials = effort.Of(Trials);
        if (FreeSpace.MissingFor(trials * 1001.0) is { } missing)
            return PeerRow.Skipped("run and store trace points in SQLite", peer, missing);

        ExperimentPlan plan = new(ExperimentSpec.Parse(SphereRun.Spec("bench", trials)).Spec!);
        ShardRunner runner = new(plan, LaneWidths.Default);
        List<ShardResult> shards =
            [.. plan.Shards().Select(shard => runner.Run(shard, new TraceBuffer(), _ => { }, CancellationToken.None))];
        long points = shards.Sum(shard => shard.Trace.TotalPoints);

        Turns turns = await Turns.TakeAsync(
            effort.Rounds,
            () => MeasureAsync(temporary => RunAsync(temporary, plan)),
            () => MeasureAsync(temporary => WriteBareAsync(temporary.Store.Location, shards)));
        return new PeerRow
        {
            Work = string.Create(CultureInfo.InvariantCulture, $"run and store {points / 1e6:0} million trace points in SQLite"),
            Peer = peer,
            Own = Figures.Points(points / turns.Own),
            Theirs = Figures.Points(points / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
            Wanted = Figures.AtLeast(Wanted),
            IsMet = turns.Speed >= Wanted,
        };
    }

    private static Task RunAsync(TemporaryStore temporary, ExperimentPlan plan) =>
        new InProcessEngine(temporary.Store, Environment.ProcessorCount)
            .RunAsync(temporary.Experiment.Id, plan, plan.Count, new RunProgress(), CancellationToken.None);

    private static async Task<double> MeasureAsync(Func<TemporaryStore, Task> write)
    {
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        long before = Stopwatch.GetTimestamp();
        await write(temporary);
        return Stopwatch.GetElapsedTime(before).TotalSeconds;
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
}
