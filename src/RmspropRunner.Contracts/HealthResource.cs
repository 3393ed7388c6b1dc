namespace RmspropRunner.Contracts;

/// <summary>Whether the worker can do its work.</summary>
/// <param name="Status">healthy or unhealthy.</param>
/// <param name="Checks">What it goes by.</param>
public sealed record HealthResource(string Status, IReadOnlyList<HealthCheckResource> Checks);
