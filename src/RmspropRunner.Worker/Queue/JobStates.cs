using RmspropRunner.Experiments.Jobs;

namespace RmspropRunner.Worker.Queue;

/// <summary>Sets of states that jobs are asked for by, and moved from.</summary>
internal static class JobStates
{
    /// <summary>What workers take up.</summary>
    public static IReadOnlySet<JobState> Open { get; } = new HashSet<JobState> { JobState.Queued, JobState.Running };

    public static IReadOnlySet<JobState> Running { get; } = new HashSet<JobState> { JobState.Running };

    /// <summary>What can be cancelled.</summary>
    public static IReadOnlySet<JobState> Unfinished { get; } = new HashSet<JobState> { JobState.Queued, JobState.Running, JobState.Paused };

    /// <summary>What can be resumed.</summary>
    public static IReadOnlySet<JobState> Stopped { get; } = new HashSet<JobState> { JobState.Paused, JobState.Cancelled, JobState.Failed };
}
