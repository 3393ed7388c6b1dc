using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Steps;

/// <summary>The effective step of each parameter: |Δx| in an iteration over |∂f/∂x| before it, as the optimizer met it, noise and all.</summary>
internal static class EffectiveSteps
{
    private const int MostPoints = 400;

    /// <summary>
    /// The trial's points at every iteration with x: the stored ones, or where these are thinned or without x those of the
    /// trial computed again, which are the same. Null where that is too long.
    /// </summary>
    public static async Task<IReadOnlyList<(int Iteration, double[] X)>?> PointsAsync(PlotSubject subject, TrialRecord trial, CancellationToken cancellationToken)
    {
        IReadOnlyList<TracePoint> stored = await subject.TraceAsync(trial.Number, cancellationToken);
        if (stored.Count == trial.Outcome.Iterations + 1 && stored[0].X is not null)
            return [.. stored.Select(point => (point.Iteration, point.X!))];
        return ComputedTrace.Of(subject, trial, cancellationToken)?.Select(point => (point.Iteration, point.X!)).ToArray();
    }

    /// <summary>For some iterations, evenly taken, the effective steps of all parameters; NaN where the gradient is 0 or not finite.</summary>
    public static IReadOnlyList<(int Iteration, double[] Steps)> Of(PlotSubject subject, TrialRecord trial, IReadOnlyList<(int Iteration, double[] X)> points)
    {
        ProblemInstance problem = subject.Planned(trial.Number).Configuration.Problem;
        LaneWidth width = LaneWidths.Default;
        LaneBlock block = new(new BlockRows(problem.Dimension, 0, 0, keepsPrevious: false, keepsBest: false), (int)width, width) { Count = 1 };
        ObjectiveKernel kernel = problem.Problem.Kernel(problem.Dimension, width);
        double[] gradient = new double[problem.Dimension];
        List<(int, double[])> steps = [];
        foreach (int i in Evenly.Taken([.. Enumerable.Range(1, Math.Max(0, points.Count - 1))], MostPoints))
        {
            double[] before = points[i - 1].X;
            for (int lane = 0; lane < (int)width; lane++)
            {
                block.Write(block.Layout.X, lane, before);
                block.Set(block.Layout.Seed, lane, trial.Seed);
            }

            kernel.Evaluate(block, points[i - 1].Iteration);
            block.Read(block.Layout.Gradient, 0, gradient);
            steps.Add((points[i].Iteration, [.. points[i].X.Select((x, k) => Ratio(Math.Abs(x - before[k]), Math.Abs(gradient[k])))]));
        }

        return steps;
    }

    /// <summary>The same of the vectors' norms, from what was recorded: of each point the step that led to it, and the gradient at the point before.</summary>
    public static IReadOnlyList<(int Iteration, double[] Steps)> OfNorms(IReadOnlyList<TracePoint> trace) =>
        [.. Evenly.Taken([.. trace.Zip(trace.Skip(1), (before, point) => (point.Iteration, (double[])[Ratio(point.StepNorm, before.GradientNorm)]))], MostPoints)];

    private static double Ratio(double step, double gradient) => gradient > 0 ? step / gradient : double.NaN;
}
