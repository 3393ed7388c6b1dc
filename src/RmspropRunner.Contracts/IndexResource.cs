namespace RmspropRunner.Contracts;

/// <summary>Where everything is.</summary>
/// <param name="Version">The worker's version.</param>
/// <param name="Links">What there is, and its path.</param>
public sealed record IndexResource(string Version, IReadOnlyDictionary<string, string> Links);
