using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> format = FormatOption.Create();
        Option<string?> server = ServerOption.CreateOptional();
        Option<string?> tokenFile = ServerOption.CreateTokenFile();
        Command command = new("list", "List the experiments in the store or at a worker, the newest first") { server, tokenFile, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetResult(server) is not null)
            {
                using WorkerClient worker = ServerOption.Connect(parsed, server, tokenFile);
                await ListAsync(worker, parsed.FormatOf(format), cancellationToken);
                return;
            }

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

    private static async Task ListAsync(WorkerClient worker, OutputFormat output, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExperimentResource> all = await worker.ExperimentsAsync(null, cancellationToken);
        if (all.Count == 0 && output == OutputFormat.Table)
            Console.Error.WriteLine($"{worker.Shown} has no experiments yet.");
        else
            await RowOutput.WriteAsync(RemoteExperimentTable.Columns, all, output, cancellationToken);
    }
}
