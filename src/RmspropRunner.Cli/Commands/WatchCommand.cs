using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Commands;

internal static class WatchCommand
{
    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<string?> server = ServerOption.Create();
        Option<string?> tokenFile = ServerOption.CreateTokenFile();
        Option<string> format = FormatOption.Create();
        Command command = new("watch", "Show how an experiment comes along at a worker, until it has ended") { name, server, tokenFile, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            OutputFormat output = parsed.FormatOf(format);
            using WorkerClient worker = ServerOption.Connect(parsed, server, tokenFile);
            ExperimentResource experiment = await worker.FindAsync(parsed.GetRequiredValue(name), cancellationToken);
            int exitCode = await new Watching(worker, experiment, !Console.IsErrorRedirected, TimeProvider.System).RunAsync(cancellationToken);
            if (output != OutputFormat.Table && exitCode != ExitCode.Interrupted)
            {
                ExperimentResource ended = await worker.GetAsync(experiment.Url, ContractsJson.Default.ExperimentResource, cancellationToken);
                await RowOutput.WriteAsync(RemoteExperimentTable.Columns, [ended], output, cancellationToken);
            }

            return exitCode;
        });
        return command;
    }
}
