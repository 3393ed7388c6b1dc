using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;
using RmspropRunner.Cluster.Messages;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>The coordinator of one experiment: who wants it, and the run that serves them. <see cref="ClusterRun"/> does the work.</summary>
/// <remarks>
/// It has no state of its own to keep: what is stored says what is left, and the attendants, one in each worker that has
/// taken up the job, call again when its silo is gone. The first of these calls makes a new activation, which goes on from
/// the store. So no reminder is needed, and no grain storage: the job table is both.
///
/// It is placed where it is called from: a silo that calls is there, while others may be dead without anybody knowing.
/// </remarks>
[Reentrant, PreferLocalPlacement]
internal sealed partial class ExperimentGrain(ClusterSurroundings surroundings, ILogger<ExperimentGrain> logger) : Grain, IExperimentGrain
{
    private static readonly TimeSpan ReportPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Each further so many are answered a pause later, so that calls do not grow with the cluster.</summary>
    private const int AttendantsAtFullPace = 16;

    /// <summary>Whoever has not called for that long has gone.</summary>
    private static readonly TimeSpan AttendantPatience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, long> _attendants = [];
    private ClusterRun? _run;
    private Task _changing = Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            StopIfUnattendedAsync,
            new GrainTimerCreationOptions { DueTime = TimeSpan.FromSeconds(1), Period = TimeSpan.FromSeconds(1), Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<RunReport> AttendAsync(RunOrder order)
    {
        _attendants[order.Attendant] = surroundings.Time.GetTimestamp();
        while (!IsServed(order))
        {
            // Calls interleave: one of them changes the run, the others look again.
            if (_changing.IsCompleted)
                _changing = ChangeRunAsync(order.LastTrial);
            await _changing;
        }

        ClusterRun run = _run!;
        await Task.WhenAny(run.Ended, Task.Delay(ReportPause * (1 + _attendants.Count / AttendantsAtFullPace), surroundings.Time));
        if (run.Report.State == RunState.Superseded)
            DeactivateOnIdle();
        return run.Report;
    }

    public async Task<RunReport?> LeaveAsync(Guid attendant)
    {
        _attendants.Remove(attendant);
        await _changing;
        if (_run is not { } run || _attendants.Count > 0)
            return _run?.Report;
        run.Stop();
        await run.Ended;
        if (_attendants.Count == 0)
            DeactivateOnIdle();
        return run.Report;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run?.Abandon();
        return Task.CompletedTask;
    }

    private bool IsServed(RunOrder order) =>
        _run is { } run && run.LastTrial >= order.LastTrial && (!run.Ended.IsCompleted || order.Run == run.Id);

    /// <summary>Starts a run, after the one that there is has ended.</summary>
    private async Task ChangeRunAsync(long lastTrial)
    {
        if (_run is { } earlier)
        {
            earlier.Stop();
            await earlier.Ended;
            lastTrial = Math.Max(lastTrial, earlier.LastTrial);
        }

        _run = new ClusterRun(this.GetPrimaryKeyLong(), lastTrial, surroundings, logger, MoveTo);
        _run.Start();
    }

    private async Task StopIfUnattendedAsync(CancellationToken cancellationToken)
    {
        foreach ((Guid attendant, long seen) in _attendants)
        {
            if (surroundings.Time.GetElapsedTime(seen) > AttendantPatience)
                _attendants.Remove(attendant);
        }

        if (_attendants.Count == 0 && _changing.IsCompleted && _run is { Ended.IsCompleted: false } run)
        {
            LogUnattended(logger, this.GetPrimaryKeyLong());
            run.Stop();
            await run.Ended;
            DeactivateOnIdle();
        }
    }

    private void MoveTo(SiloAddress silo)
    {
        RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, silo);
        this.MigrateOnIdle();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody attends experiment {Experiment} any more, it stops")]
    private static partial void LogUnattended(ILogger logger, long experiment);
}
