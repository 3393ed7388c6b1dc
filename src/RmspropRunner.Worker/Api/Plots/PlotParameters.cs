using RmspropRunner.Plots.Subjects;
using RmspropRunner.Worker.Api.Queries;

namespace RmspropRunner.Worker.Api.Plots;

/// <summary>What a picture is asked to show.</summary>
internal static class PlotParameters
{
    /// <summary>The most trials, and the most configurations, that one picture is asked for by their numbers.</summary>
    private const int MostNumbers = 64;

    private static readonly TypedQueryParameter<long?> Trial = QueryParameter.Whole(
        "trial", 1, long.MaxValue, $"The number of a single trial that it shows; may be given up to {MostNumbers} times.") with { Times = MostNumbers };

    private static readonly TypedQueryParameter<long?> Configuration = QueryParameter.Whole(
        "configuration", 1, long.MaxValue, $"The number of a configuration that it shows; may be given up to {MostNumbers} times.") with { Times = MostNumbers };

    private static readonly TypedQueryParameter<string?> Problem = QueryParameter.Text("problem", "The problem. Default: the first.");

    private static readonly TypedQueryParameter<long?> Dimension = QueryParameter.Whole(
        "dimension", 1, int.MaxValue, "The problem's dimension. Default: the first.");

    private static readonly TypedQueryParameter<string?> Optimizer = QueryParameter.Text(
        "optimizer", "The optimizer. Default: all, or the first where a picture shows one.");

    private static readonly TypedQueryParameter<string?> X = QueryParameter.Text(
        "x", "What goes to the right: a hyperparameter, or a coordinate such as x1.");

    private static readonly TypedQueryParameter<string?> Y = QueryParameter.Text("y", "What goes up.");

    private static readonly TypedQueryParameter<double?> Target = QueryParameter.Number(
        "target", "The objective that counts as reached, where the picture has such a target.");

    private static readonly TypedQueryParameter<bool?> Scale = QueryParameter.OneOf(
        "scale", "The objective's scale. Default: what suits it.", new Dictionary<string, bool> { ["linear"] = false, ["log"] = true });

    private static readonly TypedQueryParameter<bool?> Paths = QueryParameter.OneOf(
        "paths", "Whether contours have search paths on them. Default: shown.", new Dictionary<string, bool> { ["shown"] = true, ["none"] = false });

    public static QueryParameter[] All { get; } = [Trial, Configuration, Problem, Dimension, Optimizer, X, Y, Target, Scale, Paths];

    public static PlotRequest Read(QueryReader query) => new()
    {
        Trials = query.ReadAll(Trial),
        Configurations = query.ReadAll(Configuration),
        Problem = query.Read(Problem),
        Dimension = (int?)query.Read(Dimension),
        Optimizer = query.Read(Optimizer),
        X = query.Read(X),
        Y = query.Read(Y),
        Target = query.Read(Target),
        IsWithoutPaths = query.Read(Paths) == false,
        IsLogarithmic = query.Read(Scale),
    };
}
