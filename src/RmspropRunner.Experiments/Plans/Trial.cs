namespace RmspropRunner.Experiments.Plans;

/// <summary>A configuration × a start × a seed.</summary>
/// <param name="Number">Its number in the experiment, from 1.</param>
/// <param name="Configuration">What is run.</param>
/// <param name="Start">The point it starts from; null for one drawn by the seed.</param>
/// <param name="Seed">The seed.</param>
public sealed record Trial(long Number, Configuration Configuration, IReadOnlyList<double>? Start, uint Seed);
