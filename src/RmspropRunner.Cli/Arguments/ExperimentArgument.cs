using System.CommandLine;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Arguments;

/// <summary>An experiment named on the command line.</summary>
internal static class ExperimentArgument
{
    public static Argument<string> Create() => new("EXPERIMENT") { Description = "The experiment's name (rmsprop list)" };

    /// <summary>The experiment of that name.</summary>
    /// <exception cref="MistakeException">There is none; the message has the nearest names.</exception>
    public static async Task<StoredExperiment> FindAsync(IExperimentStore store, string name, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is { } experiment)
            return experiment;

        IReadOnlyList<ExperimentStatus> all = await store.ListAsync(cancellationToken);
        string known = all.Count == 0
            ? "it has none yet"
            : "it has " + NearestNames.List(name, [.. all.Select(status => status.Experiment.Name)]);
        throw new MistakeException($"There is no experiment {name} in {store.Location}: {known}.");
    }
}
