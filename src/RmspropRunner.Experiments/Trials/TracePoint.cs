using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Trials;

/// <summary>One recorded iteration of one trial.</summary>
/// <param name="Iteration">0 is the start; k is the state after k updates.</param>
/// <param name="Objective">f(x).</param>
/// <param name="GradientNorm">‖∇f(x)‖₂.</param>
/// <param name="StepNorm">‖x − x of the iteration before‖₂; 0 at the start.</param>
/// <param name="X">The parameters; null where they were not recorded.</param>
/// <param name="Metrics">One for each of <see cref="PointMetric"/>, NaN for those that there are not; null where there are none.</param>
public sealed record TracePoint(
    int Iteration, double Objective, double GradientNorm, double StepNorm, double[]? X, double[]? Metrics = null)
{
    /// <summary>A metric; null where the problem has none such, or where it was NaN.</summary>
    public double? this[PointMetric metric] => Metrics?[(int)metric] is { } value && !double.IsNaN(value) ? value : null;
}
