using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Tables;

/// <summary>The experiments of a worker: the columns of <see cref="ExperimentTable"/>, and what only a worker knows.</summary>
internal static class RemoteExperimentTable
{
    public static IReadOnlyList<TableColumn<ExperimentResource>> Columns { get; } =
    [
        new("name", experiment => Cell.Of(experiment.Name)),
        new("stored_trials", experiment => Cell.Of(experiment.StoredTrials)),
        new("planned_trials", experiment => Cell.Of(experiment.PlannedTrials)),
        new("diverged_trials", experiment => Cell.Of(experiment.DivergedTrials)) { Leaves = 2 },
        new("revisions", experiment => Cell.Of((long)experiment.Revisions)) { Leaves = 3 },
        new("status", experiment => Cell.Of(RemoteState.Word(experiment.Status))),
        Time("created_at", experiment => experiment.CreatedAt, Audience.Everyone),
        Time("submitted_at", experiment => experiment.SubmittedAt, Audience.Programs),
        Time("started_at", experiment => experiment.StartedAt, Audience.Programs),
        Time("ended_at", experiment => experiment.EndedAt, Audience.Programs),
        new("failure", experiment => Cell.Of(experiment.Failure)) { Audience = Audience.Programs },
        new("description", experiment => Cell.Of(experiment.Description)) { Leaves = 4, Wraps = true },
        new("id", experiment => Cell.Of(experiment.Id)) { Audience = Audience.Programs },
        new("url", experiment => Cell.Of(experiment.Url)) { Audience = Audience.Programs },
    ];

    private static TableColumn<ExperimentResource> Time(string name, Func<ExperimentResource, DateTimeOffset?> value, Audience audience) =>
        new(name, experiment => Cell.Of(value(experiment) is { } time ? ExperimentTable.Iso(time) : null))
        {
            Shown = experiment => value(experiment) is { } time ? ExperimentTable.Short(time) : "",
            Audience = audience,
            Leaves = 1,
        };
}
