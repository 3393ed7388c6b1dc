using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Plans;

/// <summary>The trials that a plan has for one problem and one optimizer entry: consecutive numbers.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Variant">Its variant.</param>
/// <param name="FirstTrial">The number of the first.</param>
/// <param name="LastTrial">The number of the last.</param>
public sealed record PlannedTrials(ProblemInstance Problem, Optimizer Optimizer, OptimizerVariant Variant, long FirstTrial, long LastTrial)
{
    public long Count => LastTrial - FirstTrial + 1;
}
