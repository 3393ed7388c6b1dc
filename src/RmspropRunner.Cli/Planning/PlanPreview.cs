using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Planning;

/// <summary>What running a spec would come to, beside what the store has; nothing is changed.</summary>
/// <param name="Plan">The plan, what the store has under the name included.</param>
/// <param name="LastTrial">The number of the last trial that the spec asks for.</param>
/// <param name="StoredTrials">Those of them that are stored.</param>
/// <param name="Remark">What the store has to say.</param>
internal sealed record PlanPreview(ExperimentPlan Plan, long LastTrial, long StoredTrials, string Remark)
{
    public static async Task<PlanPreview> OfAsync(ParseResult parsed, ExperimentSpec spec, CancellationToken cancellationToken)
    {
        IExperimentStore store;
        try
        {
            store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
        }
        catch (StoreException exception)
        {
            return Alone(spec, exception.Message);
        }

        await using (store)
        {
            return await SpecSubmitter.SubmitAsync(new RehearsalCatalog(store), spec, cancellationToken) switch
            {
                Submission.Accepted { Experiment.Id: RehearsalCatalog.NewId } => Alone(spec, $"{store.Location} has no {spec.Name} yet."),
                Submission.Accepted accepted => await BesideAsync(store, accepted, cancellationToken),
                Submission.Refused refused => Alone(spec, Refusal.Message(refused, store.Location)),
                _ => throw new InvalidOperationException("A submission is accepted or refused."),
            };
        }
    }

    private static PlanPreview Alone(ExperimentSpec spec, string remark)
    {
        ExperimentPlan plan = new(spec);
        return new PlanPreview(plan, plan.Count, 0, remark);
    }

    private static async Task<PlanPreview> BesideAsync(IExperimentStore store, Submission.Accepted accepted, CancellationToken cancellationToken)
    {
        IReadOnlyList<Shard> committed = await store.CommittedAsync(accepted.Experiment.Id, cancellationToken);
        long stored = committed.Where(shard => shard.FirstTrial <= accepted.LastTrial).Sum(shard => (long)shard.TrialCount);
        string remark = accepted.AddedTrials > 0
            ? $"It would grow {accepted.Experiment.Name} in {store.Location} by a revision."
            : $"{store.Location} has it.";
        return new PlanPreview(accepted.Plan, accepted.LastTrial, stored, remark);
    }
}
