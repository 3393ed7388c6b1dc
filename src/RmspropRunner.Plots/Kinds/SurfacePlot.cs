using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Objectives;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The objective as a surface over two coordinates.</summary>
internal sealed class SurfacePlot : IPlotKind
{
    private const int Places = 101;

    /// <summary>Deeper, the bottom of a narrow valley would be teeth, as the places happen to lie.</summary>
    private const double Floor = 1e-4;

    public string Name => "surface";

    public string Summary => "The objective as a surface in three dimensions";

    public bool IsFor(ExperimentPlan plan) => plan.Parts.Any(part => ObjectivePlane.IsOf(part.Problem));

    public Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        double[] held = HeldPoint.Of(problem, out string heldAt);
        ObjectivePlane plane = ObjectivePlane.Of(problem, request, held, []);
        double[] xs = plane.X.Places(Places);
        double[] ys = plane.Y.Places(Places);
        double[][] values = plane.Values(xs, ys);
        ObjectiveColours colours = new(values, request.IsLogarithmic, Floor);
        string title = plane.IsSlice ? $"Slice of {problem} along {plane.X.Name} and {plane.Y.Name}" : problem.ToString();
        return Task.FromResult(new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, $"f(x) = {problem.Problem.Formula}"),
            Notes =
            [
                .. plane.IsSlice ? [$"A slice: the other coordinates are held at {heldAt}."] : (IEnumerable<string>)[],
                .. colours.Note is { } note ? [note] : (IEnumerable<string>)[],
            ],
            Alternative = $"{title}: a surface of values from {Captions.Text(colours.Least)} to {Captions.Text(colours.Most)} ({colours.Title}).",
            Data =
            [
                new JsonObject
                {
                    ["type"] = "surface",
                    ["x"] = Numbers.Of(xs),
                    ["y"] = Numbers.Of(ys),
                    ["z"] = colours.Of(values),
                    ["colorscale"] = "Jet",
                    ["colorbar"] = colours.Bar,
                },
            ],
            Layout = new JsonObject
            {
                ["scene"] = new JsonObject
                {
                    ["xaxis"] = Axis(plane.X.Name),
                    ["yaxis"] = Axis(plane.Y.Name),
                    ["zaxis"] = Axis(colours.Title),
                    ["aspectmode"] = "manual",
                    ["aspectratio"] = new JsonObject { ["x"] = 1, ["y"] = 1, ["z"] = 0.8 },
                    ["camera"] = new JsonObject
                    {
                        ["eye"] = new JsonObject { ["x"] = 0.82, ["y"] = -1.42, ["z"] = 0.95 },
                        ["center"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["z"] = -0.12 },
                    },
                },
            },
        });
    }

    private static JsonObject Axis(string title) => new() { ["title"] = new JsonObject { ["text"] = title } };
}
