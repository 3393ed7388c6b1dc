using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>
/// One step of a plugin's problem or optimizer, so that code which cannot run is found when it is loaded, and not by a
/// thread that computes. What it gives does not matter.
/// </summary>
internal static class FirstStep
{
    private static readonly RunRules Rules = new(1, StopRules.None, TraceRules.Everything);

    public static void Of(Problem problem) => Take(problem, OptimizerCatalog.Find("gradient_descent")!.Variants[0]);

    public static void Of(Optimizer optimizer)
    {
        foreach (OptimizerVariant variant in optimizer.Variants)
            Take(ProblemCatalog.Find("sphere")!, variant);
    }

    private static void Take(Problem problem, OptimizerVariant variant)
    {
        int dimension = SpecNumbers.DefaultDimension(problem);
        TrialBatch batch = new(1, dimension);
        batch.Settings[0] = [.. variant.Hyperparameters.Select(Value)];
        batch.Rules[0] = variant.Rule(batch.Settings[0]);
        for (int i = 0; i < dimension; i++)
        {
            Interval bounds = problem.Bounds[problem.Bounds.Count == 1 ? 0 : i];
            batch.Start(0)[i] = bounds.Low + 0.625 * (bounds.High - bounds.Low);
        }

        new TrialRunner(problem, dimension, Rules, LaneWidth.Scalar).Run(batch, new TraceBuffer(), _ => { }, CancellationToken.None);
    }

    /// <summary>The default, or else a value that is accepted.</summary>
    private static double Value(Hyperparameter hyperparameter) =>
        hyperparameter.Default ?? hyperparameter switch
        {
            { AboveMinimum: false } => hyperparameter.Minimum,
            { Below: double.PositiveInfinity } => hyperparameter.Minimum + 1,
            _ => (hyperparameter.Minimum + hyperparameter.Below) / 2,
        };
}
