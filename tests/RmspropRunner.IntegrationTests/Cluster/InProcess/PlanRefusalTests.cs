using System.Text;
using RmspropRunner.Cluster;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Plugins;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

/// <summary>Silos of another version, which make another plan of the same specs.</summary>
public sealed class PlanRefusalTests : IDisposable
{
    private const string Yaml = """
        name: versions
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..5000
        iterations: 500
        trace: { every: 0 }
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_silo_that_makes_another_plan_computes_nothing_and_the_others_do_it(int refusing)
    {
        await using IExperimentStore store = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(store);
        CountingStore[] counting = [new(store), new(store)];
        ClusterStore[] stores =
        [
            Seen(store, counting[0], refusing == 0 ? OtherPlan : SpecSubmitter.PlanOf),
            Seen(store, counting[1], refusing == 1 ? OtherPlan : SpecSubmitter.PlanOf),
        ];
        await using TestSilos silos = await TestSilos.StartAsync(1, stores);
        RunProgress progress = new();

        await silos.Engine.RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, CancellationToken.None);

        Assert.Equal(5000, progress.StoredTrials);
        Assert.Equal(5000, counting[1 - refusing].Trials);
        Assert.Equal(0, counting[refusing].Trials);
    }

    [Fact]
    public async Task Where_every_silo_makes_another_plan_the_run_fails_and_says_so()
    {
        await using IExperimentStore store = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(store);
        ClusterStore other = Seen(store, store, OtherPlan);
        await using TestSilos silos = await TestSilos.StartAsync(1, other, other);

        PlanRefusedException error = await Assert.ThrowsAsync<PlanRefusedException>(() => silos.Engine.RunAsync(
            submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), CancellationToken.None));

        Assert.Contains("It was stored by another version of the program", error.Message, StringComparison.Ordinal);
        Assert.Contains(submission.Plan.Hash, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_silo_without_the_plugin_computes_nothing_and_the_others_do_it(int refusing)
    {
        await using IExperimentStore store = await OpenAsync();
        SpecSurroundings around = new() { Plugins = PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!) };
        string yaml = ExamplePlugin.Spec(seeds: "1..3000");
        Submission.Accepted submission = Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(
            store, ExperimentSpec.Parse(Encoding.UTF8.GetBytes(yaml), around).Spec!, CancellationToken.None));
        CountingStore[] counting = [new(store), new(store)];
        ClusterStore[] stores = [.. counting.Select((each, i) => Seen(
            store, each, experiment => SpecSubmitter.PlanOf(experiment, i == refusing ? SpecSurroundings.None : around)))];
        await using TestSilos silos = await TestSilos.StartAsync(1, stores);
        RunProgress progress = new();

        await silos.Engine.RunAsync(submission.Experiment.Id, null, submission.LastTrial, progress, CancellationToken.None);

        Assert.Equal(3000, progress.StoredTrials);
        Assert.Equal(3000, counting[1 - refusing].Trials);
    }

    public void Dispose() => _folder.Dispose();

    private static ClusterStore Seen(IExperimentCatalog catalog, IShardStore shards, Func<StoredExperiment, ExperimentPlan> plan) =>
        new() { Catalog = catalog, Shards = shards, Plan = plan };

    private static ExperimentPlan OtherPlan(StoredExperiment experiment) =>
        new(ExperimentSpec.Parse(Yaml.Replace("iterations: 500", "iterations: 501", StringComparison.Ordinal)).Spec!);

    private static async Task<Submission.Accepted> SubmitAsync(IExperimentCatalog catalog) =>
        Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(catalog, ExperimentSpec.Parse(Yaml).Spec!, CancellationToken.None));

    private async Task<IExperimentStore> OpenAsync() =>
        await ExperimentStores.OpenAsync(_folder.File("rmsprop.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
}
