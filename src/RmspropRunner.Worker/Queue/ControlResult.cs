using RmspropRunner.Experiments.Jobs;

namespace RmspropRunner.Worker.Queue;

/// <summary>What came of steering a job.</summary>
internal abstract record ControlResult
{
    private ControlResult()
    {
    }

    /// <summary>The job is as it was asked for.</summary>
    public sealed record Done : ControlResult;

    /// <summary>Its state does not allow it.</summary>
    /// <param name="State">Where it stands; null where there is no job.</param>
    public sealed record NotAllowed(JobState? State) : ControlResult;

    /// <summary>There is no room in the queue.</summary>
    /// <param name="Limit">How many experiments it holds.</param>
    public sealed record Full(int Limit) : ControlResult;
}
