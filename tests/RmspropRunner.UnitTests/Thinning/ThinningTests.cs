using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Thinning;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Thinning;

public sealed class ThinningTests
{
    public static TheoryData<int, int, IterationAxis> Cases { get; } = new()
    {
        { 10_000, 3, IterationAxis.Linear },
        { 10_000, 100, IterationAxis.Linear },
        { 10_000, 5000, IterationAxis.Linear },
        { 10_000, 100, IterationAxis.Logarithmic },
        { 1_000_000, 500, IterationAxis.Logarithmic },
        { 1, 10, IterationAxis.Linear },
        { 1, 10, IterationAxis.Logarithmic },
        { 0, 10, IterationAxis.Linear },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_thinned_trace_has_its_first_last_and_best_point_and_about_as_many_as_asked_for(int last, int points, IterationAxis axis)
    {
        foreach (int best in new[] { 0, last / 3, last / 2 + 1, last }.Where(iteration => iteration <= last))
        {
            int[] kept = await KeptAsync(Enumerable.Range(0, last + 1), last, best, points, axis);
            Assert.Equal(0, kept[0]);
            Assert.Equal(last, kept[^1]);
            Assert.Contains(best, kept);
            Assert.Equal(kept.Distinct().Order(), kept);
            Assert.InRange(kept.Length, Math.Min(points - 2, last + 1), points);
        }
    }

    [Fact]
    public async Task A_linear_axis_leaves_equal_gaps()
    {
        int[] kept = await KeptAsync(Enumerable.Range(0, 10_001), last: 10_000, best: 10_000, points: 102, IterationAxis.Linear);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 99, 101));
    }

    [Fact]
    public async Task A_logarithmic_axis_has_as_many_points_in_each_decade_that_has_enough()
    {
        int[] kept = await KeptAsync(Enumerable.Range(0, 1_000_001), last: 1_000_000, best: 0, points: 300, IterationAxis.Logarithmic);
        int[] decades = [.. new[] { 1000, 10_000, 100_000 }.Select(from => kept.Count(iteration => iteration >= from && iteration < 10 * from))];
        Assert.InRange(decades.Max() - decades.Min(), 0, 2);
        Assert.InRange(decades[0], 50, 75);
    }

    [Fact]
    public async Task Iterations_that_were_not_recorded_leave_their_share_to_the_others()
    {
        IEnumerable<int> recorded = Enumerable.Range(0, 1001).Where(iteration => iteration is 0 or > 900);
        Assert.InRange((await KeptAsync(recorded, last: 1000, best: 950, points: 50, IterationAxis.Linear)).Length, 40, 50);
    }

    [Fact]
    public async Task The_same_trace_gives_the_same_points_every_time() =>
        Assert.Equal(
            await KeptAsync(Enumerable.Range(0, 5000), 4999, 77, 64, IterationAxis.Logarithmic),
            await KeptAsync(Enumerable.Range(0, 5000), 4999, 77, 64, IterationAxis.Logarithmic));

    [Fact]
    public async Task Thinned_convergence_keeps_the_first_and_last_iteration_of_each_configuration_though_it_grew_meanwhile()
    {
        ConvergenceRow[] rows =
        [
            .. Enumerable.Range(0, 1001).Select(iteration => Row(1, iteration)),
            .. Enumerable.Range(0, 51).Select(iteration => Row(2, iteration)),
            .. Enumerable.Range(0, 301).Select(iteration => Row(3, iteration)),
        ];
        Dictionary<long, int> last = new() { [1] = 1000, [2] = 50, [3] = 200 };
        List<ConvergenceRow> kept = await Thinned.ConvergenceAsync(rows.ToAsyncEnumerable(), last, 20, IterationAxis.Linear, default).ToListAsync();
        Assert.Equal(
            [(1, 0, 1000), (2, 0, 50), (3, 0, 300)],
            kept.GroupBy(row => row.Configuration).Select(own => (own.Key, own.Min(row => row.Iteration), own.Max(row => row.Iteration))));
        Assert.All(kept.Where(row => row.Configuration != 3).GroupBy(row => row.Configuration), own => Assert.InRange(own.Count(), 18, 20));

        static ConvergenceRow Row(long configuration, int iteration) => new(configuration, iteration, 1, new Quartiles(1, 1, 1, 1, 1));
    }

    private static async Task<int[]> KeptAsync(IEnumerable<int> recorded, int last, int best, int points, IterationAxis axis)
    {
        TrialRecord trial = new()
        {
            Number = 1, Configuration = 1, Problem = "sphere", Dimension = 1, Optimizer = "rmsprop", Hyperparameters = "{}", Seed = 1,
            ContentHash = new ContentHash(0, 1), Start = [1], FinalX = [1],
            Outcome = new TrialOutcome
            {
                StopReason = StopReason.Iterations, Iterations = last, FinalObjective = 1, BestObjective = 1, BestIteration = best,
            },
        };
        IAsyncEnumerable<TracePoint> trace = recorded.Select(iteration => new TracePoint(iteration, 1, 1, 1, null)).ToAsyncEnumerable();
        return [.. await Thinned.TraceAsync(trace, trial, points, axis, default).Select(point => point.Iteration).ToListAsync()];
    }
}
