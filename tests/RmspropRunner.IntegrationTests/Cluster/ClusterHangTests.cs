using Npgsql;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Workers that hang for a while (SIGSTOP), and wake.</summary>
public sealed class ClusterHangTests
{
    /// <summary>Of 640 trials in shards of 16.</summary>
    private static readonly Shard LastOfFirst = new(625, 16);

    [ClusterFact]
    public async Task The_coordinators_worker_that_hangs_is_declared_dead_and_joins_again_when_it_wakes()
    {
        string first = WorkerSpecs.Steady("first", iterations: 1_500_000);
        string later = WorkerSpecs.Steady("later", iterations: 300_000);
        await using WorkerCluster cluster = await WorkerCluster.StartAsync(2);
        await cluster[0].SubmitAsync(first);
        await WorkerCluster.UntilStoredAsync([cluster[0], cluster[1]]);
        (RunningWorker hung, IReadOnlyList<RunningWorker> others) = cluster.Split();

        await using NpgsqlConnection transaction = await cluster.HoldMarkAsync(hung, LastOfFirst);
        await hung.Process.SignalAsync("STOP");
        await Until.TrueAsync("the other worker coordinates", TimeSpan.FromSeconds(30), () => WorkerCluster.IsCoordinator(others[0]));
        await WorkerCluster.UntilStoredAsync(others, await WorkerCluster.StoredAsync(others[0]));
        Assert.Equal(1, await cluster.DeclaredDeadAsync());
        PostgresException ended = await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.ExecuteAsync(transaction, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.AdminShutdown, ended.SqlState);

        await hung.Process.SignalAsync("CONT");
        await hung.Process.ToldAsync(WorkerCluster.Joined, times: 2);
        await others[0].UntilAsync("first", ExperimentState.Finished);
        double woken = await WorkerCluster.StoredAsync(hung);
        await others[0].SubmitAsync(later);
        await others[0].UntilAsync("later", ExperimentState.Finished);

        Assert.True(await WorkerCluster.StoredAsync(hung) > woken, $"The woken worker computed nothing:\n{hung.Process.Output}");
        await cluster.AssertSameAsOneProcessAsync(first, later);
    }
}
