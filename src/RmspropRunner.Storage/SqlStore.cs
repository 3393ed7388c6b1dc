using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Catalog;
using RmspropRunner.Storage.Jobs;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage;

/// <summary>What every store in an SQL database does in the same way; each adds how it commits, deletes and is queried.</summary>
internal abstract class SqlStore : IExperimentStore
{
    private readonly ExperimentCatalog _catalog;
    private readonly TrialReader _trials;
    private readonly ExperimentEntry _entry;
    private readonly JobQueue _queue;
    private readonly JobReader _jobs;

    /// <param name="access">The database.</param>
    /// <param name="openContext">Opens it for EF Core.</param>
    /// <param name="time">Says when experiments were created.</param>
    protected SqlStore(SqlAccess access, Func<StoreContext> openContext, TimeProvider time)
    {
        _entry = new ExperimentEntry(access, time);
        _catalog = new ExperimentCatalog(openContext, access.Errors, time);
        _trials = new TrialReader(openContext, access);
        _queue = new JobQueue(access, time);
        _jobs = new JobReader(access);
        Results = new SqlResults(access);
    }

    public abstract string Location { get; }

    public virtual int CommitsAtOnce => 1;

    public virtual string? Session => null;

    protected SqlResults Results { get; }

    public Task<StoredExperiment?> FindAsync(string name, CancellationToken cancellationToken) =>
        _entry.FindAsync(name, cancellationToken);

    public Task<StoredExperiment?> FindAsync(long id, CancellationToken cancellationToken) => _entry.FindAsync(id, cancellationToken);

    public async Task<IReadOnlyList<ExperimentStatus>> ListAsync(CancellationToken cancellationToken)
    {
        List<StoredExperiment> experiments = await _catalog.ListAsync(cancellationToken);
        Dictionary<long, (long Stored, long Diverged)> counts = await Results.CountsAsync(cancellationToken);
        return experiments.ConvertAll(experiment =>
        {
            (long stored, long diverged) = counts.GetValueOrDefault(experiment.Id);
            return new ExperimentStatus(experiment, stored, diverged);
        });
    }

    public Task<StoredExperiment> CreateAsync(
        string name, string description, NewRevision revision, CancellationToken cancellationToken) =>
        WriteAsync(() => _entry.CreateAsync(name, description, revision, cancellationToken), cancellationToken);

    public Task<StoredExperiment> GrowAsync(StoredExperiment experiment, NewRevision revision, CancellationToken cancellationToken) =>
        WriteAsync(() => _catalog.GrowAsync(experiment, revision, cancellationToken), cancellationToken);

    public Task DescribeAsync(long experimentId, string description, CancellationToken cancellationToken) =>
        WriteAsync(() => _catalog.DescribeAsync(experimentId, description, cancellationToken), cancellationToken);

    public async Task<Job> QueueAsync(long experimentId, long lastTrial, CancellationToken cancellationToken)
    {
        await WriteAsync(() => _queue.QueueAsync(experimentId, lastTrial, cancellationToken), cancellationToken);
        return await FindJobAsync(experimentId, cancellationToken)
            ?? throw new StoreConflictException("The experiment was deleted by someone else in the meantime.");
    }

    public Task<Job?> FindJobAsync(long experimentId, CancellationToken cancellationToken) => _jobs.FindAsync(experimentId, cancellationToken);

    public Task<IReadOnlyList<Job>> JobsAsync(IReadOnlySet<JobState> states, CancellationToken cancellationToken) =>
        _jobs.AllAsync(states, cancellationToken);

    public Task<IReadOnlyDictionary<JobState, long>> CountJobsAsync(CancellationToken cancellationToken) => _jobs.CountAsync(cancellationToken);

    public Task<IReadOnlyList<ExperimentOverview>> OverviewsAsync(OverviewFilter filter, CancellationToken cancellationToken) =>
        _jobs.OverviewsAsync(filter, cancellationToken);

    public Task<bool> TryMoveJobAsync(
        long experimentId, IReadOnlySet<JobState> from, JobState to, string? failure, CancellationToken cancellationToken) =>
        WriteAsync(() => _queue.TryMoveAsync(experimentId, from, to, failure, cancellationToken), cancellationToken);

    public abstract Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        Results.CommittedAsync(experimentId, cancellationToken);

    public abstract Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken);

    public virtual Task EndSessionAsync(string session, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ExperimentStatus> StatusAsync(StoredExperiment experiment, CancellationToken cancellationToken) =>
        Results.StatusAsync(experiment, cancellationToken);

    public IAsyncEnumerable<TrialRecord> TrialsAsync(long experimentId, CancellationToken cancellationToken) =>
        _trials.AllAsync(experimentId, cancellationToken);

    public Task<IReadOnlyList<TrialRecord>> TrialsAsync(long experimentId, TrialQuery query, CancellationToken cancellationToken) =>
        _trials.SomeAsync(experimentId, query, cancellationToken);

    public Task<TrialRecord?> TrialAsync(long experimentId, long number, CancellationToken cancellationToken) =>
        _trials.OneAsync(experimentId, number, cancellationToken);

    public virtual IAsyncEnumerable<TracePoint> TraceAsync(long experimentId, long trial, CancellationToken cancellationToken) =>
        Results.TraceAsync(experimentId, trial, cancellationToken);

    public abstract IAsyncEnumerable<TrialTracePoint> TracesAsync(long experimentId, CancellationToken cancellationToken);

    public virtual Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(long experimentId, int limit, CancellationToken cancellationToken) =>
        Results.LeaderboardAsync(experimentId, limit, cancellationToken);

    public IAsyncEnumerable<ConvergenceRow> ConvergenceAsync(long experimentId, long? configuration, CancellationToken cancellationToken) =>
        Results.ConvergenceAsync(experimentId, configuration, cancellationToken);

    public Task<IReadOnlyDictionary<long, int>> LastIterationsAsync(long experimentId, long? configuration, CancellationToken cancellationToken) =>
        Results.LastIterationsAsync(experimentId, configuration, cancellationToken);

    public Task<long> ConfigurationCountAsync(long experimentId, CancellationToken cancellationToken) =>
        Results.ConfigurationCountAsync(experimentId, cancellationToken);

    public Task<IReadOnlyList<long>> TrialNumbersAsync(
        long experimentId, long configuration, int limit, CancellationToken cancellationToken) =>
        Results.TrialNumbersAsync(experimentId, configuration, limit, cancellationToken);

    public abstract Task<IQueryRows> QueryAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken);

    public abstract Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken);

    public virtual Task<IAsyncDisposable?> TryShareAsync(long experimentId, CancellationToken cancellationToken) =>
        TryClaimAsync(experimentId, cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>Does a step that writes, when it is its turn, where the database has one writer at a time.</summary>
    protected virtual Task<T> WriteAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken) => step();

    private Task<bool> WriteAsync(Func<Task> step, CancellationToken cancellationToken) =>
        WriteAsync(
            async () =>
            {
                await step();
                return true;
            },
            cancellationToken);
}
