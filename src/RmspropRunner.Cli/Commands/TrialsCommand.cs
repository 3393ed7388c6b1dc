using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class TrialsCommand
{
    private const int ShownRows = 50;

    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<bool> all = new("--all") { Description = $"Show more than the first {ShownRows} in a table; JSON and CSV always have all" };
        Option<string> format = FormatOption.Create();
        Command command = new("trials", "List an experiment's trials and how they ended") { name, all, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            ExperimentStatus status = await store.StatusAsync(experiment, cancellationToken);
            await RowOutput.WriteAsync(
                TrialTable.Columns,
                store.TrialsAsync(experiment.Id, cancellationToken),
                parsed.FormatOf(format),
                parsed.GetValue(all) ? int.MaxValue : ShownRows,
                $"… and {ShownNumber.Of(status.StoredTrials - ShownRows)} more: --all or --format csv",
                cancellationToken);
        });
        return command;
    }
}
