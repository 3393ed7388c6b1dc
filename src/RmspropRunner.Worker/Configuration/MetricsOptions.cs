namespace RmspropRunner.Worker.Configuration;

/// <summary>The settings under <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    /// <summary>
    /// The most time series that convergence may have, all experiments together; what comes beyond is left out and counted.
    /// Range: 0 (no convergence at all) to 1,000,000. Default: 5,000, which is some hundred combinations of experiment,
    /// problem and optimizer.
    /// </summary>
    public int SeriesLimit { get; set; } = 5000;

    /// <summary>
    /// How long an experiment's convergence is shown after its last commit, once it does not run any more. Default: an hour.
    /// </summary>
    public TimeSpan KeepFinishedFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the store is asked how it is and what is queued. Range: from 100 ms. Default: 5 s.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);
}
