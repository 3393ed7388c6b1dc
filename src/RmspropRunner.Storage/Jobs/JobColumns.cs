using System.Data.Common;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Jobs;

/// <summary>The columns of `job` as queries read them, beside its experiment.</summary>
internal static class JobColumns
{
    /// <summary>Of the job j and its experiment e.</summary>
    public const string All = "e.id, e.name, j.state, j.last_trial, j.submitted_at, j.started_at, j.ended_at, j.failure";

    /// <summary>The job whose columns begin at that one; null where the experiment has none.</summary>
    public static Job? Read(SqlAccess access, DbDataReader row, int first) => row.IsDBNull(first + 2) ? null : new Job
    {
        ExperimentId = row.GetInt64(first),
        Name = row.GetString(first + 1),
        State = JobStateText.Read(row.GetString(first + 2)),
        LastTrial = row.GetInt64(first + 3),
        SubmittedAt = access.ReadTime(row, first + 4),
        StartedAt = Time(access, row, first + 5),
        EndedAt = Time(access, row, first + 6),
        Failure = row.IsDBNull(first + 7) ? null : row.GetString(first + 7),
    };

    private static DateTimeOffset? Time(SqlAccess access, DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : access.ReadTime(row, column);
}
