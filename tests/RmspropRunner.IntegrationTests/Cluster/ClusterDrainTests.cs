using System.Diagnostics;
using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Workers that are asked to stop (SIGTERM) while others stay.</summary>
public sealed class ClusterDrainTests
{
    private const int Trials = 640;

    private static readonly string Spec = WorkerSpecs.Steady("drained", iterations: 500_000);

    [ClusterFact]
    public Task A_worker_that_is_stopped_in_the_middle_leaves_in_good_order() => StopInTheMiddleAsync(isCoordinator: false);

    [ClusterFact]
    public Task The_coordinators_worker_that_is_stopped_in_the_middle_leaves_in_good_order() => StopInTheMiddleAsync(isCoordinator: true);

    private static async Task StopInTheMiddleAsync(bool isCoordinator)
    {
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(3);
        await cluster[0].SubmitAsync(Spec);
        await WorkerCluster.UntilStoredAsync([cluster[0], cluster[1], cluster[2]]);
        (RunningWorker coordinator, IReadOnlyList<RunningWorker> others) = cluster.Split();
        RunningWorker leaver = isCoordinator ? coordinator : others[0];
        RunningWorker[] left = isCoordinator ? [.. others] : [coordinator, others[1]];
        double stored = await WorkerCluster.StoredAsync(leaver);

        long stopping = Stopwatch.GetTimestamp();
        Assert.Equal(0, await leaver.Process.StopAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(stopping), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(ExperimentState.Running, (await left[0].FindAsync("drained")).Status);
        await left[0].UntilAsync("drained", ExperimentState.Finished);

        // What it had stored nobody computed again, and nobody had to find out that it was gone.
        double byOthers = await WorkerCluster.StoredAsync(left[0]) + await WorkerCluster.StoredAsync(left[1]);
        Assert.InRange(byOthers, 1, Trials - stored);
        Assert.Equal(0, await cluster.DeclaredDeadAsync());
        Assert.DoesNotContain(
            left.SelectMany(worker => worker.Process.Output.Split('\n')), line => line.Contains("does not answer", StringComparison.Ordinal));
        await cluster.AssertSameAsOneProcessAsync(Spec);
    }
}
