using RmspropRunner.Cli.Output;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Tables;

/// <summary>What came of a submitted spec, for programs: the experiment, and what the spec asks for of it.</summary>
internal static class SubmissionTable
{
    public static IReadOnlyList<TableColumn<SubmissionResource>> Columns { get; } =
    [
        .. RemoteExperimentTable.Columns.Select(column => column.Within<SubmissionResource>(submission => submission.Experiment)),
        new("trials", submission => Cell.Of(submission.Trials)),
        new("added_trials", submission => Cell.Of(submission.AddedTrials)),
    ];
}
