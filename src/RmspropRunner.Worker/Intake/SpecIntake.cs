using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Intake;

/// <summary>The one way in for specs, from HTTP and from the inbox.</summary>
/// <remarks>
/// Everything that can be said against a spec is said before anything is stored. Then the experiment is created or grown,
/// and its job queued: two transactions, and accepted is what is in the second. A worker that is killed between them
/// leaves an experiment without a job, which nobody was told of, and which the same spec takes up again.
/// Room in the queue is looked for and taken in turn, so that two that come at once do not both take the last place.
/// </remarks>
internal sealed class SpecIntake(QueueRoom room, QueueBell bell, PlanLimit limit, WorkerPlugins plugins, WorkerInstruments instruments)
{
    /// <param name="store">Where accepted specs go.</param>
    /// <param name="yaml">The spec's text.</param>
    /// <param name="around">The files that it may name; of plugins it may name those of the operator.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is stored.</param>
    /// <exception cref="StoreException">The store cannot be reached, or failed.</exception>
    public async Task<IntakeResult> SubmitAsync(
        IExperimentStore store, ReadOnlyMemory<byte> yaml, SpecSurroundings around, SubmissionSource source, CancellationToken cancellationToken)
    {
        IntakeResult result = await SubmitAsync(store, yaml, around, cancellationToken);
        instruments.OnSubmitted(result, source);
        return result;
    }

    private async Task<IntakeResult> SubmitAsync(
        IExperimentStore store, ReadOnlyMemory<byte> yaml, SpecSurroundings around, CancellationToken cancellationToken)
    {
        SpecResult read = ExperimentSpec.Parse(yaml.Span, plugins.AddTo(around));
        if (!read.IsValid)
            return new IntakeResult.Mistaken(read.Errors);
        if (limit.Of(read.Spec) is { } reason)
            return new IntakeResult.TooLarge(reason);

        using IDisposable turn = await room.EnterAsync(cancellationToken);
        StoredExperiment? before = await store.FindAsync(read.Spec.Name, cancellationToken);
        if (!await room.IsThereAsync(store, before?.Id, cancellationToken))
            return new IntakeResult.Full(room.Limit);
        if (before is not null && await TooLargeTogetherAsync(store, read.Spec, cancellationToken) is { } tooLarge)
            return new IntakeResult.TooLarge(tooLarge);

        // A client that has gone does not leave half a submission behind.
        return await QueueAsync(store, read.Spec, before, CancellationToken.None);
    }

    private async Task<string?> TooLargeTogetherAsync(IExperimentStore store, ExperimentSpec spec, CancellationToken cancellationToken) =>
        await SpecSubmitter.SubmitAsync(new RehearsalCatalog(store), spec, cancellationToken) is Submission.Accepted { AddedTrials: > 0 } grown
            ? limit.Of(grown.Plan.Count)
            : null;

    private async Task<IntakeResult> QueueAsync(
        IExperimentStore store, ExperimentSpec spec, StoredExperiment? before, CancellationToken cancellationToken)
    {
        while (true)
        {
            Submission submission = await SpecSubmitter.SubmitAsync(store, spec, cancellationToken);
            if (submission is Submission.Refused refused)
                return new IntakeResult.Refused(refused.Experiment.Name, refused.Differences);
            Submission.Accepted accepted = (Submission.Accepted)submission;
            try
            {
                await store.QueueAsync(accepted.Experiment.Id, accepted.LastTrial, cancellationToken);
            }
            catch (StoreConflictException)
            {
                continue; // Somebody deleted it in between: it is new now.
            }

            bell.Ring();
            OverviewFilter filter = new() { Id = accepted.Experiment.Id, Limit = 1 };
            if (await store.OverviewsAsync(filter, cancellationToken) is [ExperimentOverview overview])
                return new IntakeResult.Accepted(overview, accepted.LastTrial, accepted.AddedTrials, before?.Id != accepted.Experiment.Id);
        }
    }
}
