using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;
using RmspropRunner.UnitTests.Optim;

namespace RmspropRunner.UnitTests.Learning;

/// <summary>What a trial meets depends neither on the vector width nor on its neighbours, whose batches are others.</summary>
public sealed class LearningWidthTests
{
    /// <summary>Trials stop at different iterations, so that lanes change places in mid-epoch.</summary>
    private static readonly RunRules Rules = new(
        60, new StopRules { Target = 0.4, Stagnation = new(12, 1e-3) }, new TraceRules { Every = 7, RecordsX = true });

    public static TheoryData<string> Names => LearningCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Trials_give_the_same_bits_alone_and_together_at_every_width(string name)
    {
        foreach (int? size in new int?[] { 8, null })
        {
            Problem problem = LearningCases.Of(name, size, penalty: 0.01).ToProblem("");
            OptimizerVariant variant = Runs.Variant("rmsprop", "torch");
            double[] settings = [0.02, 0.9, 1e-8, 0.5, 0, 0];
            uint[] seeds = [.. Enumerable.Range(0, 19).Select(i => i % 3 == 0 ? uint.MaxValue - (uint)i : (uint)i)];
            double[][] starts = [.. seeds.Select(seed => LearningCases.Point(problem, seed))];
            string alone = string.Join('\n', starts.Select((start, i) => Bits([start], [seeds[i]], LaneWidth.Scalar)));
            Assert.All(LaneWidths.All, width => Assert.Equal(alone, Bits(starts, seeds, width)));
            Assert.True(size is null || alone.Split('\n').Distinct().Count() > 19);

            string Bits(double[][] from, uint[] by, LaneWidth width)
            {
                (TrialBatch batch, TraceBuffer trace) = Runs.Run(problem, variant, settings, from, Rules, width, by);
                return Runs.Bits(batch, trace);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metrics_are_the_same_at_every_width(string name)
    {
        var learning = LearningCases.Of(name);
        Network network = new(learning.Sizes, learning.Activation, learning.Loss);
        double[] x = LearningCases.Point(learning.ToProblem(""), 2);
        double[] expected = new double[4];
        NetworkMetrics.Create(network, learning.Data, LaneWidth.Scalar).Measure(x, expected);
        foreach (LaneWidth width in LaneWidths.All)
        {
            double[] values = new double[4];
            NetworkMetrics.Create(network, learning.Data, width).Measure(x, values);
            Assert.Equal(expected, values);
        }

        // Over all rows, it is what the optimizer sees without mini-batches, but for the last bits.
        Assert.Equal(LearningCases.Evaluate(learning.ToProblem(""), x).Objective, expected[0]);
    }
}
