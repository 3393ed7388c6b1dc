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

    /// <summary>A coordinate within the problem's bounds.</summary>
    public static double Uniform(Problem problem, int i, Mt19937 random)
    {
        Interval bounds = problem.Bounds[problem.Bounds.Count == 1 ? 0 : i];
        return bounds.Low + random.NextDouble() * (bounds.High - bounds.Low);
    }

    /// <summary>Runs one trial from each start, with the same settings.</summary>
    public static (TrialBatch Batch, TraceBuffer Trace) Run(
        Problem problem, OptimizerVariant variant, double[] settings, IReadOnlyList<double[]> starts, RunRules rules, LaneWidth width) =>
        Run(problem, (variant.Rule(settings), settings), starts, rules, width);

    /// <summary>Runs one trial from each start, by the same method.</summary>
    public static (TrialBatch Batch, TraceBuffer Trace) Run(
        Problem problem, Method method, IReadOnlyList<double[]> starts, RunRules rules, LaneWidth width) =>
        Run(problem, method.Make(), starts, rules, width);

    private static (TrialBatch Batch, TraceBuffer Trace) Run(
        Problem problem, (UpdateRule Rule, double[] Settings) method, IReadOnlyList<double[]> starts, RunRules rules, LaneWidth width)
    {
        int dimension = starts[0].Length;
        TrialBatch batch = new(starts.Count, dimension);
        for (int i = 0; i < starts.Count; i++)
        {
            batch.Rules[i] = method.Rule;
            batch.Settings[i] = method.Settings;
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
