namespace RmspropRunner.Worker.Configuration;

/// <summary>What the worker takes on, so that nobody can ask for more than it can hold.</summary>
internal sealed class LimitOptions
{
    /// <summary>The largest spec in bytes, from HTTP or from the inbox. Range: 1024 to 96 MiB, of which the parser takes 1 MiB beside packed data. Default: 1 MiB.</summary>
    [Between(1024, 96 * 1024 * 1024)]
    public int BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The most trials of one experiment's plan, all revisions included. Range: 1 to 2^53. Default: 10,000,000.</summary>
    [Between(1, 1L << 53)]
    public long Trials { get; set; } = 10_000_000;

    /// <summary>The most experiments that are queued or running at a time, in the whole store. Range: 1 to 1,000,000. Default: 1000.</summary>
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
