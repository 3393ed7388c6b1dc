using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class DeleteCommand
{
    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<string?> server = ServerOption.CreateOptional();
        Option<string?> tokenFile = ServerOption.CreateTokenFile();
        Option<bool> yes = Consent.CreateOption();
        Command command = new("delete", "Delete an experiment with its trials and traces, after asking") { name, server, tokenFile, yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetResult(server) is not null)
            {
                using WorkerClient worker = ServerOption.Connect(parsed, server, tokenFile);
                await DeleteAsync(worker, parsed.GetRequiredValue(name), parsed.GetValue(yes), cancellationToken);
                return;
            }

            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            ExperimentStatus status = await store.StatusAsync(experiment, cancellationToken);
            string what = $"{experiment.Name} with {ShownNumber.Count(status.StoredTrials, "trial")}";
            if (!await Consent.IsGivenAsync($"Delete {what} from {store.Location}?", parsed.GetValue(yes), cancellationToken))
            {
                Console.Error.WriteLine("Nothing was deleted.");
                return;
            }

            await store.DeleteAsync(experiment.Name, cancellationToken);
            Console.Error.WriteLine($"Deleted {what} from {store.Location}.");
        });
        return command;
    }

    private static async Task DeleteAsync(WorkerClient worker, string name, bool isAgreed, CancellationToken cancellationToken)
    {
        ExperimentResource experiment = await worker.FindAsync(name, cancellationToken);
        string what = $"{experiment.Name} with {ShownNumber.Count(experiment.StoredTrials, "trial")}";
        if (!await Consent.IsGivenAsync($"Delete {what} from {worker.Shown}?", isAgreed, cancellationToken))
        {
            Console.Error.WriteLine("Nothing was deleted.");
            return;
        }

        await worker.SendAsync(HttpMethod.Delete, experiment.Url, cancellationToken);
        Console.Error.WriteLine($"Deleted {what} from {worker.Shown}.");
    }
}
