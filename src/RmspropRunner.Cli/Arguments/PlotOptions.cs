using System.CommandLine;
using RmspropRunner.Plots.Rendering;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Cli.Arguments;

/// <summary>What of an experiment is drawn.</summary>
internal sealed class PlotOptions
{
    private readonly Option<long[]> _trials = new("--trial") { Description = "A trial; as often as there are trials to show", HelpName = "N" };
    private readonly Option<long[]> _configurations = new("--configuration") { Description = "A configuration; as often as there are to show", HelpName = "N" };
    private readonly Option<string?> _problem = new("--problem") { Description = "The problem, as results call it (the first)" };
    private readonly Option<int?> _dimension = new("--dimension") { Description = "Its dimension (the first)", HelpName = "N" };
    private readonly Option<string?> _optimizer = new("--optimizer") { Description = "The optimizer (all, or the first)" };
    private readonly Option<string?> _x = new("--x") { Description = "What goes to the right: a hyperparameter, or a coordinate such as x1" };
    private readonly Option<string?> _y = new("--y") { Description = "What goes up: a hyperparameter, or a coordinate such as x2" };
    private readonly Option<double?> _target = new("--target") { Description = "The objective that counts as reached" };
    private readonly Option<string?> _scale = new("--scale") { Description = "The objective's scale (what suits it)", HelpName = "linear|log" };

    private readonly Option<bool> _noPaths = new("--no-paths") { Description = "Contours alone" };

    public PlotOptions() => _scale.AcceptOnlyFromAmong("linear", "log");

    public Option<bool> IsDark { get; } = new("--dark") { Description = "Draw picture files on a dark ground" };

    public Option<long> Pixels { get; } = CountOption.Create("--width", "Pixels across a PNG file", FigureImage.DefaultPixels);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_trials, _configurations, _problem, _dimension, _optimizer, _x, _y, _target, _scale, _noPaths, IsDark, Pixels])
            command.Options.Add(option);
    }

    public PlotRequest Read(ParseResult parsed) => new()
    {
        Trials = parsed.GetValue(_trials) ?? [],
        Configurations = parsed.GetValue(_configurations) ?? [],
        Problem = parsed.GetValue(_problem),
        Dimension = parsed.GetValue(_dimension),
        Optimizer = parsed.GetValue(_optimizer),
        X = parsed.GetValue(_x),
        Y = parsed.GetValue(_y),
        Target = parsed.GetValue(_target),
        IsWithoutPaths = parsed.GetValue(_noPaths),
        IsLogarithmic = parsed.GetValue(_scale) is { } scale ? scale == "log" : null,
    };
}
