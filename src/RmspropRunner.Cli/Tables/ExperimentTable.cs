using System.Globalization;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Tables;

/// <summary>The experiments of a store, and how far they have come.</summary>
internal static class ExperimentTable
{
    public static IReadOnlyList<TableColumn<ExperimentStatus>> Columns { get; } =
    [
        new("name", status => Cell.Of(status.Experiment.Name)),
        new("stored_trials", status => Cell.Of(status.StoredTrials)),
        new("planned_trials", status => Cell.Of(status.Experiment.PlannedTrials)),
        new("diverged_trials", status => Cell.Of(status.DivergedTrials)) { Leaves = 2 },
        new("revisions", status => Cell.Of((long)status.Experiment.Revisions.Count)) { Leaves = 3 },
        new("status", status => Cell.Of(status.IsComplete ? "complete" : "partial")),
        new("created_at", status => Cell.Of(Iso(status.Experiment.CreatedAt)))
        {
            Shown = status => Short(status.Experiment.CreatedAt),
            Leaves = 1,
        },
        new("description", status => Cell.Of(status.Experiment.Description)) { Leaves = 4, Wraps = true },
    ];

    /// <summary>To the minute, such as 2026-03-31 14:05 UTC.</summary>
    public static string Short(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>As programs read it, to the microsecond.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
