using System.Data.Common;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Catalog;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Jobs;

/// <summary>Adds and moves jobs. Each step is one statement, and so one transaction.</summary>
internal sealed class JobQueue(SqlAccess access, TimeProvider time)
{
    private const int LongestFailure = 2000;

    private static readonly HashSet<JobState> Waiting = [JobState.Queued, JobState.Running];
    private static readonly HashSet<JobState> Ended = [JobState.Cancelled, JobState.Finished, JobState.Failed];

    /// <exception cref="StoreConflictException">The experiment has been deleted.</exception>
    public async Task QueueAsync(long experimentId, long lastTrial, CancellationToken cancellationToken)
    {
        string sql = $"""
            INSERT INTO job AS j (experiment, ticket, state, last_trial, submitted_at)
            VALUES (@experiment, {access.NextTicket}, 'queued', @last_trial, @now)
            ON CONFLICT (experiment) DO UPDATE SET
                ticket = CASE WHEN j.state IN {JobStateText.List(Waiting)} THEN j.ticket ELSE excluded.ticket END,
                state = 'queued',
                last_trial = CASE WHEN j.last_trial > excluded.last_trial THEN j.last_trial ELSE excluded.last_trial END,
                submitted_at = excluded.submitted_at,
                started_at = NULL,
                ended_at = NULL,
                failure = NULL
            """;
        await ExecuteAsync(
            sql,
            [("@experiment", experimentId), ("@last_trial", lastTrial), ("@now", access.WriteTime(StoreClock.Now(time)))],
            cancellationToken);
    }

    public async Task<bool> TryMoveAsync(
        long experimentId, IReadOnlySet<JobState> from, JobState to, string? failure, CancellationToken cancellationToken)
    {
        if ((to == JobState.Failed) != (failure is { Length: > 0 }))
            throw new ArgumentException($"Expected a failure where the job is to be failed and only there, found '{failure}' for {to}.", nameof(failure));

        // Handed in again is what a resumed job is; what is queued or running keeps its place.
        string ticket = to == JobState.Queued
            ? $", ticket = CASE WHEN state IN {JobStateText.List(Waiting)} THEN ticket ELSE {access.NextTicket} END"
            : "";
        string started = to == JobState.Running ? ", started_at = coalesce(started_at, @now)" : "";
        string ended = Ended.Contains(to) ? "@now" : "NULL";
        string sql = $"""
            UPDATE job SET state = '{JobStateText.Of(to)}', ended_at = {ended}, failure = @failure{started}{ticket}
            WHERE experiment = @experiment AND state IN {JobStateText.List(from)}
            """;
        List<(string, object)> parameters = [("@experiment", experimentId), ("@failure", Stored(failure))];
        if (sql.Contains("@now", StringComparison.Ordinal))
            parameters.Add(("@now", access.WriteTime(StoreClock.Now(time))));
        return await ExecuteAsync(sql, [.. parameters], cancellationToken) == 1;
    }

    /// <summary>No text in a database holds a NUL, and nobody reads more than a page.</summary>
    private static object Stored(string? failure) => failure?.Replace('\0', ' ') switch
    {
        null => DBNull.Value,
        { Length: > LongestFailure } text => string.Concat(text.AsSpan(0, LongestFailure), "…"),
        string text => text,
    };

    private async Task<int> ExecuteAsync(string sql, (string, object)[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using DbConnection connection = await access.OpenAsync(cancellationToken);
            await using DbCommand command = SqlAccess.Command(connection, sql, parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException error)
        {
            throw access.Errors.IsConflict(error)
                ? new StoreConflictException("The experiment was deleted by someone else in the meantime.")
                : access.Errors.Explain(error);
        }
    }
}
