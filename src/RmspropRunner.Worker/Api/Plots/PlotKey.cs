using RmspropRunner.Plots.Subjects;
using RmspropRunner.Worker.Api.Validators;

namespace RmspropRunner.Worker.Api.Plots;

/// <summary>Which picture of which experiment.</summary>
/// <param name="Experiment">The experiment, as the path names it.</param>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Request">Names all that is asked of it: two requests for the same have the same.</param>
internal readonly record struct PlotKey(string Experiment, string Kind, string Request)
{
    public static PlotKey Of(string experiment, string kind, PlotRequest request) => new(experiment, kind, EntityTag.Of(
        string.Join(',', request.Trials),
        string.Join(',', request.Configurations),
        request.Problem,
        request.Dimension,
        request.Optimizer,
        request.X,
        request.Y,
        request.Target,
        request.IsWithoutPaths,
        request.IsLogarithmic));
}
