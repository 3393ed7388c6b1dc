using RmspropRunner.Cluster.Coordination;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster;

/// <summary>Has experiments run by the whole cluster: attends their coordinators, wherever these are, and follows their counts.</summary>
/// <remarks>
/// Any number of workers may attend one experiment at once. Each keeps it going: when the coordinator's silo is lost, the
/// next call of any of them makes another, which goes on from the store. Who is cancelled leaves, and the last to leave
/// stops the run.
/// </remarks>
/// <param name="grains">Reaches the grains from this process's silo: called each time, for the silo may be replaced.</param>
/// <param name="time">Paces the attempts.</param>
public sealed class ClusterEngine(Func<IGrainFactory> grains, TimeProvider time) : IEngine
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(6);

    public async Task RunAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        Attendance attendance = new(lastTrial, progress);
        try
        {
            await AttendAsync(experimentId, attendance, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await LeaveAsync(experimentId, attendance);
            throw;
        }

        // Nothing depends on it: who does not call any more is forgotten.
        _ = LeaveAsync(experimentId, new Attendance(attendance));
    }

    private async Task AttendAsync(long experimentId, Attendance attendance, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        while (true)
        {
            try
            {
                RunReport report = await Grain(experimentId).AttendAsync(attendance.Order).WaitAsync(cancellationToken);
                attendance.Follow(report);
                pause = FirstPause;
                switch (report.State)
                {
                    case RunState.Finished:
                        return;
                    case RunState.Failed:
                        _ = LeaveAsync(experimentId, new Attendance(attendance));
                        throw report.Trouble!.ToException();
                    case RunState.Running:
                        continue;
                    default:
                        attendance.Forget();
                        break;
                }
            }
            catch (Exception error) when (SiloLink.IsOfTheCluster(error) && !cancellationToken.IsCancellationRequested && !attendance.HasFailed)
            {
                // Its silo is gone, or just going: the next call finds it elsewhere.
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Waits for the run to stop, if this was the last to attend; does not throw.</summary>
    private async Task LeaveAsync(long experimentId, Attendance attendance)
    {
        try
        {
            if (await Grain(experimentId).LeaveAsync(attendance.Id).WaitAsync(LeavePatience, time) is { } report)
                attendance.Follow(report);
        }
        catch (Exception error) when (SiloLink.IsOfTheCluster(error))
        {
            // The coordinator is lost, and with it who attended it.
        }
    }

    private IExperimentGrain Grain(long experimentId) => grains().GetGrain<IExperimentGrain>(experimentId);
}
