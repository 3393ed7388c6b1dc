using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class PlotCommand
{
    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<string> kind = new("--kind") { Description = "What to draw", HelpName = string.Join('|', PlotKinds.All.Select(each => each.Name)), Required = true };
        kind.AcceptOnlyFromAmong([.. PlotKinds.All.Select(each => each.Name)]);
        Option<string> path = new("--output", "-o") { Description = "The file: .html, .svg or .png", HelpName = "FILE", Required = true };
        PlotOptions options = new();
        Command command = new("plot", "Draw an experiment as a page or a picture file") { name, kind, path };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(path);
            FigureFile.CheckFormat(file);
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            PlotSubject subject = new(store, experiment, SpecSubmitter.PlanOf(experiment, SpecSurroundings.None));
            Figure figure = await PlotKinds.Find(parsed.GetRequiredValue(kind))!.DrawAsync(subject, options.Read(parsed), cancellationToken);
            await FigureFile.WriteAsync(file, figure, parsed.GetValue(options.IsDark), cancellationToken);
        });
        return command;
    }
}
