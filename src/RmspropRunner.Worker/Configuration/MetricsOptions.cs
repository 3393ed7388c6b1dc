namespace RmspropRunner.Worker.Configuration;

/// <summary>The settings under <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    /// <summary>
    /// The most time series that convergence may have, all experiments together; what comes beyond is left out and counted.
    /// Range: 0 (no convergence at all) to 1,000,000. Default: 5,000, which is some hundred combinations of experiment,
    /// problem and optimizer.
    /// </summary>
    [Between(0, 1_000_000)]
    public int SeriesLimit { get; set; } = 5000;

    /// <summary>
    /// How long an experiment's convergence is shown after its last commit, once it does not run any more. Range: 0 to 30
    /// days. Default: an hour.
    /// </summary>
    [Between(0, 30 * 24 * 3600)]
    public TimeSpan KeepFinishedFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the store is asked how it is and what is queued. Range: 100 ms to an hour. Default: 5 s.</summary>
    [Between(0.1, 3600)]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);
}
