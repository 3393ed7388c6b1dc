namespace RmspropRunner.Benchmarks.Scale;

/// <summary>What one run took.</summary>
/// <param name="Store">The database.</param>
/// <param name="Count">Trials, or trace points.</param>
/// <param name="Seconds">From the command's start to its end.</param>
/// <param name="Megabytes">The most memory that the command had.</param>
internal sealed record ScalePoint(string Store, double Count, double Seconds, double Megabytes);
