using System.Net;
using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>What any worker is asked for, all of them do.</summary>
public sealed class ClusterControlTests
{
    /// <summary>A shard takes hours, and a stop about a second: what lies between is for busy machines.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task What_any_worker_is_asked_reaches_the_shards_of_all()
    {
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(2);
        (RunningWorker first, RunningWorker second) = (cluster[0], cluster[1]);
        await first.SubmitAsync(WorkerSpecs.Long());
        await first.UntilInTheMiddleAsync("long");
        await WorkerCluster.UntilStoredAsync([first, second]);

        await second.StepAsync("long", "pause");
        await first.Process.ToldAsync("long was stopped");
        await second.Process.ToldAsync("long was stopped");
        long paused = (await first.FindAsync("long")).StoredTrials;
        Assert.Equal(paused, (await second.FindAsync("long")).StoredTrials);

        await first.StepAsync("long", "resume");
        await second.UntilAsync("long", progress => progress.StoredTrials > paused);
        Assert.Equal(HttpStatusCode.NoContent, await second.DeleteAsync("long"));
        Assert.Equal(0, await first.Process.StopAsync());
        Assert.Equal(0, await second.Process.StopAsync());
    }

    [ClusterFact]
    public async Task Shards_that_take_hours_end_at_every_worker_when_one_is_asked_to_cancel()
    {
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(2);
        await cluster[0].SubmitAsync(ClusterSpecs.Slow());
        await Until.TrueAsync("both workers compute", StartPatience, () => Computes(cluster[0]) && Computes(cluster[1]));
        await cluster[0].Process.ToldAsync("slow is taken up");
        await cluster[1].Process.ToldAsync("slow is taken up");

        Assert.Equal(HttpStatusCode.OK, await cluster[1].StepAsync("slow", "cancel"));
        await Until.TrueAsync("no worker computes", StopPatience, () => !Computes(cluster[0]) && !Computes(cluster[1]));

        await cluster[0].Process.ToldAsync("slow was stopped");
        await cluster[1].Process.ToldAsync("slow was stopped");
        Assert.Equal(ExperimentState.Cancelled, (await cluster[0].FindAsync("slow")).Status);

        // And their threads are free for others.
        await cluster[0].SubmitAsync(WorkerSpecs.Short());
        await cluster[0].UntilAsync("short", ExperimentState.Finished);
    }

    /// <summary>Whether it has a thread with a shard: those with none end. On Linux, where the system knows threads by name.</summary>
    private static bool Computes(RunningWorker worker) =>
        Directory.GetDirectories($"/proc/{worker.Process.ProcessId}/task").Any(thread => NameOf(thread) == "Compute");

    private static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
