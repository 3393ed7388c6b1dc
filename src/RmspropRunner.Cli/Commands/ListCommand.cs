using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> format = FormatOption.Create();
        Command command = new("list", "List the experiments in the store, the newest first") { format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            IReadOnlyList<ExperimentStatus> all = await store.ListAsync(cancellationToken);
            OutputFormat output = parsed.FormatOf(format);
            if (all.Count == 0 && output == OutputFormat.Table)
                Console.Error.WriteLine($"{store.Location} has no experiments yet.");
            else
                await RowOutput.WriteAsync(ExperimentTable.Columns, all, output, cancellationToken);
        });
        return command;
    }
}
