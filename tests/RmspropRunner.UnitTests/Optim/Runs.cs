using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>Runs trials straight through the kernels.</summary>
internal static class Runs
{
    public static TheoryData<LaneWidth> Widths => [.. LaneWidths.All];

    public static OptimizerVariant Variant(string optimizer, string? variant = null) =>
        OptimizerCatalog.Find(optimizer)!.Variants.Single(candidate => variant is null || candidate.Name == variant);

    public static Interval BoundsOf(Problem problem, int i) => problem.Bounds[problem.Bounds.Count == 1 ? 0 : i];

    /// <summary>A coordinate within the problem's bounds.</summary>
    public static double Uniform(Problem problem, int i, Mt19937 random)
    {
        Interval bounds = BoundsOf(problem, i);
        return bounds.Low + random.NextDouble() * (bounds.High - bounds.Low);
    }

    /// <summary>f(x) and its gradient, for a trial of that seed at that iteration.</summary>
    public static (double Objective, double[] Gradient) Evaluate(Problem problem, double[] x, uint seed = 0, int iteration = 0)
    {
        LaneBlock block = new(new BlockRows(x.Length, 0, 0, false, false), 1, LaneWidth.Scalar) { Count = 1 };
        for (int i = 0; i < x.Length; i++)
            block[block.Layout.X + i, 0] = x[i];
        block[block.Layout.Seed, 0] = seed;
        problem.Kernel(x.Length, LaneWidth.Scalar).Evaluate(block, iteration);
        return (block[block.Layout.Objective, 0], [.. Enumerable.Range(0, x.Length).Select(i => block[block.Layout.Gradient + i, 0])]);
    }

    /// <summary>The loss where the problem measures one, f(x) elsewhere.</summary>
    public static double Loss(Problem problem, double[] x)
    {
        if (problem.Metrics is null)
            return Evaluate(problem, x).Objective;
        double[] values = new double[Enum.GetValues<PointMetric>().Length];
        problem.Metrics(x.Length).Measure(x, values);
        return values[(int)PointMetric.Loss];
    }

    /// <summary>Runs one trial from each start, with the same settings; each has its own seed, or consecutive ones where there are none.</summary>
    public static (TrialBatch Batch, TraceBuffer Trace) Run(
        Problem problem,
        OptimizerVariant variant,
        double[] settings,
        IReadOnlyList<double[]> starts,
        RunRules rules,
        LaneWidth width,
        IReadOnlyList<uint>? seeds = null,
        uint firstSeed = 0)
    {
        int dimension = starts[0].Length;
        TrialBatch batch = new(starts.Count, dimension);
        for (int i = 0; i < starts.Count; i++)
        {
            batch.Rules[i] = variant.Rule(settings);
            batch.Settings[i] = settings;
            batch.Seeds[i] = seeds?[i] ?? firstSeed + (uint)i;
            starts[i].CopyTo(batch.Start(i));
        }

        TraceBuffer trace = new();
        new TrialRunner(problem, dimension, rules, width).Run(batch, trace, _ => { }, CancellationToken.None);
        return (batch, trace);
    }

    /// <summary>Every bit of every outcome, final point, milestone and trace point, as text.</summary>
    public static string Bits(TrialBatch batch, TraceBuffer trace)
    {
        List<string> lines = [];
        for (int i = 0; i < batch.Count; i++)
        {
            TrialOutcome outcome = batch.Outcomes[i];
            lines.Add($"{outcome.StopReason} {outcome.Iterations} {outcome.BestIteration} {Hex(outcome.BestObjective)} {Hex(outcome.FinalObjective)}");
            lines.Add(Hex(batch.Final(i)));
            lines.Add(Hex(batch.Milestones.Of(i, outcome.Iterations)));
            for (int row = trace.FirstRow(i); row < trace.FirstRow(i) + trace.PointCount(i); row++)
            {
                lines.Add($"{trace.Iteration(row)} {Hex(trace.Objective(row))} {Hex(trace.GradientNorm(row))} {Hex(trace.StepNorm(row))} {Hex(trace.X(row))}");
            }
        }

        return string.Join('\n', lines);
    }

    // A NaN's sign and payload differ between instructions and mean nothing.
    private static string Hex(double value) => double.IsNaN(value) ? "NaN" : BitConverter.DoubleToUInt64Bits(value).ToString("x16");

    private static string Hex(ReadOnlySpan<double> values)
    {
        List<string> words = [];
        foreach (double value in values)
            words.Add(Hex(value));
        return string.Join(' ', words);
    }
}
