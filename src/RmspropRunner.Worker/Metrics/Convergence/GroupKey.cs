namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>Whose trials are looked at together, within an experiment.</summary>
internal readonly record struct GroupKey(string Problem, int Dimension, string Optimizer);
