using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(102)]
    public async Task The_leaderboard_is_what_a_straightforward_computation_gives(int trialsPerConfiguration)
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        Random random = new(trialsPerConfiguration);
        const int Configurations = 6;
        TrialRecord[] trials =
        [
            .. Enumerable.Range(0, Configurations * trialsPerConfiguration).Select(i => SampleShards.Trial(i + 1) with
            {
                Configuration = i / trialsPerConfiguration + 1,
                Seed = (uint)(i % 5),
                Outcome = RandomOutcome(random, i / trialsPerConfiguration),
            }),
        ];
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, trials)], None);
        StoredExperiment other = await store.CreateAsync("other", "", SampleShards.Revision(), None);
        await store.CommitAsync(other.Id, [SampleShards.Shard(1, 10)], None);

        LeaderboardRow[] expected =
        [
            .. trials.GroupBy(trial => trial.Configuration)
                .Select(group => Expected([.. group]))
                .OrderBy(row => double.IsNaN(row.BestObjective.Median))
                .ThenBy(row => row.BestObjective.Median)
                .ThenBy(row => row.Configuration),
        ];
        Assert.Equal(expected, await store.LeaderboardAsync(experiment.Id, 100, None));
        Assert.Equal(expected.Take(2), await store.LeaderboardAsync(experiment.Id, 2, None));
        Assert.Equal(Configurations, await store.ConfigurationCountAsync(experiment.Id, None));
    }

    [Fact]
    public async Task The_leaderboard_takes_infinity_and_NaN_for_what_they_are()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        double infinity = double.PositiveInfinity;
        double[][] bests = 
            [[1, 2, infinity], [infinity, infinity, infinity], [1, 2, double.NaN], [double.NaN, double.NaN, 3], [1, infinity]];
        long number = 0;
        IEnumerable<TrialRecord> trials = bests
            .SelectMany((values, configuration) => values.Select(value => (configuration, value)))
            .Select(pair => Diverged(++number, pair.configuration + 1, pair.value));
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, trials)], None);

        Assert.Equal(
            [
                (1, new Quartiles(1, 1.5, 2, infinity, infinity)),
                (3, new Quartiles(1, 1.5, 2, double.NaN, double.NaN)),
                (2, new Quartiles(infinity, infinity, infinity, infinity, infinity)),
                (5, new Quartiles(1, infinity, infinity, infinity, infinity)),
                (4, new Quartiles(3, double.NaN, double.NaN, double.NaN, double.NaN)),
            ],
            (await store.LeaderboardAsync(experiment.Id, 10, None)).Select(row => (row.Configuration, row.BestObjective)));
    }

    [Fact]
    public async Task The_leaderboard_has_the_best_of_each_problem_in_the_order_of_the_plan()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        (string Problem, int Dimension, double Best)[] configurations =
            [("sphere", 2, 5), ("ackley", 2, 3), ("sphere", 3, 1), ("sphere", 2, 4), ("ackley", 2, 2), ("sphere", 2, double.NaN), ("ackley", 2, 4)];
        IEnumerable<TrialRecord> trials = configurations.Select((each, i) => Diverged(i + 1, i + 1, each.Best) with
        {
            Problem = each.Problem,
            Dimension = each.Dimension,
            Start = new double[each.Dimension],
            FinalX = new double[each.Dimension],
        });
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, trials)], None);

        Assert.Equal([4, 1, 6, 5, 2, 7, 3], await ShownAsync(100));
        Assert.Equal([4, 1, 5, 2, 3], await ShownAsync(5));
        Assert.Equal([4, 5], await ShownAsync(2));

        async Task<IEnumerable<long>> ShownAsync(int limit) =>
            (await store.LeaderboardAsync(experiment.Id, limit, None)).Select(row => row.Configuration);
    }

    [Fact]
    public async Task The_first_trials_of_a_configuration_are_found()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(
            experiment.Id, [SampleShards.Shard(1, Enumerable.Range(1, 20).Select(n => SampleShards.Trial(n, n % 3 + 1)))], None);
        Assert.Equal([2, 5, 8], await store.TrialNumbersAsync(experiment.Id, configuration: 3, limit: 3, None));
    }

    private static TrialOutcome RandomOutcome(Random random, int configuration) => random.Next(3) switch
    {
        0 => SampleShards.Outcome(StopReason.Diverged, 3, random.Next(4) == 0 ? double.NaN : random.NextDouble()),
        1 when configuration > 0 => SampleShards.Outcome(StopReason.Target, random.Next(1000), random.NextDouble()),
        _ => SampleShards.Outcome(StopReason.Iterations, 1000, random.Next(3)),
    };

    private static LeaderboardRow Expected(TrialRecord[] trials)
    {
        TrialRecord first = trials[0];
        double[] targets = [.. trials.Select(t => t.Outcome.TargetIteration).OfType<int>().Select(iteration => (double)iteration)];
        return new LeaderboardRow
        {
            Configuration = first.Configuration,
            Problem = first.Problem,
            Dimension = first.Dimension,
            Optimizer = first.Optimizer,
            Hyperparameters = first.Hyperparameters,
            Seeds = trials.Select(t => t.Seed).Distinct().Count(),
            Trials = trials.Length,
            Completed = trials.Count(t => !t.Outcome.IsDiverged),
            Diverged = trials.Count(t => t.Outcome.IsDiverged),
            ReachedTarget = targets.Length,
            BestObjective = Spread([.. trials.Select(t => t.Outcome.BestObjective)]),
            TargetIteration = targets.Length == 0 ? null : Spread(targets),
        };
    }

    private static Quartiles Spread(double[] values)
    {
        double[] sorted = [.. values.OrderBy(double.IsNaN).ThenBy(value => value)];
        return new Quartiles(sorted[0], Quarter(1), Quarter(2), Quarter(3), sorted[^1]);

        double Quarter(int quarter)
        {
            double position = quarter * (sorted.Length - 1) / 4.0;
            double low = sorted[(int)Math.Floor(position)];
            double high = sorted[(int)Math.Ceiling(position)];
            return low == high ? low : low + (high - low) * (quarter * (sorted.Length - 1) % 4) / 4.0;
        }
    }
}
