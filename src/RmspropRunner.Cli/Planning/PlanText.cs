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
        string trials = $"{ShownNumber.Count(plan.Count, "trial")} of {ShownNumber.Count(plan.ConfigurationCount, "configuration")}";
        string iterations = ShownNumber.Count(plan.Rules.Iterations, "iteration");
        string points = ShownNumber.Large(StoreSize.TracePoints(plan));
        string stored = $"{ShownNumber.Of(preview.StoredTrials)} of {ShownNumber.Count(preview.LastTrial, "trial")}";
        screen.WriteLine($"{spec.Name}: {trials} in {ShownNumber.Count(plan.ShardCount, "shard")}, {iterations} each at most");
        screen.WriteLine($"At most {points} trace points; about {ShownNumber.Bytes(StoreSize.Bytes(plan))} in the store.");
        screen.WriteLine(preview.Remark);
        screen.WriteLine($"Stored already: {stored}; to be computed: {ShownNumber.Of(preview.LastTrial - preview.StoredTrials)}.");
    }
}
