using RmspropRunner.Experiments.Thinning;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>Which convergence: of one configuration or (null) of all, about how many iterations of each, and on which axis.</summary>
internal readonly record struct ConvergenceKey(string Experiment, long? Configuration, int Points, IterationAxis Axis);
