namespace RmspropRunner.Worker.Configuration;

/// <summary>What the worker takes on, so that nobody can ask for more than it can hold.</summary>
internal sealed class LimitOptions
{
    /// <summary>The largest spec in bytes, from HTTP or from the inbox. Range: 1 to 1 MiB, which is what the parser takes. Default: 1 MiB.</summary>
    public int BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The most trials of one experiment's plan, all revisions included. Range: from 1. Default: 10,000,000.</summary>
    public long Trials { get; set; } = 10_000_000;

    /// <summary>The most experiments that are queued or running at a time, in the whole store. Range: from 1. Default: 1000.</summary>
    public int QueuedExperiments { get; set; } = 1000;
}
