using System.Data.Common;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Jobs;

/// <summary>Reads jobs, and experiments with their jobs.</summary>
internal sealed class JobReader(SqlAccess access)
{
    private const string Jobs = $"SELECT {JobColumns.All} FROM job AS j JOIN experiment AS e ON e.id = j.experiment ";

    /// <summary>The marks are summed for the rows that are returned, not for those that are passed over.</summary>
    private const string Overviews =
        "SELECT e.description, e.created_at, r.number, r.plan_hash, r.last_trial, "
        + StoredTrials + ", "
        + "(SELECT coalesce(sum(s.diverged_count), 0) FROM shard AS s WHERE s.experiment = e.id), "
        + JobColumns.All
        + " FROM experiment AS e "
        + "JOIN revision AS r ON r.experiment = e.id AND r.number = (SELECT max(l.number) FROM revision AS l WHERE l.experiment = e.id) "
        + "LEFT JOIN job AS j ON j.experiment = e.id ";

    private const string StoredTrials = "(SELECT coalesce(sum(s.trial_count), 0) FROM shard AS s WHERE s.experiment = e.id)";

    public async Task<Job?> FindAsync(long experimentId, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            Jobs + "WHERE j.experiment = @experiment",
            [("@experiment", experimentId)],
            Read,
            cancellationToken).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<Job>> AllAsync(IReadOnlySet<JobState> states, CancellationToken cancellationToken) =>
        await access.ReadAsync(
            Jobs + $"WHERE j.state IN {JobStateText.List(states)} ORDER BY j.ticket",
            [],
            Read,
            cancellationToken).ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellationToken) =>
        await access.ReadAsync(
            "SELECT state, count(*) FROM job GROUP BY state",
            [],
            row => (State: JobStateText.Read(row.GetString(0)), Count: row.GetInt64(1)),
            cancellationToken).ToDictionaryAsync(row => row.State, row => row.Count, null, cancellationToken);

    public async Task<IReadOnlyList<ExperimentOverview>> OverviewsAsync(OverviewFilter filter, CancellationToken cancellationToken)
    {
        List<string> conditions = ["e.id < @before"];
        List<(string, object)> parameters = [("@before", filter.Before), ("@limit", filter.Limit)];
        if (filter.Name is not null)
        {
            if (filter.Name.Contains('\0', StringComparison.Ordinal))
                return []; // No text in a database holds one.
            conditions.Add("e.name = @name");
            parameters.Add(("@name", filter.Name));
        }

        if (filter.Id is { } id)
        {
            conditions.Add("e.id = @id");
            parameters.Add(("@id", id));
        }

        if (filter.Standing is { } standing)
            conditions.Add(Condition(standing));
        return await access.ReadAsync(
            $"{Overviews}WHERE {string.Join(" AND ", conditions)} ORDER BY e.id DESC LIMIT @limit",
            [.. parameters],
            ReadOverview,
            cancellationToken).ToListAsync(cancellationToken);
    }

    private static string Condition(ExperimentStanding standing) => standing switch
    {
        ExperimentStanding.Queued => "j.state = 'queued'",
        ExperimentStanding.Running => "j.state = 'running'",
        ExperimentStanding.Paused => "j.state = 'paused'",
        ExperimentStanding.Cancelled => "j.state = 'cancelled'",
        ExperimentStanding.Failed => "j.state = 'failed'",
        ExperimentStanding.Finished => $"coalesce(j.state, 'finished') = 'finished' AND {StoredTrials} >= r.last_trial",
        ExperimentStanding.Partial => $"coalesce(j.state, 'finished') = 'finished' AND {StoredTrials} < r.last_trial",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Expected a standing of experiments."),
    };

    private Job Read(DbDataReader row) =>
        JobColumns.Read(access, row, 0) ?? throw new InvalidOperationException("Expected a job, found an experiment without one.");

    private ExperimentOverview ReadOverview(DbDataReader row) => new()
    {
        Description = row.GetString(0),
        CreatedAt = access.ReadTime(row, 1),
        Revisions = row.GetInt32(2),
        PlanHash = row.GetString(3),
        PlannedTrials = row.GetInt64(4),
        StoredTrials = row.GetInt64(5),
        DivergedTrials = row.GetInt64(6),
        Id = row.GetInt64(7),
        Name = row.GetString(8),
        Job = JobColumns.Read(access, row, 7),
    };
}
