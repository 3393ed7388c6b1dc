using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Planning;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create()
    {
        Argument<string> path = SpecArgument.Create();
        Option<bool> trials = new("--trials") { Description = "List the first trials instead of how many there are" };
        Option<long> top = CountOption.Create("--top", "With --trials: how many to list", 20);
        Option<string> format = FormatOption.Create();
        Command command = new("plan", "Show what a spec would run, without running it") { path, trials, top, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SpecFile file = await SpecFile.ReadAsync(parsed.GetRequiredValue(path), cancellationToken);
            ExperimentSpec spec = file.Require();
            PlanPreview preview = await PlanPreview.OfAsync(parsed, spec, cancellationToken);
            OutputFormat output = parsed.FormatOf(format);
            if (output == OutputFormat.Table)
                PlanText.Write(Screen.Open(), spec, preview);
            if (parsed.GetValue(trials))
                await RowOutput.WriteAsync(PlannedTrialTable.Columns, First(preview.Plan, parsed.GetValue(top)), output, cancellationToken);
            else
                await RowOutput.WriteAsync(PlanTable.Columns, [.. preview.Plan.Parts], output, cancellationToken);
        });
        return command;
    }

    private static IReadOnlyList<Trial> First(ExperimentPlan plan, long count) =>
        [.. plan.Trials(new Shard(1, (int)Math.Min(Math.Min(count, plan.Count), int.MaxValue)))];
}
