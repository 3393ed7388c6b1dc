using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Descriptions;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Tables;

/// <summary>The problems that specs can name.</summary>
internal static class ProblemTable
{
    private const int LongestPoint = 10;

    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<TableColumn<ProblemDescription>> Columns { get; } =
    [
        new("name", problem => Cell.Of(problem.Name)),
        new("summary", problem => Cell.Of(problem.Summary)),
        new("formula", problem => Cell.Of(problem.Formula)),
        new("least_dimension", problem => Cell.Of((long?)problem.Function?.Dimensions.Least)),
        new("most_dimension", problem => Cell.Of((long?)problem.Function?.Dimensions.Most)),
        new("dimension_step", problem => Cell.Of((long?)problem.Function?.Dimensions.Step)),
        new("bounds", problem => Cell.Of(problem.Function?.Bounds.SelectMany(bounds => new[] { bounds.Low, bounds.High }).ToArray())),
        new("lower_outside", problem => problem.Function is { } function ? Cell.OfJson(function.GoesLowerOutside ? "true" : "false") : default),
        new("minimum", problem => problem.Function is { } function ? Cell.Of(function.MinimumIn(ExampleDimension(function))) : default),
        new("minimiser", problem => problem.Function is { } function ? Cell.Of(function.Minimiser?.Invoke(ExampleDimension(function))) : default),
        new("customary_start", problem => problem.Function is { } function ? Cell.Of(function.CustomaryStart?.Invoke(ExampleDimension(function))) : default),
        new("parameters", problem => Cell.OfJson(Json(problem.Parameters))),
    ];

    /// <summary>The dimension in which points are shown: the default, unless points of it are too long to read.</summary>
    public static int ExampleDimension(Problem problem) =>
        problem.DefaultDimension <= LongestPoint ? problem.DefaultDimension : Math.Max(problem.Dimensions.Least, DimensionRange.Default);

    private static string Json(IReadOnlyList<ParameterDescription> parameters) => new JsonArray([.. parameters.Select(parameter => new JsonObject
    {
        ["name"] = parameter.Name,
        ["description"] = parameter.Description,
        ["accepts"] = parameter.Accepts,
        ["default"] = parameter.Default is null ? null : JsonNode.Parse(parameter.Default),
        ["required"] = parameter.IsRequired,
    })]).ToJsonString(JsonOptions);
}
