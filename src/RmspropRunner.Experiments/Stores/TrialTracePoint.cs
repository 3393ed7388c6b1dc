using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Stores;

/// <summary>A recorded iteration, with the number of its trial.</summary>
public readonly record struct TrialTracePoint(long Trial, TracePoint Point);
