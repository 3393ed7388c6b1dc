namespace RmspropRunner.Contracts;

/// <summary>One of the things that the worker's health depends on.</summary>
/// <param name="Name">database, migrations or shutdown.</param>
/// <param name="Status">healthy or unhealthy.</param>
/// <param name="Detail">In a sentence.</param>
public sealed record HealthCheckResource(string Name, string Status, string? Detail);
