using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
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
        PlottedExperiment experiment = new();
        Option<string> kind = new("--kind")
        {
            Description = "What to draw:\n" + string.Join('\n', PlotKinds.All.Select(each => $"{each.Name}: {each.Summary}")),
            HelpName = "KIND",
            Required = true,
        };
        Option<string> path = new("--output", "-o") { Description = "The file: .html, .svg or .png", HelpName = "FILE", Required = true };
        PlotOptions options = new();
        Command command = new("plot", "Draw an experiment as a page or a picture file");
        experiment.AddTo(command);
        command.Options.Add(kind);
        command.Options.Add(path);
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(path);
            FigureFile.CheckFormat(file);
            IPlotKind drawn = Find(parsed.GetRequiredValue(kind));
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            PlotSubject subject = await experiment.ReadAsync(parsed, store, cancellationToken);
            Figure figure = await drawn.DrawAsync(subject, options.Read(parsed), cancellationToken);
            await FigureFile.WriteAsync(file, figure, parsed.GetValue(options.IsDark), (int)parsed.GetValue(options.Pixels), cancellationToken);
        });
        return command;
    }

    private static IPlotKind Find(string name) => PlotKinds.Find(name) ?? throw new MistakeException(
        $"'{name}' is not a kind of picture: there are {NearestNames.List(name, [.. PlotKinds.All.Select(kind => kind.Name)], PlotKinds.All.Count)}.");
}
