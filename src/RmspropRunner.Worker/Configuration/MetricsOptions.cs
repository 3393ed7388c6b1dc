namespace RmspropRunner.Worker.Configuration;

/// <summary>What the worker tells of at /metrics.</summary>
internal sealed class MetricsOptions
{
    /// <summary>Series of convergence at most; a counter tells what was left out. Range: 0 to 1,000,000. Default: 2000.</summary>
    [Between(0, 1_000_000)]
    public int SeriesLimit { get; set; } = 2000;
}
