using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using Spectre.Console;

namespace RmspropRunner.Cli.Planning;

/// <summary>A plan in figures, for people.</summary>
internal static class PlanText
{
    public static void Write(IAnsiConsole screen, ExperimentSpec spec, PlanPreview preview)
    {
        ExperimentPlan plan = preview.Plan;
        screen.WriteLine(
            $"{spec.Name}: {ShownNumber.Count(plan.Count, "trial")} of {ShownNumber.Count(plan.ConfigurationCount, "configuration")} in {ShownNumber.Count(plan.ShardCount, "shard")}, {ShownNumber.Count(plan.Rules.Iterations, "iteration")} each at most");
        screen.WriteLine(
            $"At most {ShownNumber.Large(StoreSize.TracePoints(plan))} trace points; about {ShownNumber.Bytes(StoreSize.Bytes(plan))} in the store.");
        screen.WriteLine(preview.Remark);
        screen.WriteLine(
            $"Stored already: {ShownNumber.Of(preview.StoredTrials)} of {ShownNumber.Count(preview.LastTrial, "trial")}; to be computed: {ShownNumber.Of(preview.LastTrial - preview.StoredTrials)}.");
    }
}
