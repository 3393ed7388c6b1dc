using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Running;

/// <summary>Makes room for an experiment under a name that is taken.</summary>
internal static class StartingOver
{
    /// <returns>Whether the name is free now.</returns>
    public static async Task<bool> DeleteAsync(IExperimentStore store, string name, bool isAgreed, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is not { } experiment)
            return true;

        ExperimentStatus status = await store.StatusAsync(experiment, cancellationToken);
        string question = $"Start over: delete {name} with {ShownNumber.Count(status.StoredTrials, "trial")} from {store.Location}?";
        if (!await Consent.IsGivenAsync(question, isAgreed, cancellationToken))
        {
            Console.Error.WriteLine("Nothing was deleted, and nothing was run.");
            return false;
        }

        await store.DeleteAsync(name, cancellationToken);
        return true;
    }
}
