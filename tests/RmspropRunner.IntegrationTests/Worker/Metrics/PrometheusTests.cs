using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.IntegrationTests.Prometheus;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>What a real Prometheus has of an experiment is what the store has.</summary>
[Collection(MetersCollection.Name)]
public sealed class PrometheusTests
{
    private const string Name = "to be \"scraped\" \\ 😀";

    [PrometheusFact]
    public async Task Trials_iterations_points_gaps_and_targets_are_those_of_the_store()
    {
        await using MeteredHost host = await MeteredHost.StartAsync();
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(host.Url);
        StoredExperiment experiment = await host.RunAsync(SampleExperiments.Small(Name), isOver: false);
        List<TrialRecord> trials = await ListAsync(host.Store.TrialsAsync(experiment.Id, CancellationToken.None));
        Dictionary<long, List<TracePoint>> traces = (await ListAsync(host.Store.TracesAsync(experiment.Id, CancellationToken.None)))
            .GroupBy(point => point.Trial).ToDictionary(group => group.Key, group => group.Select(point => point.Point).ToList());

        await prometheus.WaitAsync("sum(rmsprop_trials_total)", samples => samples is [{ Value: var count }] && count == trials.Count);
        async Task AssertOneAsync(double expected, string query) => Assert.Equal(expected, Assert.Single(await prometheus.QueryAsync(query)).Value, 1e-12);

        Assert.NotEqual(0, trials.Count(trial => trial.Outcome.IsDiverged));
        await AssertOneAsync(trials.Count(trial => trial.Outcome.IsDiverged), "rmsprop_trials_total{outcome=\"diverged\"}");
        await AssertOneAsync(trials.Count(trial => !trial.Outcome.IsDiverged), "rmsprop_trials_total{outcome=\"completed\"}");
        await AssertOneAsync(trials.Sum(trial => (long)trial.Outcome.Iterations), "rmsprop_iterations_total");
        await AssertOneAsync(traces.Values.Sum(trace => trace.Count), "rmsprop_trace_points_total");
        await AssertOneAsync(0, "rmsprop_commit_failures_total");
        await AssertOneAsync(1, "rmsprop_store_up");
        await AssertOneAsync(0, "sum(rmsprop_submissions_total)");
        await AssertOneAsync(trials.Count, "rmsprop_experiment_stored_trials");
        await AssertOneAsync(1, "rmsprop_experiment_progress_ratio");

        IReadOnlyList<PrometheusSample> gaps = await prometheus.QueryAsync("rmsprop_gap");
        IReadOnlyList<PrometheusSample> bests = await prometheus.QueryAsync("rmsprop_best_objective");
        IReadOnlyList<PrometheusSample> targets = await prometheus.QueryAsync("{__name__=~\"rmsprop_target_iterations_.*\"}");
        var groups = trials.GroupBy(trial => (trial.Problem, trial.Dimension, trial.Optimizer)).ToList();
        Assert.Equal(6, groups.Count);
        Assert.Equal(groups.Count, bests.Count);
        foreach (var group in groups)
        {
            bool IsOfGroup(PrometheusSample sample) => sample["experiment"] == Name && sample["problem"] == group.Key.Problem
                && sample["dimension"] == $"{group.Key.Dimension}" && sample["optimizer"] == group.Key.Optimizer;
            Assert.Equal(group.Min(trial => trial.Outcome.BestObjective), Assert.Single(bests, IsOfGroup).Value);

            int[] milestones = [.. new[] { 1, 10, 100 }.Where(milestone => group.Any(trial => trial.Outcome.Iterations >= milestone))];
            Assert.Equal(milestones.Length * 3, gaps.Count(IsOfGroup));
            foreach (int milestone in milestones)
            {
                // The best of the recorded points up to there; every minimum of these problems is 0. A point that diverged is no best.
                double[] sorted = [.. group.Select(trial => trial.Outcome.BestIteration <= milestone
                    ? trial.Outcome.BestObjective
                    : traces[trial.Number].Where(point => point.Iteration <= milestone).Min(point => point.Objective)).Order()];
                AssertQuartile("q1", 0.25);
                AssertQuartile("median", 0.5);
                AssertQuartile("q3", 0.75);

                void AssertQuartile(string quartile, double share)
                {
                    double rank = (sorted.Length - 1) * share;
                    int below = (int)rank;
                    double expected = sorted[below] + (rank == below ? 0 : (sorted[below + 1] - sorted[below]) * (rank - below));
                    double actual = Assert.Single(gaps, sample => IsOfGroup(sample) && sample["iteration"] == $"{milestone}" && sample["quartile"] == quartile).Value;
                    Assert.True(Math.Abs(actual - expected) <= expected * 0.004, $"{group.Key} {milestone} {quartile}: {actual}, not {expected}");
                }
            }

            int[] reached = [.. group.Where(trial => trial.Outcome.TargetIteration is not null).Select(trial => trial.Outcome.TargetIteration!.Value)];
            PrometheusSample[] target = [.. targets.Where(IsOfGroup)];
            if (reached.Length == 0)
            {
                Assert.Empty(target);
                continue;
            }

            Assert.Equal(reached.Length, Assert.Single(target, sample => sample["__name__"] == "rmsprop_target_iterations_count").Value);
            Assert.Equal(reached.Sum(), Assert.Single(target, sample => sample["__name__"] == "rmsprop_target_iterations_sum").Value);
            foreach (int bound in new[] { 1, 20, 50, 100, 200, 1_000_000 })
                Assert.Equal(reached.Count(iterations => iterations <= bound), Assert.Single(target, sample => sample["le"] == $"{bound}").Value);
        }
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
            list.Add(item);
        return list;
    }
}
