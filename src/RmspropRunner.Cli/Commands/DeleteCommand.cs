using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class DeleteCommand
{
    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<bool> yes = Consent.CreateOption();
        Command command = new("delete", "Delete an experiment with its trials and traces, after asking") { name, yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
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
}
