using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Intake;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>POST experiments, and POST plans, which is the same without consequences.</summary>
internal static class SpecSubmission
{
    /// <summary>The files of whoever sends it are not here, and the worker's own are nobody's business.</summary>
    private static readonly SpecSurroundings Around = new()
    {
        Files = new NoSpecFiles(
            "A spec that comes over HTTP may name no files: submit it with rmsprop submit, which sends the data along, or write the data under its key 'data'."),
    };

    public static async Task<Results<Created<SubmissionResource>, Ok<SubmissionResource>, ProblemHttpResult>> PostAsync(
        HttpContext context,
        IExperimentStore store,
        SpecIntake intake,
        ActiveRuns active,
        IOptions<WorkerOptions> options,
        CancellationToken cancellationToken)
    {
        int mostBytes = options.Value.Limits.BodyBytes;
        if (await RequestBody.ReadAsync(context.Request, mostBytes, cancellationToken) is not { } yaml)
            return ExperimentProblems.BodyTooLarge(mostBytes);
        IntakeResult result = await intake.SubmitAsync(store, yaml, Around, SubmissionSource.Http, cancellationToken);
        if (result is not IntakeResult.Accepted accepted)
            return ExperimentProblems.Of(result, context.Response);

        SubmissionResource submission = new()
        {
            Experiment = ExperimentResources.Of(accepted.Experiment, active),
            Trials = accepted.Trials,
            AddedTrials = accepted.AddedTrials,
        };
        if (accepted.IsNew)
            return TypedResults.Created(submission.Experiment.Url, submission);
        context.Response.Headers.Location = submission.Experiment.Url;
        return TypedResults.Ok(submission);
    }

    public static async Task<Results<Ok<PlanResource>, ProblemHttpResult>> PlanAsync(
        HttpContext context,
        IExperimentStore store,
        PlanLimit limit,
        WorkerPlugins plugins,
        IOptions<WorkerOptions> options,
        CancellationToken cancellationToken)
    {
        int mostBytes = options.Value.Limits.BodyBytes;
        if (await RequestBody.ReadAsync(context.Request, mostBytes, cancellationToken) is not { } yaml)
            return ExperimentProblems.BodyTooLarge(mostBytes);
        SpecResult read = ExperimentSpec.Parse(yaml.Span, plugins.AddTo(Around));
        if (!read.IsValid)
            return ExperimentProblems.Mistaken(read.Errors);
        if (limit.Of(read.Spec) is { } reason)
            return ExperimentProblems.Of(new IntakeResult.TooLarge(reason), context.Response);
        return await SpecSubmitter.SubmitAsync(new RehearsalCatalog(store), read.Spec, cancellationToken) switch
        {
            Submission.Refused refused => ExperimentProblems.Refused(refused.Experiment.Name, refused.Differences),
            Submission.Accepted accepted when accepted.AddedTrials > 0 && limit.Of(accepted.Plan.Count) is { } grown =>
                ExperimentProblems.Of(new IntakeResult.TooLarge(grown), context.Response),
            Submission.Accepted accepted => TypedResults.Ok(await PlanOfAsync(store, accepted, cancellationToken)),
            _ => throw new InvalidOperationException("A submission is accepted or refused."),
        };
    }

    private static async Task<PlanResource> PlanOfAsync(IExperimentStore store, Submission.Accepted accepted, CancellationToken cancellationToken)
    {
        bool isNew = accepted.Experiment.Id == RehearsalCatalog.NewId;
        IReadOnlyList<Shard> committed = isNew ? [] : await store.CommittedAsync(accepted.Experiment.Id, cancellationToken);
        return new PlanResource
        {
            Name = accepted.Experiment.Name,
            IsNew = isNew,
            Configurations = accepted.Plan.ConfigurationCount,
            Trials = accepted.LastTrial,
            AddedTrials = accepted.AddedTrials,
            StoredTrials = committed.Where(shard => shard.FirstTrial <= accepted.LastTrial).Sum(shard => (long)shard.TrialCount),
            TracePoints = StoreSize.TracePoints(accepted.Plan),
            StoreBytes = StoreSize.Bytes(accepted.Plan),
            PlanHash = accepted.Plan.Hash,
        };
    }
}
