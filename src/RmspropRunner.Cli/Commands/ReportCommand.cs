using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Pages;
using RmspropRunner.Plots.Reports;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create()
    {
        PlottedExperiment experiment = new();
        Option<string> path = new("--output", "-o") { Description = "The file: .html", HelpName = "FILE", Required = true };
        Command command = new("report", "Write one page with an experiment's status, leaderboard and pictures, which opens offline") { path };
        experiment.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(path);
            FigureFile.CheckPage(file);
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            FigurePage page = await ExperimentReport.CreateAsync(await experiment.ReadAsync(parsed, store, cancellationToken), cancellationToken);
            await OutputFile.WriteAsync(file, stream => page.WriteAsync(stream, cancellationToken));
        });
        return command;
    }
}
