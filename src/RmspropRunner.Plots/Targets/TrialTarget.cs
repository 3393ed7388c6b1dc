namespace RmspropRunner.Plots.Targets;

/// <summary>When a trial reached a target.</summary>
/// <param name="Configuration">Its configuration.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Place">Which of its configuration's trials of that seed it is, from 0: which start.</param>
/// <param name="Iteration">The iteration; null where it did not.</param>
internal readonly record struct TrialTarget(long Configuration, long Seed, int Place, int? Iteration);
