using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    [Theory]
    [InlineData(TrialSort.Number)]
    [InlineData(TrialSort.BestObjective)]
    [InlineData(TrialSort.FinalObjective)]
    [InlineData(TrialSort.Iterations)]
    [InlineData(TrialSort.TargetIteration)]
    public async Task Pages_visit_every_trial_once_in_order_whatever_they_are_sorted_by(TrialSort sort)
    {
        (IExperimentStore store, StoredExperiment experiment, TrialRecord[] trials) = await OpenWithMixedTrialsAsync();
        foreach (bool isDescending in new[] { false, true })
        {
            long[] expected = [.. Sorted(trials, sort, isDescending).Select(trial => trial.Number)];
            foreach (int limit in new[] { 1, 7, trials.Length, 1000 })
            {
                TrialQuery query = new() { Sort = sort, IsDescending = isDescending, Limit = limit };
                Assert.Equal(expected, (await AllPagesAsync(store, experiment, query)).Select(trial => trial.Number));
            }
        }
    }

    [Fact]
    public async Task Pages_have_the_trials_that_pass_every_filter()
    {
        (IExperimentStore store, StoredExperiment experiment, TrialRecord[] trials) = await OpenWithMixedTrialsAsync();
        (TrialQuery Query, Func<TrialRecord, bool> Passes)[] filters =
        [
            (new() { Limit = 5, Configuration = 2 }, trial => trial.Configuration == 2),
            (new() { Limit = 5, Problem = "ackley" }, trial => trial.Problem == "ackley"),
            (new() { Limit = 5, Optimizer = "adagrad" }, trial => trial.Optimizer == "adagrad"),
            (new() { Limit = 5, Seed = uint.MaxValue }, trial => trial.Seed == uint.MaxValue),
            (new() { Limit = 5, IsDiverged = true }, trial => trial.Outcome.IsDiverged),
            (new() { Limit = 5, IsDiverged = false, Configuration = 3 }, trial => !trial.Outcome.IsDiverged && trial.Configuration == 3),
            (
                new() { Limit = 5, Problem = "ackley", Optimizer = "rmsprop", Seed = 1, IsDiverged = false },
                trial => trial is { Problem: "ackley", Optimizer: "rmsprop", Seed: 1, Outcome.IsDiverged: false }),
            (new() { Limit = 5, Problem = "nothing'; DROP TABLE trial; --" }, _ => false),
        ];
        foreach ((TrialQuery query, Func<TrialRecord, bool> passes) in filters)
        {
            foreach (TrialSort sort in Enum.GetValues<TrialSort>())
            {
                Assert.Equal(
                    Sorted(trials.Where(passes), sort, isDescending: true).Select(trial => trial.Number),
                    (await AllPagesAsync(store, experiment, query with { Sort = sort, IsDescending = true })).Select(trial => trial.Number));
            }
        }
    }

    [Fact]
    public async Task A_page_has_the_same_trials_as_reading_them_all()
    {
        (IExperimentStore store, StoredExperiment experiment, _) = await OpenWithMixedTrialsAsync();
        List<TrialRecord> all = await store.TrialsAsync(experiment.Id, None).ToListAsync();
        IReadOnlyList<TrialRecord> page = await store.TrialsAsync(experiment.Id, new TrialQuery { Limit = 1000 }, None);
        Assert.Equal(all.Count, page.Count);
        Assert.All(all.Zip(page), pair => AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_ended_though_others_were_stored_meanwhile()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, [.. new[] { 1, 3, 5 }.Select(best => Best(best, best))])], None);
        TrialQuery query = new() { Sort = TrialSort.BestObjective, Limit = 2 };
        IReadOnlyList<TrialRecord> first = await store.TrialsAsync(experiment.Id, query, None);
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(6, [.. new[] { 6, 7 }.Select(number => Best(number, number - 4))])], None);

        IReadOnlyList<TrialRecord> rest = await store.TrialsAsync(
            experiment.Id, query with { After = TrialPosition.Of(first[^1], TrialSort.BestObjective) }, None);
        Assert.Equal([1, 3], first.Select(trial => trial.Number));
        Assert.Equal([7, 5], rest.Select(trial => trial.Number));

        static TrialRecord Best(long number, double best) =>
            SampleShards.Trial(number) with { Outcome = SampleShards.Outcome(StopReason.Iterations, 10, best) };
    }

    [Fact]
    public async Task Convergence_is_read_for_one_configuration_or_for_all()
    {
        (IExperimentStore store, _) = await OpenWithRunsAsync(trialsPerConfiguration: 4, isTraced: true);
        StoredExperiment experiment = (await store.FindAsync("sample", None))!;
        List<ConvergenceRow> all = await store.ConvergenceAsync(experiment.Id, configuration: null, None).ToListAsync();
        Assert.Equal(
            all.Select(row => ((object)row.Configuration, (object)(long)row.Iteration, (object)row.Trials, (object)row.Objective.Median)),
            (await QueryAsync(
                store,
                "SELECT configuration, iteration, trials, objective_median FROM convergence WHERE experiment = 'sample' ORDER BY configuration, iteration"))
            .Select(row => (row[0]!, row[1]!, row[2]!, row[3]!)));
        Assert.Equal(
            all.Where(row => row.Configuration == 6), await store.ConvergenceAsync(experiment.Id, configuration: 6, None).ToListAsync());
        Assert.Empty(await store.ConvergenceAsync(experiment.Id, configuration: 99, None).ToListAsync());

        IReadOnlyDictionary<long, int> last = await store.LastIterationsAsync(experiment.Id, configuration: null, None);
        Assert.Equal(all.GroupBy(row => row.Configuration).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Iteration)), last);
        Assert.Equal([new(6, last[6])], await store.LastIterationsAsync(experiment.Id, configuration: 6, None));
    }

    /// <summary>Trials with equal, infinite and missing values in everything that they can be sorted by, and another experiment's.</summary>
    private async Task<(IExperimentStore Store, StoredExperiment Experiment, TrialRecord[] Trials)> OpenWithMixedTrialsAsync()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        StoredExperiment other = await store.CreateAsync("other", "", SampleShards.Revision(), None);
        double[] values =
        [
            1, 0.1, 0.1, 1.0 / 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, double.Epsilon, -5, 0, double.NaN,
            double.MaxValue, 1e16,
        ];
        StopReason[] reasons = [StopReason.Iterations, StopReason.Target, StopReason.Diverged, StopReason.Target, StopReason.Stagnation];
        TrialRecord[] trials =
        [
            .. Enumerable.Range(0, 60).Select(i => SampleShards.Trial(i + 1, i / 15 + 1) with
            {
                Problem = i % 2 == 0 ? "sphere" : "ackley",
                Optimizer = i % 3 == 0 ? "adagrad" : "rmsprop",
                Seed = i % 4 == 0 ? uint.MaxValue : (uint)(i % 4),
                Outcome = SampleShards.Outcome(reasons[i % reasons.Length], 10 + i % 7, values[i % values.Length]) with
                {
                    FinalObjective = values[(i + 3) % values.Length],
                },
            }),
        ];
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, trials)], None);
        await store.CommitAsync(other.Id, [SampleShards.Shard(1, trials[..9])], None);
        return (store, experiment, trials);
    }

    private static async Task<List<TrialRecord>> AllPagesAsync(IExperimentStore store, StoredExperiment experiment, TrialQuery query)
    {
        List<TrialRecord> all = [];
        while (true)
        {
            IReadOnlyList<TrialRecord> page = await store.TrialsAsync(experiment.Id, query, None);
            Assert.InRange(page.Count, 0, query.Limit);
            all.AddRange(page);
            if (page.Count < query.Limit)
                return all;
            query = query with { After = TrialPosition.Of(page[^1], query.Sort) };
        }
    }

    private static IEnumerable<TrialRecord> Sorted(IEnumerable<TrialRecord> trials, TrialSort sort, bool isDescending)
    {
        // NaN is the highest; a target that was not reached is last whatever the order.
        Func<TrialRecord, (int Rank, double Value)> key = sort switch
        {
            TrialSort.Number => trial => (0, trial.Number),
            TrialSort.BestObjective => trial => Ranked(trial.Outcome.BestObjective),
            TrialSort.FinalObjective => trial => Ranked(trial.Outcome.FinalObjective),
            TrialSort.Iterations => trial => (0, trial.Outcome.Iterations),
            _ => trial => trial.Outcome.TargetIteration is { } target ? (0, target) : (isDescending ? -1 : 1, 0),
        };
        return isDescending ? trials.OrderByDescending(key).ThenBy(trial => trial.Number) : trials.OrderBy(key).ThenBy(trial => trial.Number);

        static (int, double) Ranked(double value) => double.IsNaN(value) ? (1, 0) : (0, value);
    }
}
