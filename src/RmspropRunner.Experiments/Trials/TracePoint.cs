namespace RmspropRunner.Experiments.Trials;

/// <summary>One recorded iteration of one trial.</summary>
/// <param name="Iteration">0 is the start; k is the state after k updates.</param>
/// <param name="Objective">f(x).</param>
/// <param name="GradientNorm">‖∇f(x)‖₂.</param>
/// <param name="StepNorm">‖x − x of the iteration before‖₂; 0 at the start.</param>
/// <param name="X">The parameters; null where they were not recorded.</param>
public sealed record TracePoint(int Iteration, double Objective, double GradientNorm, double StepNorm, double[]? X);
