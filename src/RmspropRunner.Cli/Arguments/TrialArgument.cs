using System.CommandLine;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Arguments;

/// <summary>A trial named on the command line.</summary>
internal static class TrialArgument
{
    public static Argument<long> Create() => new("TRIAL") { Description = "The trial's number, from 1 (rmsprop trials)" };

    /// <summary>The trial of that number.</summary>
    /// <exception cref="MistakeException">There is none, or it is not stored yet.</exception>
    public static async Task<TrialRecord> FindAsync(
        IExperimentStore store, StoredExperiment experiment, long number, CancellationToken cancellationToken)
    {
        if (await store.TrialAsync(experiment.Id, number, cancellationToken) is { } trial)
            return trial;
        throw new MistakeException(
            number < 1 || number > experiment.PlannedTrials
                ? $"{experiment.Name} has no trial {number}: its trials are 1 to {experiment.PlannedTrials}."
                : $"Trial {number} of {experiment.Name} is planned, but not stored yet: run its spec to complete it.");
    }
}
