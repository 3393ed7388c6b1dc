using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Commands;

/// <summary>The commands that tell a worker what to do with an experiment.</summary>
internal static class SteeringCommands
{
    public static Command Cancel() => Create("cancel", "Give an experiment up; what is stored stays, and it can be resumed");

    public static Command Pause() => Create("pause", "Hold an experiment back until it is resumed");

    public static Command Resume() => Create("resume", "Take up an experiment again that was paused or cancelled, or failed");

    private static Command Create(string verb, string description)
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<string?> server = ServerOption.Create();
        Option<string?> tokenFile = ServerOption.CreateTokenFile();
        Option<string> format = FormatOption.Create();
        Command command = new(verb, description) { name, server, tokenFile, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            OutputFormat output = parsed.FormatOf(format);
            using WorkerClient worker = ServerOption.Connect(parsed, server, tokenFile);
            ExperimentResource found = await worker.FindAsync(parsed.GetRequiredValue(name), cancellationToken);
            ExperimentResource experiment = await worker.SendAsync(
                HttpMethod.Post, $"{found.Url}/{verb}", null, ContractsJson.Default.ExperimentResource, cancellationToken);
            if (output != OutputFormat.Table)
            {
                await RowOutput.WriteAsync(RemoteExperimentTable.Columns, [experiment], output, cancellationToken);
                return;
            }

            string stored = $"{ShownNumber.Of(experiment.StoredTrials)} of {ShownNumber.Count(experiment.PlannedTrials, "trial")}";
            Console.Error.WriteLine($"{experiment.Name} is {RemoteState.Word(experiment.Status)} at {worker.Shown}: {stored} stored.");
        });
        return command;
    }
}
