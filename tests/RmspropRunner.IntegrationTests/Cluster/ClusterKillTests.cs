using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Workers that are killed.</summary>
public sealed class ClusterKillTests
{
    [ClusterFact]
    public async Task Three_workers_of_which_one_is_killed_and_one_comes_later_store_what_one_process_does()
    {
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(3);
        await cluster[1].SubmitAsync(ClusterSpecs.Many("many", 60_000));
        await cluster[1].UntilInTheMiddleAsync("many");

        await cluster[1].Process.KillAsync();
        RunningWorker fourth = await cluster.JoinAsync();
        await cluster[0].UntilAsync("many", ExperimentState.Finished);

        foreach (RunningWorker worker in new[] { cluster[0], cluster[2], fourth })
            Assert.True(await WorkerCluster.StoredAsync(worker) > 0, $"A worker stored nothing:\n{worker.Process.Output}");
        await cluster.AssertSameAsOneProcessAsync(ClusterSpecs.Many("many", 60_000));
    }

    [ClusterFact]
    public async Task Workers_that_were_all_killed_at_once_go_on_when_they_start_again()
    {
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(2);
        await cluster[0].SubmitAsync(ClusterSpecs.Many("killed", 50_000));
        await cluster[0].UntilInTheMiddleAsync("killed");
        await cluster[0].Process.KillAsync();
        await cluster[1].Process.KillAsync();

        await cluster[0].StartAgainAsync();
        await cluster[0].UntilAsync("killed", ExperimentState.Finished);

        Assert.Equal(12_000, await cluster.TrialsAsync());
    }
}
