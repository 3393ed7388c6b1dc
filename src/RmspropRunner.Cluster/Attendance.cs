using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.Cluster;

/// <summary>One attendant's view of a run: turns a coordinator's counts, which begin anew with each coordinator, into progress.</summary>
internal sealed class Attendance(long lastTrial, RunProgress progress)
{
    private RunReport? _last;

    /// <summary>The same attendant, whose progress is not to be touched any more.</summary>
    public Attendance(Attendance other)
        : this(0, new RunProgress()) => Id = other.Id;

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Whether the run has failed, and it is for the caller to say so.</summary>
    public bool HasFailed => _last?.State == RunState.Failed;

    public RunOrder Order => new() { Attendant = Id, LastTrial = lastTrial, Run = _last?.Run ?? Guid.Empty };

    /// <summary>Wants another run than the one it followed.</summary>
    public void Forget() => _last = null;

    public void Follow(RunReport report)
    {
        if (!report.HasBegun)
        {
            _last = report;
            return;
        }

        RunReport? before = _last is { HasBegun: true } last && last.Run == report.Run ? last : null;
        if (before is null)
            progress.OnStarted(lastTrial, report.StoredBefore);
        progress.OnIterations(report.Iterations - (before?.Iterations ?? 0));
        progress.OnStored(report.Trials - (before?.Trials ?? 0), report.TracePoints - (before?.TracePoints ?? 0));
        _last = report;
    }
}
