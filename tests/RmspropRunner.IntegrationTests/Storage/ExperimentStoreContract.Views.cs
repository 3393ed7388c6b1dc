using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    private static readonly double[] Targets = [1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

    [Theory]
    [InlineData(
        "convergence", "experiment, configuration, iteration, trials, objective_min, objective_q1, objective_median, objective_q3, objective_max")]
    [InlineData("ecdf", "experiment, configuration, problem, dimension, optimizer, target, iteration, reached, trials, share")]
    [InlineData(
        "sensitivity",
        "experiment, problem, dimension, optimizer, variant, hyperparameter, value, configurations, trials, best_objective, best_objective_median")]
    public async Task Views_have_the_same_columns_in_every_database(string view, string columns)
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        await using IQueryRows rows = await store.QueryAsync($"SELECT * FROM {view}", Timeout.InfiniteTimeSpan, None);
        Assert.Equal(columns.Split(", "), rows.Columns);
        Assert.Empty(await rows.RowsAsync(None).ToListAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Convergence_is_what_a_straightforward_computation_gives(int trialsPerConfiguration)
    {
        (IExperimentStore store, SampleRun[] runs) = await OpenWithRunsAsync(trialsPerConfiguration, isTraced: true);

        (long, long, long, Quartiles)[] expected =
        [
            .. from configuration in runs.GroupBy(run => run.Trial.Configuration)
               from iteration in configuration.SelectMany(run => run.Trace).Select(point => point.Iteration).Distinct().Order()
               where configuration.All(run => IsKnown(run, iteration))
               select (configuration.Key, (long)iteration, configuration.LongCount(),
                       Spread([.. configuration.Select(run => ObjectiveAt(run, iteration))])),
        ];
        Assert.Equal(
            expected,
            (await QueryAsync(
                store,
                "SELECT configuration, iteration, trials, objective_min, objective_q1, objective_median, objective_q3, objective_max "
                + "FROM convergence WHERE experiment = 'sample' ORDER BY configuration, iteration"))
            .Select(row => (
                (long)row[0]!, (long)row[1]!, (long)row[2]!,
                new Quartiles((double)row[3]!, (double)row[4]!, (double)row[5]!, (double)row[6]!, (double)row[7]!))));
    }

    [Fact]
    public async Task Convergence_keeps_trials_that_stopped_and_counts_the_diverged_as_infinite()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        SampleRun[] runs =
        [
            Run(StopReason.Target, (0, 4), (3, 1)),                         // not on schedule
            Run(StopReason.Diverged, (0, 5), (1, 9), (2, double.NaN)),
            Run(StopReason.Iterations, (0, 6), (2, 7), (4, 3), (5, 2), (6, 8)),   // 5 is its best
        ];
        await store.CommitAsync(experiment.Id, [SampleRun.Shard([.. runs.Select((run, i) => run with { Trial = Numbered(run.Trial, i + 1) })])], None);

        double infinity = double.PositiveInfinity;
        Assert.Equal(
            [[0L, 4.0, 5.0, 6.0], [4L, 1.0, 3.0, infinity], [5L, 1.0, 2.0, infinity], [6L, 1.0, 8.0, infinity]],
            await QueryAsync(
                store,
                "SELECT iteration, objective_min, objective_median, objective_max FROM convergence "
                + "WHERE experiment = 'sample' AND configuration = 1 ORDER BY iteration"));

        static SampleRun Run(StopReason reason, params (int Iteration, double Objective)[] points) => new(
            SampleShards.Trial(1) with
            {
                Outcome = SampleShards.Outcome(reason, points[^1].Iteration, points[0].Objective) with { FinalObjective = points[^1].Objective },
            },
            points);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(30, true)]
    [InlineData(30, false)]
    public async Task Ecdf_is_what_a_straightforward_computation_gives(int trialsPerConfiguration, bool isTraced)
    {
        (IExperimentStore store, SampleRun[] runs) = await OpenWithRunsAsync(trialsPerConfiguration, isTraced);

        (long, double, long, long, long, double)[] expected =
        [
            .. from configuration in runs.GroupBy(run => run.Trial.Configuration)
               let trials = configuration.LongCount()
               from target in Targets
               let hits = configuration.Select(run => FirstHit(run, target)).OfType<int>().ToArray()
               from iteration in hits.Distinct().Order()
               let reached = hits.LongCount(hit => hit <= iteration)
               select (configuration.Key, target, (long)iteration, reached, trials, reached / (double)trials),
        ];
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected,
            (await QueryAsync(
                store,
                "SELECT configuration, target, iteration, reached, trials, share FROM ecdf "
                + "WHERE experiment = 'sample' ORDER BY configuration, target DESC, iteration"))
            .Select(row => ((long)row[0]!, (double)row[1]!, (long)row[2]!, (long)row[3]!, (long)row[4]!, (double)row[5]!)));
    }

    [Fact]
    public async Task Sensitivity_takes_every_hyperparameter_for_itself()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        (string Optimizer, string Hyperparameters, double[] Bests)[] configurations =
        [
            ("rmsprop", """{"variant":"torch","learning_rate":1E-08,"centered":true}""", [1, 2, 4]),
            ("rmsprop", """{"variant":"torch","learning_rate":0.1,"centered":true}""", [3, double.NaN]),
            ("rmsprop", """{"variant":"torch","learning_rate":1,"centered":false}""", [double.NaN, double.NaN]),
            ("rmsprop", """{"variant":"keras","learning_rate":0.1}""", [double.PositiveInfinity]),
            ("adagrad", """{"learning_rate":0.1}""", [5, 6]),
            ("adagrad", """{"learning_rate":0.2,"schedule":"step","schedule_every":50}""", [7]),
        ];
        long number = 0;
        await store.CommitAsync(
            experiment.Id,
            [
                SampleShards.Shard(1, configurations.SelectMany((configuration, i) => configuration.Bests.Select(best =>
                    Diverged(++number, i + 1, best) with { Optimizer = configuration.Optimizer, Hyperparameters = configuration.Hyperparameters })))
            ],
            None);

        Assert.Equal(
            [
                ["adagrad", null, "learning_rate", 0.1, 1L, 2L, 5.0, 5.5],
                ["adagrad", null, "learning_rate", 0.2, 1L, 1L, 7.0, 7.0],
                ["adagrad", null, "schedule_every", 50.0, 1L, 1L, 7.0, 7.0],
                ["rmsprop", "keras", "learning_rate", 0.1, 1L, 1L, double.PositiveInfinity, double.PositiveInfinity],
                ["rmsprop", "torch", "centered", 0.0, 1L, 2L, double.NaN, double.NaN],
                ["rmsprop", "torch", "centered", 1.0, 2L, 5L, 1.0, 3.0],
                ["rmsprop", "torch", "learning_rate", 1e-8, 1L, 3L, 1.0, 2.0],
                ["rmsprop", "torch", "learning_rate", 0.1, 1L, 2L, 3.0, double.NaN],
                ["rmsprop", "torch", "learning_rate", 1.0, 1L, 2L, double.NaN, double.NaN],
            ],
            (await QueryAsync(
                store,
                "SELECT optimizer, variant, hyperparameter, value, configurations, trials, best_objective, best_objective_median "
                + "FROM sensitivity WHERE experiment = 'sample' ORDER BY optimizer, variant, hyperparameter, value"))
            .Select(row => row.Select((value, column) => value ?? (column >= 6 ? double.NaN : null))));
    }

    /// <summary>Two experiments of random trials; the sample's are given.</summary>
    private async Task<(IExperimentStore Store, SampleRun[] Runs)> OpenWithRunsAsync(int trialsPerConfiguration, bool isTraced)
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        StoredExperiment other = await store.CreateAsync("other", "", SampleShards.Revision(), None);
        Random random = new(trialsPerConfiguration);
        SampleRun[] runs = Runs();
        await store.CommitAsync(experiment.Id, [SampleRun.Shard(runs)], None);
        await store.CommitAsync(other.Id, [SampleRun.Shard(Runs())], None);
        return (store, runs);

        SampleRun[] Runs() =>
            [.. Enumerable.Range(0, 8 * trialsPerConfiguration).Select(i => SampleRun.Random(random, i + 1, Configuration(i), isTraced))];

        // The trials of the first half lie together; those of the others take turns, as where seeds were added.
        int Configuration(int i) => i < 4 * trialsPerConfiguration ? i / trialsPerConfiguration + 1 : i % 4 + 5;
    }

    private static bool IsKnown(SampleRun run, int iteration) =>
        iteration >= run.Trial.Outcome.Iterations || run.Trace.Any(point => point.Iteration == iteration);

    private static double ObjectiveAt(SampleRun run, int iteration)
    {
        if (iteration < run.Trial.Outcome.Iterations)
            return run.Trace.Single(point => point.Iteration == iteration).Objective;
        return run.Trial.Outcome.IsDiverged ? double.PositiveInfinity : run.Trial.Outcome.FinalObjective;
    }

    private static int? FirstHit(SampleRun run, double target)
    {
        if (!(run.Trial.Outcome.BestObjective <= target))
            return null;
        return run.Trace.Count == 0 ? run.Trial.Outcome.BestIteration : run.Trace.First(point => point.Objective <= target).Iteration;
    }

    private static TrialRecord Numbered(TrialRecord trial, long number) =>
        SampleShards.Trial(number) with { Outcome = trial.Outcome };
}
