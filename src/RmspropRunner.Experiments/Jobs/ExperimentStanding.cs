namespace RmspropRunner.Experiments.Jobs;

/// <summary>Where an experiment stands, its job and its stored trials taken together.</summary>
public enum ExperimentStanding
{
    /// <summary>Its job is queued.</summary>
    Queued,

    /// <summary>Its job is running.</summary>
    Running,

    /// <summary>Its job is paused.</summary>
    Paused,

    /// <summary>Its job was cancelled.</summary>
    Cancelled,

    /// <summary>Its job failed.</summary>
    Failed,

    /// <summary>Every trial is stored, and no worker was asked for more.</summary>
    Finished,

    /// <summary>Trials are missing, and no worker was asked for them: runs of the command line were.</summary>
    Partial,
}
