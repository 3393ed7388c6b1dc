using Microsoft.Extensions.DependencyInjection;
using RmspropRunner.Cluster;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Cluster.Shards;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

/// <summary>
/// A coordinator that is replaced in the middle: what the silos compute goes on for the next one. And a silo that leaves.
/// </summary>
public sealed class SessionTests : IDisposable
{
    /// <summary>Four shards, each of a second or more.</summary>
    private const string Slow = """
        name: slow
        problems:
          - rosenbrock: { dimension: 10 }
        optimizers: [rmsprop]
        seeds: 1..64
        iterations: 18000000
        trace: { every: 1000000 }
        """;

    /// <summary>Many shards, so that some are stored at every moment.</summary>
    private const string Quick = """
        name: quick
        problems:
          - rosenbrock: { dimension: 10 }
        optimizers: [rmsprop]
        seeds: 1..4000
        iterations: 20000
        trace: { every: 5000 }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_in_threads_when_a_coordinator_is_replaced_is_computed_once()
    {
        await using IExperimentStore store = await OpenAsync("cluster");
        Submission.Accepted submission = await SubmitAsync(store, Slow);
        RunProgress progress = new();
        CountingStore counting = new(store);
        await using TestSilos silos = await TestSilos.StartAsync(1, Seen(store, counting), Seen(store, counting));
        Task running = RunAsync(silos, submission, progress);
        long needed = 64 * 18_000_000L;
        await UntilAsync("a fifth is computed", () => progress.Iterations > needed / 5);

        ShardAnswer[] answers = await silos.BeginAsync(NewSession(), submission.Experiment.Id, submission.Plan.Hash);

        Assert.All(answers, answer => Assert.NotEmpty(answer.Held));
        await running.WaitAsync(Patience);

        // Of a fifth that was computed and then dropped, this would have to be told; half a second's worth may be untold.
        Assert.InRange(progress.Iterations, 0, needed);
        Assert.Equal(64, counting.Trials);
        Assert.Equal(64, progress.StoredTrials);
        await StoreContent.AssertUndisturbedAsync(store, Slow);
    }

    [Fact]
    public async Task However_often_coordinators_are_replaced_every_trial_is_counted_once()
    {
        await using IExperimentStore store = await OpenAsync("cluster");
        Submission.Accepted submission = await SubmitAsync(store, Quick);
        RunProgress progress = new();
        CountingStore counting = new(store);
        await using TestSilos silos = await TestSilos.StartAsync(1, Seen(store, counting), Seen(store, counting));
        Task running = RunAsync(silos, submission, progress);

        for (int replacement = 1; replacement <= 4; replacement++)
        {
            long reached = submission.Plan.Count * replacement / 6;
            await UntilAsync($"{reached} trials are stored", () => progress.StoredTrials >= reached);
            await silos.BeginAsync(NewSession(), submission.Experiment.Id, submission.Plan.Hash);
            Assert.InRange(progress.StoredTrials, 0, submission.Plan.Count);
        }

        await running.WaitAsync(Patience);
        Assert.Equal(submission.Plan.Count, progress.StoredTrials);
        Assert.InRange(counting.Trials, submission.Plan.Count, submission.Plan.Count * 11 / 10);
        await StoreContent.AssertUndisturbedAsync(store, Quick);
    }

    [Fact]
    public async Task Of_two_coordinators_the_later_one_has_the_silos_and_the_earlier_one_can_neither_feed_nor_end_them()
    {
        await using IExperimentStore store = await OpenAsync("cluster");
        Submission.Accepted submission = await SubmitAsync(store, Slow);
        ClusterStore seen = Seen(store, store);
        await using TestSilos silos = await TestSilos.StartAsync(1, seen);
        long experiment = submission.Experiment.Id;
        Assert.Empty(Assert.Single(await silos.BeginAsync(1, experiment, submission.Plan.Hash)).Held);
        ShardRange[] shards = [new(1, 16), new(17, 16)];
        Assert.Equal(SessionState.Open, (await silos.Shards(experiment).ExchangeAsync(Order(1, shards))).State);
        Task<ShardAnswer> underWay = silos.Shards(experiment).ExchangeAsync(Order(1));

        ShardAnswer later = Assert.Single(await silos.BeginAsync(2, experiment, submission.Plan.Hash));

        Assert.Equal(shards, later.Held.OrderBy(shard => shard.FirstTrial));
        Assert.Equal(SessionState.Superseded, (await underWay.WaitAsync(Patience)).State);
        Assert.Equal(SessionState.Superseded, (await silos.Shards(experiment).ExchangeAsync(Order(1, new ShardRange(33, 16)))).State);
        Assert.Equal(SessionState.Superseded, (await silos.Shards(experiment).EndAsync(1)).State);
        List<ShardRange> stored = [];
        await Until.TrueAsync("the later one hears of all that is held", Patience, async () =>
        {
            ShardAnswer answer = await silos.Shards(experiment).ExchangeAsync(Order(2));
            Assert.Equal(SessionState.Open, answer.State);
            stored.AddRange(answer.Stored);
            return stored.Count == 2;
        });
        Assert.Equal(shards, stored.OrderBy(shard => shard.FirstTrial));
        Assert.Equal(shards.Select(shard => shard.ToShard()), await store.CommittedAsync(experiment, CancellationToken.None));
        await silos.Shards(experiment).EndAsync(2);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_not_gone_on_with()
    {
        await using IExperimentStore store = await OpenAsync("cluster");
        Submission.Accepted submission = await SubmitAsync(store, Slow);
        await using TestSilos silos = await TestSilos.StartAsync(1, Seen(store, store));
        long experiment = submission.Experiment.Id;
        await silos.BeginAsync(1, experiment, submission.Plan.Hash);
        await silos.Shards(experiment).ExchangeAsync(Order(1, new ShardRange(1, 16)));
        Task ending = silos.Shards(experiment).EndAsync(1);

        ShardAnswer answer = Assert.Single(await silos.BeginAsync(2, experiment, submission.Plan.Hash));

        await ending.WaitAsync(Patience);
        Assert.Equal(SessionState.Open, answer.State);
        Assert.Empty(answer.Held);
    }

    [Fact]
    public async Task A_silo_that_leaves_gives_back_what_it_has_not_begun_stores_the_rest_and_says_when_it_has_left()
    {
        await using IExperimentStore store = await OpenAsync("cluster");
        Submission.Accepted submission = await SubmitAsync(store, Slow);
        await using TestSilos silos = await TestSilos.StartAsync(1, Seen(store, store));
        IShardGrain silo = silos.Shards(submission.Experiment.Id);
        await silos.BeginAsync(1, submission.Experiment.Id, submission.Plan.Hash);
        List<ShardAnswer> answers = [await silo.ExchangeAsync(Order(1, new(1, 16), new(17, 16), new(33, 16)))];

        Task leaving = silos.Silo(0).ServiceProvider.GetRequiredService<SiloCompute>().LeaveAsync(Patience);
        do
            answers.Add(await silo.ExchangeAsync(Order(1)));
        while (answers[^1].State == SessionState.Leaving);

        Assert.Equal(SessionState.Left, answers[^1].State);
        Assert.Equal([new(33, 16)], answers.SelectMany(answer => answer.GivenBack).Except([new ShardRange(17, 16)]));
        Assert.Contains(new ShardRange(1, 16), answers.SelectMany(answer => answer.Stored));
        Assert.Equal(3, answers.Sum(answer => answer.Stored.Length + answer.GivenBack.Length));
        Assert.All(answers.Skip(1), answer => Assert.Equal(0, answer.Wanted));
        await leaving.WaitAsync(Patience);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Higher than those before, and soon lower than the next coordinator's.</summary>
    private static long NewSession() => TimeProvider.System.GetUtcNow().Ticks;

    private static ShardOrder Order(long session, params ShardRange[] shards) => new() { Session = session, Shards = shards, HasMore = false };

    private static ClusterStore Seen(IExperimentCatalog catalog, IShardStore shards) =>
        new() { Catalog = catalog, Shards = shards, Plan = SpecSubmitter.PlanOf };

    private static Task RunAsync(TestSilos silos, Submission.Accepted submission, RunProgress progress) => silos.Engine.RunAsync(
        submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, CancellationToken.None);

    private static Task UntilAsync(string what, Func<bool> holds) => Until.TrueAsync(what, Patience, holds);

    private static async Task<Submission.Accepted> SubmitAsync(IExperimentCatalog catalog, string yaml) =>
        Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(catalog, ExperimentSpec.Parse(yaml).Spec!, CancellationToken.None));

    private async Task<IExperimentStore> OpenAsync(string name) => await ExperimentStores.OpenAsync(
        _folder.File($"{name}.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
}
