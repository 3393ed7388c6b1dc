using System.Diagnostics;
using System.Net;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage;
using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>
/// A worker on a store in which the command has run a sweep, and which has an experiment of awkward numbers; for the
/// tests that only read.
/// </summary>
public abstract class ReadableWorker : IAsyncLifetime
{
    /// <summary>Its name needs escaping in a path, so the API links to it by its id.</summary>
    public const string AwkwardName = "awkward / numbers";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal RmspropCommand Command { get; } = new();

    internal WorkerProcess Worker { get; private set; } = null!;

    internal HttpClient Client => Worker.Client;

    /// <summary>The store, for the command as for the worker.</summary>
    public abstract string Location { get; }

    /// <summary>The path of the experiment of awkward numbers.</summary>
    public string Awkward { get; private set; } = "";

    public virtual async Task InitializeAsync()
    {
        (await Command.RunWithInputAsync(TutorialStore.Sweep, "run", "-", "--store", Location)).Done();
        await using (IExperimentStore store = await OpenAsync())
            Awkward = $"/api/v1/experiments/@{(await AddAwkwardAsync(store)).Id}";
        Worker = await WorkerProcess.StartAsync("--store", Location);
        await UntilAsync(async () =>
        {
            using HttpResponseMessage answer = await Client.GetAsync("/api/v1/experiments/sweep/trials/1");
            return answer.StatusCode == HttpStatusCode.OK;
        });
    }

    public virtual async Task DisposeAsync()
    {
        await Worker.DisposeAsync();
        Command.Dispose();
    }

    public Task<IExperimentStore> OpenAsync() =>
        ExperimentStores.OpenAsync(Location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        long before = Stopwatch.GetTimestamp();
        while (!await isSo())
            Assert.True(Stopwatch.GetElapsedTime(before) < Patience, $"It is not so after {Patience}.");
    }

    public static async Task<StoredExperiment> CreateAsync(IExperimentStore store, string name, int trials = 1000)
    {
        ExperimentSpec spec = ExperimentSpec.Parse($$"""
            name: {{name}}
            problems: [sphere]
            optimizers: [rmsprop]
            seeds: 1..{{trials}}
            iterations: 10
            """).Spec!;
        ExperimentPlan plan = new(spec);
        return await store.CreateAsync(name, "", new NewRevision(CanonicalSpec.Write(spec), plan.Hash, plan.Count), CancellationToken.None);
    }

    /// <summary>Four trials: one that begins with NaN, one that becomes infinite, two that are as others.</summary>
    private static async Task<StoredExperiment> AddAwkwardAsync(IExperimentStore store)
    {
        StoredExperiment experiment = await CreateAsync(store, AwkwardName, trials: 5);
        double[][] objectives =
            [[double.NaN], [1, double.PositiveInfinity], [3, double.Epsilon, 2], [1, 0.1, 1.0 / 3]];
        SampleRun[] runs =
        [
            .. objectives.Select((values, i) => new SampleRun(
                SampleShards.Trial(i + 1) with
                {
                    FinalX = [double.NegativeInfinity, double.NaN],
                    Outcome = new TrialOutcome
                    {
                        StopReason = i < 2 ? StopReason.Diverged : StopReason.Iterations,
                        Iterations = values.Length - 1,
                        FinalObjective = values[^1],
                        BestObjective = values.Min(),
                        BestIteration = Array.IndexOf(values, values.Min()),
                    },
                },
                [.. values.Select((value, iteration) => (iteration, value))])),
        ];
        await store.CommitAsync(experiment.Id, [SampleRun.Shard(runs)], CancellationToken.None);
        return experiment;
    }
}
