namespace RmspropRunner.Experiments.Stores;

/// <summary>A revision to be added.</summary>
/// <param name="CanonicalSpec">The spec with every default written out, in the spec language.</param>
/// <param name="PlanHash">The hash of the plan up to this revision, in hexadecimal.</param>
/// <param name="LastTrial">The trials planned up to this revision.</param>
public sealed record NewRevision(string CanonicalSpec, string PlanHash, long LastTrial);
