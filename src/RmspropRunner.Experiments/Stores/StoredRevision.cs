namespace RmspropRunner.Experiments.Stores;

/// <summary>A spec under which an experiment was run.</summary>
/// <param name="Number">From 1.</param>
/// <param name="CanonicalSpec">The spec with every default written out, in the spec language.</param>
/// <param name="PlanHash">The hash of the plan up to this revision, in hexadecimal.</param>
/// <param name="LastTrial">The trials planned up to this revision.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record StoredRevision(int Number, string CanonicalSpec, string PlanHash, long LastTrial, DateTimeOffset CreatedAt);
