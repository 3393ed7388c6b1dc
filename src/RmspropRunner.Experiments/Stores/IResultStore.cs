using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Stores;

/// <summary>Reads what was stored. Sequences stream: memory does not grow with their length.</summary>
public interface IResultStore
{
    /// <summary>How far the experiment has come.</summary>
    Task<ExperimentStatus> StatusAsync(StoredExperiment experiment, CancellationToken cancellationToken);

    /// <summary>The trials that are stored, by number.</summary>
    IAsyncEnumerable<TrialRecord> TrialsAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>Some of the trials that are stored, in the order that is asked for.</summary>
    Task<IReadOnlyList<TrialRecord>> TrialsAsync(long experimentId, TrialQuery query, CancellationToken cancellationToken);

    /// <summary>One trial, or null where it is not stored.</summary>
    Task<TrialRecord?> TrialAsync(long experimentId, long number, CancellationToken cancellationToken);

    /// <summary>The trace of one trial, by iteration.</summary>
    IAsyncEnumerable<TracePoint> TraceAsync(long experimentId, long trial, CancellationToken cancellationToken);

    /// <summary>The traces of all trials, by trial and iteration.</summary>
    IAsyncEnumerable<TrialTracePoint> TracesAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>
    /// The best configurations of each problem, by median best objective, the lowest first: problem by problem, at most
    /// <paramref name="limit"/> in all, as evenly as there are configurations.
    /// </summary>
    Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(long experimentId, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// How the configurations' trials converged, by configuration and iteration: the view of that name. Costly: the
    /// traces of all these trials are read.
    /// </summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="configuration">The number of one configuration; null for all.</param>
    /// <param name="cancellationToken">Stops it, between rows and before the first.</param>
    IAsyncEnumerable<ConvergenceRow> ConvergenceAsync(long experimentId, long? configuration, CancellationToken cancellationToken);

    /// <summary>The iterations of the longest stored trial of each configuration, or of one: where its convergence ends.</summary>
    Task<IReadOnlyDictionary<long, int>> LastIterationsAsync(long experimentId, long? configuration, CancellationToken cancellationToken);

    /// <summary>How many configurations have a stored trial.</summary>
    Task<long> ConfigurationCountAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>The numbers of a configuration's first <paramref name="limit"/> stored trials.</summary>
    Task<IReadOnlyList<long>> TrialNumbersAsync(long experimentId, long configuration, int limit, CancellationToken cancellationToken);

    /// <summary>Runs one statement that only reads.</summary>
    /// <param name="sql">In the database's own dialect.</param>
    /// <param name="timeout">How long it may take, its rows included; <see cref="Timeout.InfiniteTimeSpan"/> for any time.</param>
    /// <param name="cancellationToken">Stops it; asked between rows too.</param>
    /// <exception cref="StoreQueryException">The database refuses it, or it took too long.</exception>
    Task<IQueryRows> QueryAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken);
}
