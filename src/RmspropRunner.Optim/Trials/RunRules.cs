namespace RmspropRunner.Optim.Trials;

/// <summary>What holds for every trial of an experiment.</summary>
/// <param name="Iterations">The most updates, from 0 up.</param>
/// <param name="Stop">When a trial ends earlier.</param>
/// <param name="Trace">Which iterations are recorded.</param>
public sealed record RunRules(int Iterations, StopRules Stop, TraceRules Trace);
