namespace RmspropRunner.Experiments.Jobs;

/// <summary>Where a job stands. What workers take up is what is queued or running.</summary>
public enum JobState
{
    /// <summary>To be run; also while it runs, where it was handed in again since.</summary>
    Queued,

    /// <summary>A worker has taken it up.</summary>
    Running,

    /// <summary>Held back until it is resumed.</summary>
    Paused,

    /// <summary>Given up by somebody.</summary>
    Cancelled,

    /// <summary>Every trial that was asked for is stored.</summary>
    Finished,

    /// <summary>Given up by a worker, for a reason that trying again would not mend.</summary>
    Failed,
}
