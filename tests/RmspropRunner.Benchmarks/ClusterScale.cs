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
/// to store, so what is measured is what coordinating costs. Silos in RMSPROP_SILOS, default 100.
/// </summary>
internal static class ClusterScale
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        int silos = int.Parse(Environment.GetEnvironmentVariable("RMSPROP_SILOS") ?? "100", CultureInfo.InvariantCulture);
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        IExperimentStore catalog = temporary.Store;
        Submission.Accepted submission = (Submission.Accepted)await SpecSubmitter.SubmitAsync(catalog, ExperimentSpec.Parse(Yaml).Spec!, CancellationToken.None);
        IdleStore store = new();
        ClusterStore shared = new() { Catalog = catalog, Shards = store, Plan = SpecSubmitter.PlanOf };
        InProcessTestClusterBuilder builder = new((short)silos);
        using ExchangeCount exchanges = new();
        builder.ConfigureSilo((_, silo) => silo.AddExperiments(shared, 1, TimeProvider.System));
        builder.ConfigureSiloHost((_, host) => host.Logging.ClearProviders().AddProvider(exchanges));
        await using InProcessTestCluster cluster = builder.Build();
        Stopwatch starting = Stopwatch.StartNew();
        await cluster.DeployAsync();
        Say($"{silos} silos started in {starting.Elapsed.TotalSeconds:0} s, {Environment.WorkingSet / 1e6:0} MB");

        ClusterEngine engine = new(cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>, TimeProvider.System);
        TimeSpan idle = await ProcessorTimeAsync(TimeSpan.FromSeconds(10));
        using CancellationTokenSource stop = new();
        RunProgress progress = new();
        Task run = engine.RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, stop.Token);
        await store.BegunAsync();
        Stopwatch running = Stopwatch.StartNew();
        TimeSpan used = await ProcessorTimeAsync(Measured);
        long shards = store.Shards;
        await stop.CancelAsync();
        await Task.WhenAny(run);
        double exchanged = await exchanges.Value;
        TimeSpan net = used - idle * (Measured / TimeSpan.FromSeconds(10));
        Say($"of a billion trials in {submission.Plan.ShardCount} shards: {shards / running.Elapsed.TotalSeconds:0} shards a second, {exchanged / running.Elapsed.TotalSeconds:0} exchanges a second, {net.TotalMilliseconds / exchanged:0.000} ms of a core for each with both ends, {used.TotalSeconds / Measured.TotalSeconds:0.00} cores busy");
    }

    private static async Task<TimeSpan> ProcessorTimeAsync(TimeSpan during)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await Task.Delay(during);
        return Environment.CpuUsage.TotalTime - before;
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

        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _shards;

        public long Shards => Interlocked.Read(ref _shards);

        public Task BegunAsync() => _begun.Task;

        public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Shard>>([]);

        public async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
        {
            await Task.Delay(PerShard * shards.Count, cancellationToken);
            Interlocked.Add(ref _shards, shards.Count);
            _begun.TrySetResult();
        }
    }

    /// <summary>Hears the coordinator say, at its end, how many exchanges there were.</summary>
    private sealed class ExchangeCount : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource<long> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<long> Value => _value.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == "Exchanges").Value is long exchanges)
                _value.TrySetResult(exchanges);
        }

        public void Dispose()
        {
        }
    }
}
