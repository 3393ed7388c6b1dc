namespace RmspropRunner.Experiments.Stores;

/// <summary>The trials of one configuration at one recorded iteration.</summary>
/// <param name="Configuration">The number of the configuration in the experiment.</param>
/// <param name="Iteration">An iteration at which every trial of it is known: it has a point there, or had stopped.</param>
/// <param name="Trials">The trials that are stored.</param>
/// <param name="Objective">Of their objectives then: the last one of those that had stopped, infinity for those that diverged.</param>
public readonly record struct ConvergenceRow(long Configuration, int Iteration, long Trials, Quartiles Objective);
