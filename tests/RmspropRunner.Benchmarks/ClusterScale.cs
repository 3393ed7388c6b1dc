using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using RmspropRunner.Cluster;
using RmspropRunner.Cluster.Hosting;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// A coordinator of a billion trials over many silos, all in this process: a shard takes no time to compute and a given time
/// to store, so what is measured is what coordinating costs. Silos in RMSPROP_SILOS, default 20.
/// </summary>
internal static class ClusterScale
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        int silos = int.Parse(Environment.GetEnvironmentVariable("RMSPROP_SILOS") ?? "20", CultureInfo.InvariantCulture);
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        IExperimentStore catalog = temporary.Store;
        Submission.Accepted submission = (Submission.Accepted)await SpecSubmitter.SubmitAsync(catalog, ExperimentSpec.Parse(Yaml).Spec!, CancellationToken.None);
        IdleStore store = new();
        ClusterStore shared = new() { Catalog = catalog, Shards = store, Plan = SpecSubmitter.PlanOf };
        InProcessTestClusterBuilder builder = new((short)silos);
        builder.Options.ConfigureFileLogging = false;
        using ExchangeCount exchanges = new();
        builder.ConfigureSilo((_, silo) => silo.AddExperiments(shared, 1, TimeProvider.System));
        builder.ConfigureSiloHost((_, host) => host.Logging.ClearProviders().AddProvider(exchanges));
        await using InProcessTestCluster cluster = builder.Build();
        Stopwatch starting = Stopwatch.StartNew();
        await cluster.DeployAsync();
        Say($"{silos} silos started in {starting.Elapsed.TotalSeconds:0} s, {Environment.WorkingSet / 1e6:0} MB");

        ClusterEngine engine = new(cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>, TimeProvider.System);
        await LoadAsync(engine, submission, store, exchanges);
        double idle = await CoresAsync(Measured);
        (double cores, double shards, double exchanged) = await LoadAsync(engine, submission, store, exchanges);
        Say($"of {submission.Plan.ShardCount} shards of a billion trials, each second: {shards:0} shards, {exchanged:0} exchanges");
        Say($"{cores:0.00} cores busy, {idle:0.00} without a run: {(cores - idle) / exchanged * 1000:0.00} ms of a core for an exchange, both ends and the shards' computing included");
    }

    /// <summary>Runs for a while.</summary>
    /// <returns>The cores that were busy, and what was done in each second.</returns>
    private static async Task<(double Cores, double Shards, double Exchanges)> LoadAsync(
        ClusterEngine engine, Submission.Accepted submission, IdleStore store, ExchangeCount exchanges)
    {
        using CancellationTokenSource stop = new();
        long before = store.Shards;
        Task run = engine.RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), stop.Token);
        while (store.Shards == before)
            await Task.Delay(10);
        before = store.Shards;
        Stopwatch running = Stopwatch.StartNew();
        double cores = await CoresAsync(Measured);
        double seconds = running.Elapsed.TotalSeconds;
        long shards = store.Shards - before;
        Task<long> counted = exchanges.NextAsync();
        await stop.CancelAsync();
        await Task.WhenAny(run);
        return (cores, shards / seconds, await counted / seconds);
    }

    private static async Task<double> CoresAsync(TimeSpan during)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await Task.Delay(during);
        return (Environment.CpuUsage.TotalTime - before) / during;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Shards of 16 trials, each of which has met its target where it starts.</summary>
    private const string Yaml = """
        name: scale
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..1000000000
        iterations: 1000000000
        stop: { target: 1e300 }
        trace: { every: 0 }
        """;

    /// <summary>Stores nothing, in a time such as a shard's computing and a commit would take.</summary>
    private sealed class IdleStore : IShardStore
    {
        private static readonly TimeSpan PerShard = TimeSpan.FromMilliseconds(20);

        private long _shards;

        public long Shards => Interlocked.Read(ref _shards);

        public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Shard>>([]);

        public async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
        {
            await Task.Delay(PerShard * shards.Count, cancellationToken);
            Interlocked.Add(ref _shards, shards.Count);
        }
    }

    /// <summary>Hears the coordinator say, at its end, how many exchanges there were.</summary>
    private sealed class ExchangeCount : ILoggerProvider, ILogger
    {
        private TaskCompletionSource<long>? _next;

        public Task<long> NextAsync() => (_next = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == "Exchanges").Value is long exchanges)
                _next?.TrySetResult(exchanges);
        }

        public void Dispose()
        {
        }
    }
}
