using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Reports;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using Spectre.Console;

namespace RmspropRunner.Cli.Commands;

internal static class ShowCommand
{
    /// <summary>Characters of a plan's hash: enough to see whether two are the same.</summary>
    private const int ShownHash = 12;

    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<long> top = CountOption.Create("--top", "The best configurations to show", 20);
        Option<bool> spec = new("--spec") { Description = "Print the spec alone, with every default in it (JSON, which is YAML too: it can be run)" };
        Option<string> format = FormatOption.Create();
        Command command = new("show", "Show an experiment: its revisions, status and best configurations") { name, top, spec, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            if (parsed.GetValue(spec))
            {
                await using Stream output = StandardOutput.Open();
                await output.WriteAsync(IndentedJson.Of(experiment.Revisions[^1].CanonicalSpec), cancellationToken);
                return;
            }

            IReadOnlyList<LeaderboardRow> best = await store.LeaderboardAsync(experiment.Id, (int)parsed.GetValue(top), cancellationToken);
            if (parsed.FormatOf(format) != OutputFormat.Table)
            {
                await RowOutput.WriteAsync(LeaderboardTable.Columns, best, parsed.FormatOf(format), cancellationToken);
                return;
            }

            IAnsiConsole screen = Screen.Open();
            Describe(screen, await store.StatusAsync(experiment, cancellationToken));
            await LeaderboardTable.ShowAsync(screen, best, cancellationToken);
        });
        return command;
    }

    private static void Describe(IAnsiConsole screen, ExperimentStatus status)
    {
        StoredExperiment experiment = status.Experiment;
        screen.WriteLine(experiment.Description.Length == 0 ? experiment.Name : $"{experiment.Name}: {experiment.Description}");
        string stored = $"{ShownNumber.Of(status.StoredTrials)} of {ShownNumber.Count(experiment.PlannedTrials, "trial")} stored";
        screen.WriteLine($"{(status.IsComplete ? "complete" : "partial")}: {stored}, {ShownNumber.Of(status.DivergedTrials)} diverged");
        foreach (StoredRevision revision in experiment.Revisions)
        {
            string created = ExperimentTable.Short(revision.CreatedAt);
            string plan = revision.PlanHash[..Math.Min(ShownHash, revision.PlanHash.Length)];
            screen.WriteLine($"revision {revision.Number}: up to trial {ShownNumber.Of(revision.LastTrial)}, {created}, plan {plan}");
        }
    }
}
