using RmspropRunner.Cli.Planning;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Running;

internal static class SpecIntake
{
    /// <summary>Submits the spec.</summary>
    /// <exception cref="MistakeException">The store refuses it; the message has what differs and what to do.</exception>
    public static async Task<Submission.Accepted> SubmitAsync(IExperimentStore store, ExperimentSpec spec, CancellationToken cancellationToken) =>
        await SpecSubmitter.SubmitAsync(store, spec, cancellationToken) switch
        {
            Submission.Accepted accepted => accepted,
            Submission.Refused refused => throw new MistakeException(Refusal.Message(refused, store.Location)),
            _ => throw new InvalidOperationException("A submission is accepted or refused."),
        };
}
