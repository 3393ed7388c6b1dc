namespace RmspropRunner.Worker.Metrics;

/// <summary>What became of a spec that was handed in.</summary>
internal enum SubmissionResult
{
    /// <summary>It is queued, or was there already.</summary>
    Accepted,

    /// <summary>It is no spec, or one with mistakes.</summary>
    Mistaken,

    /// <summary>It is a spec that cannot be taken: one that differs from what is stored under its name, or is too large.</summary>
    Refused,

    /// <summary>The queue is full.</summary>
    Full,
}
