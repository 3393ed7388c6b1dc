using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.IntegrationTests.Worker.Configuration;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Who is a member of the cluster, who is not, and who cannot be.</summary>
public sealed class ClusterMembershipTests : IAsyncLifetime
{
    private const string Joined = "is a member of the cluster";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [ClusterFact]
    public async Task A_worker_that_computes_nothing_has_the_others_compute_and_follows_them()
    {
        await using RunningWorker client = await StartAsync("--engine", "orleans-client");
        await client.Process.ToldAsync("No member of the cluster can be reached");
        await client.SubmitAsync(WorkerSpecs.Long());
        await using RunningWorker member = await StartAsync("--parallelism", "1");

        await client.UntilAsync("long", progress => progress.StoredTrials > 0 && progress.Status == ExperimentState.Running);
        await client.StepAsync("long", "cancel");
        await member.Process.ToldAsync("long was stopped");
        await client.SubmitAsync(WorkerSpecs.Short("short"));
        await client.UntilAsync("short", ExperimentState.Finished);

        Assert.True(await WorkerCluster.StoredAsync(member) > 0);
        Assert.Equal(0, await WorkerCluster.StoredAsync(client));
        Assert.Equal(0, await client.Process.StopAsync());
    }

    [ClusterFact]
    public async Task A_worker_that_computes_nothing_outlives_the_one_that_does()
    {
        await using RunningWorker member = await StartAsync("--parallelism", "1");
        await using RunningWorker client = await StartAsync("--engine", "orleans-client");
        await client.SubmitAsync(WorkerSpecs.Long());
        await client.UntilInTheMiddleAsync("long");
        await member.Process.KillAsync();
        long stored = (await client.FindAsync("long")).StoredTrials;

        await member.StartAgainAsync();

        await client.UntilAsync("long", progress => progress.StoredTrials > stored);
    }

    [ClusterFact]
    public async Task Mistaken_settings_of_the_cluster_are_told_with_what_is_accepted()
    {
        string[] mistakes = (await FailedStart.OfAsync("--engine", "orleans-client", "--store", "alone.db", "--Cluster:Address", "db.example.org")).Mistakes();

        Assert.Collection(
            mistakes,
            line => Assert.Contains("Engine is 'orleans-client', which leaves the computing to the workers that share a PostgreSQL database", line, StringComparison.Ordinal),
            line => Assert.Contains("Cluster:Address is 'db.example.org': it takes the IP address under which the other workers reach this one, or auto", line, StringComparison.Ordinal));
    }

    [ClusterFact]
    public async Task A_worker_with_an_address_of_its_own_machine_is_not_let_in_beside_one_of_another_machine()
    {
        await using RunningWorker first = await StartAsync();
        await first.Process.ToldAsync(Joined);
        await first.Process.StopAsync();
        await _database.ExecuteAsync("""
            INSERT INTO cluster_member (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
            VALUES ('rmsprop', '10.255.255.1', 11111, 1, 'Silo', 'elsewhere', 3, 0, now(), now())
            """);

        await using RunningWorker second = await StartAsync();

        await second.Process.ToldAsync("a worker on another machine, elsewhere, is a member at 10.255.255.1");
        await second.Process.ToldAsync("Set Cluster:Address");
        await _database.ExecuteAsync("UPDATE cluster_member SET alive_at = now() - interval '1 minute' WHERE host = 'elsewhere'");
        await second.Process.ToldAsync(Joined);
    }

    [ClusterFact]
    public async Task The_address_can_be_found_by_the_way_to_the_database()
    {
        await using RunningWorker worker = await StartAsync("--Cluster:Address", "auto");

        await worker.Process.ToldAsync(Joined);
        Assert.Equal("127.0.0.1", await _database.ExecuteAsync("SELECT address FROM cluster_member"));
    }

    private Task<RunningWorker> StartAsync(params string[] settings) =>
        RunningWorker.StartAsync(["--store", _database.ConnectionString, "--inbox", "", .. settings]);
}
