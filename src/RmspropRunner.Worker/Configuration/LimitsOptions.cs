namespace RmspropRunner.Worker.Configuration;

/// <summary>How much the worker takes from those who use it.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Bytes of a request's body. Range: 1,024 to 64 MiB. Default: 1 MiB, which is also the longest spec.</summary>
    [Between(1024, 64 << 20)]
    public long BodyBytes { get; set; } = 1 << 20;

    /// <summary>Trials of a submitted plan. Range: 1 to 2^53. Default: 10,000,000.</summary>
    [Between(1, 1L << 53)]
    public long Trials { get; set; } = 10_000_000;

    /// <summary>Experiments that wait to be run. Range: 1 to 1,000,000. Default: 1000.</summary>
    [Between(1, 1_000_000)]
    public int QueuedExperiments { get; set; } = 1000;

    /// <summary>Reading requests of one client address, a second, on the average; 0 for any number. Range: 0 to 1,000,000. Default: 10,000.</summary>
    [Between(0, 1_000_000)]
    public int ReadsPerSecond { get; set; } = 10_000;

    /// <summary>
    /// Writing requests of one client address, a second, on the average; as many as come in two seconds beyond that wait
    /// their turn. 0 for any number. Range: 0 to 1,000,000. Default: 500.
    /// </summary>
    [Between(0, 1_000_000)]
    public int WritesPerSecond { get; set; } = 500;

    /// <summary>Connections at once; more are closed as they come. Range: 1 to 1,000,000. Default: 4096.</summary>
    [Between(1, 1_000_000)]
    public int Connections { get; set; } = 4096;
}
