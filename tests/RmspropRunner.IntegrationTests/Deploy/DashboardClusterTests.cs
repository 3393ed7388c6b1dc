using RmspropRunner.IntegrationTests.Prometheus;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>What the fleet's dashboard says of a cluster: a real Prometheus scrapes two workers that share a database.</summary>
public sealed class DashboardClusterTests : IAsyncLifetime
{
    private readonly DashboardFile _fleet = DashboardFile.Read("fleet");
    private readonly VariableValues _values = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _values.Set("instance", isMulti: true, [".*"]);
        _database = await TestDatabase.CreateAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [ClusterPrometheusFact]
    public async Task The_panels_tell_of_two_silos_of_their_grains_and_messages_and_of_the_one_that_is_left()
    {
        await using RunningWorker first = await StartAsync();
        await using RunningWorker second = await StartAsync();
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync([first.Process.Url, second.Process.Url]);
        await first.SubmitAsync(WorkerSpecs.Long());

        await prometheus.WaitAsync(Query("Silos"), silos => silos.Count == 2 && silos.All(silo => silo.Value == 2));
        IReadOnlyList<PrometheusSample> grains = await prometheus.WaitAsync(
            Query("Grain activations"), grains => grains.Any(grain => grain["grain_type"] == "shard" && grain.Value == 2));
        await prometheus.WaitAsync(Query("Messages between silos"), rates => rates.Count == 2 && rates.All(rate => rate.Value > 0));

        Assert.Equal(1, grains.Single(grain => grain["grain_type"] == "experiment").Value);
        Assert.Equal(2, grains.Count);
        await PanelNumbers.AssertAsync(prometheus, _fleet, target => target.IsOfCluster, _values);

        await second.Process.KillAsync();
        await prometheus.WaitAsync(Query("Silos"), silos => silos is [{ Value: 1 }]);
    }

    private string Query(string panel) => _values.Fill(_fleet.Panels.Single(other => other.Title == panel).Targets.Single().Query, isSql: false);

    private async Task<RunningWorker> StartAsync()
    {
        RunningWorker worker = await RunningWorker.StartAsync("--store", _database.ConnectionString, "--parallelism", "1", "--inbox", "");
        await worker.Process.ToldAsync("is a member of the cluster");
        return worker;
    }
}
