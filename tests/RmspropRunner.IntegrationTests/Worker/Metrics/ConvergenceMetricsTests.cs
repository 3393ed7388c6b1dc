using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Prometheus;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

[Collection(MetersCollection.Name)]
public sealed class ConvergenceMetricsTests
{
    /// <summary>Series of an untraced sample: two milestones of three quartiles, and the best objective.</summary>
    private const int SeriesOfOne = 7;

    /// <summary>The minimum of that function, a dimension.</summary>
    private const double StyblinskiTang = -39.166165703771415;

    [Fact]
    public async Task Beyond_the_limit_series_are_left_out_and_counted_and_those_within_it_stay()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions { SeriesLimit = 2 * SeriesOfOne });
        foreach (string name in (string[])["first", "second", "third", "fourth"])
            await host.RunAsync(SampleExperiments.Untraced(name));

        string text = await host.ScrapeAsync();

        Assert.Equal(["first", "second"], ShownExperiments(text));
        Assert.Equal(2 * SeriesOfOne, Exposition.Value(text, "rmsprop_convergence_series_dropped_total"));
        Assert.Equal(2 * SeriesOfOne, SeriesCount(text));
    }

    [Fact]
    public async Task An_experiment_that_half_fits_shows_the_iterations_that_fit()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions { SeriesLimit = SeriesOfOne - 1 });
        await host.RunAsync(SampleExperiments.Untraced("one"));

        string text = await host.ScrapeAsync();

        Assert.Equal(4, SeriesCount(text));
        Assert.DoesNotContain("iteration=\"10\"", text, StringComparison.Ordinal);
        Assert.Equal(3, Exposition.Value(text, "rmsprop_convergence_series_dropped_total"));
    }

    [Theory]
    [InlineData("sphere", 3, 0.0)]
    [InlineData("sphere", 2, -5.0)]
    [InlineData("deep", 2, -5.0)]
    [InlineData("styblinski_tang", 2, 2 * StyblinskiTang)]
    [InlineData("styblinski_tang", 3, 3 * StyblinskiTang)]
    [InlineData("styblinski_tang (shift 0.5, rotation 7)", 3, 3 * StyblinskiTang)]
    [InlineData("rosenbrock (unknown)", 2, null)]
    [InlineData("schwefel (shift 1)", 2, null)]
    [InlineData("logistic_regression (blobs)", 3, null)]
    public async Task The_gap_is_to_the_minimum_of_the_specs_own_problem_and_there_is_none_where_nobody_knows_it(
        string problem, int dimension, double? minimum)
    {
        await using MeteredHost host = await MeteredHost.StartAsync();
        await host.RunAsync(SampleExperiments.Minima("minima"));
        string text = await host.ScrapeAsync();

        double best = Assert.Single(Values("rmsprop_best_objective"));

        // One trial: each of its quartiles is its gap.
        double[] gaps = Values("rmsprop_gap", "iteration=\"10\"");
        Assert.Equal(minimum is null ? 0 : 3, gaps.Length);
        Assert.All(gaps, gap => Assert.Equal(best - minimum!.Value, gap, 1e-12));

        double[] Values(string family, string label = "") =>
        [
            .. Exposition.Read(text)[family]
                .Where(line => line.Contains($"problem=\"{problem}\"", StringComparison.Ordinal)
                    && line.Contains($"dimension=\"{dimension}\"", StringComparison.Ordinal)
                    && line.Contains(label, StringComparison.Ordinal))
                .Select(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture)),
        ];
    }

    [Fact]
    public async Task A_deleted_experiment_is_gone_from_the_next_scrape_and_leaves_room_for_another()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions { SeriesLimit = SeriesOfOne });
        StoredExperiment deleted = await host.RunAsync(SampleExperiments.Untraced("deleted"));
        Assert.Equal(["deleted"], ShownExperiments(await host.ScrapeAsync()));

        await host.Store.DeleteAsync("deleted", CancellationToken.None);
        host.Board.Forget(deleted.Id);
        await host.RunAsync(SampleExperiments.Untraced("next"));

        string text = await host.ScrapeAsync();
        Assert.Equal(["next"], ShownExperiments(text));
        Assert.Equal(0, Exposition.Value(text, "rmsprop_convergence_series_dropped_total"));
    }

    [Fact]
    public async Task An_experiment_that_another_process_deleted_goes_with_the_next_probe()
    {
        await using MeteredHost host = await MeteredHost.StartAsync();
        await host.RunAsync(SampleExperiments.Untraced("deleted elsewhere"));
        await host.Store.DeleteAsync("deleted elsewhere", CancellationToken.None);

        await UntilAsync(async () => ShownExperiments(await host.ScrapeAsync()).Length == 0);
    }

    [Fact]
    public async Task A_finished_experiment_goes_after_a_while_and_one_that_runs_stays()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions
        {
            KeepFinishedFor = TimeSpan.Zero,
            ProbeInterval = TimeSpan.FromMilliseconds(100),
        });
        await host.RunAsync(SampleExperiments.Untraced("runs"), isOver: false);
        await host.RunAsync(SampleExperiments.Untraced("finished"));

        await UntilAsync(async () => ShownExperiments(await host.ScrapeAsync()) is ["runs"]);
    }

    [Fact]
    public async Task After_thousands_of_experiments_the_newest_is_still_shown()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions { SeriesLimit = 10 * SeriesOfOne, ProbeInterval = TimeSpan.FromHours(1) });
        StoredExperiment one = await host.RunAsync(SampleExperiments.Untraced("one"), isOver: false);
        host.Board.Forget(one.Id);
        IReadOnlyList<RmspropRunner.Experiments.Trials.ShardResult> shards = [SampleResult()];
        for (long id = 2; id <= 3000; id++)
        {
            host.Board.OnCommitted(id, shards);
            if (id % 5 == 0)
                Assert.Contains($"experiment=\"@{id}\"", await host.ScrapeAsync(), StringComparison.Ordinal);
            host.Board.Forget(id);
        }

        Assert.Equal(0, Exposition.Value(await host.ScrapeAsync(), "rmsprop_convergence_series_dropped_total"));
    }

    [Fact]
    public async Task Where_nobody_scrapes_no_more_is_kept_than_the_limit_twice_over_until_somebody_does()
    {
        await using MeteredHost host = await MeteredHost.StartAsync(new MetricsOptions { SeriesLimit = 10, ProbeInterval = TimeSpan.FromHours(1) });
        for (long id = 1; id <= 100; id++)
        {
            host.Board.OnCommitted(id, [SampleResult()]);
            host.Board.Forget(id);
        }

        Assert.InRange(Exposition.Value(await host.ScrapeAsync(), "rmsprop_convergence_series_dropped_total"), 50, 90);
        host.Board.OnCommitted(101, [SampleResult()]);
        Assert.Equal(["@101"], ShownExperiments(await host.ScrapeAsync()));
    }

    private static RmspropRunner.Experiments.Trials.ShardResult SampleResult() => Storage.SampleShards.Shard(1, 2);

    private static string[] ShownExperiments(string text) =>
        [.. Exposition.Read(text).GetValueOrDefault("rmsprop_best_objective", []).Skip(2)
            .Select(line => line.Split("experiment=\"")[1].Split('"')[0]).Order(StringComparer.Ordinal)];

    private static int SeriesCount(string text) =>
        new[] { "rmsprop_best_objective", "rmsprop_gap", "rmsprop_target_iterations" }
            .Sum(family => Math.Max(0, Exposition.Read(text).GetValueOrDefault(family, []).Count - 2));

    private static async Task UntilAsync(Func<Task<bool>> isReached)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        while (!await isReached())
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}
