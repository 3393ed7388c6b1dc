using RmspropRunner.Experiments.Jobs;

namespace RmspropRunner.Storage.Jobs;

/// <summary>The states of jobs as the table has them.</summary>
internal static class JobStateText
{
    public static string Of(JobState state) => state switch
    {
        JobState.Queued => "queued",
        JobState.Running => "running",
        JobState.Paused => "paused",
        JobState.Cancelled => "cancelled",
        JobState.Finished => "finished",
        JobState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Expected a state of jobs."),
    };

    public static JobState Read(string text) => text switch
    {
        "queued" => JobState.Queued,
        "running" => JobState.Running,
        "paused" => JobState.Paused,
        "cancelled" => JobState.Cancelled,
        "finished" => JobState.Finished,
        "failed" => JobState.Failed,
        _ => throw new InvalidOperationException($"Expected a state of jobs, found '{text}'."),
    };

    /// <summary>The states as the right side of IN. Their texts are constants, so they may stand in a statement.</summary>
    public static string List(IReadOnlySet<JobState> states) => $"({string.Join(", ", states.Order().Select(state => $"'{Of(state)}'"))})";
}
