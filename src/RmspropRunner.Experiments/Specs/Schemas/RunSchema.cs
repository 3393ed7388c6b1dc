using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>Where trials start, when they stop, and what is recorded of them.</summary>
internal static class RunSchema
{
    public static NumberRule Iterations(int least) =>
        NumberRule.Whole("a number of iterations", least, SpecNumbers.MostIterations);

    public static JsonObject Start()
    {
        JsonObject Coordinate() => SchemaParts.Number(NumberRule.Any(""));
        return new JsonObject
        {
            ["description"] = "uniform: drawn within the bounds, by the seed; customary: where others start on each problem; or a point such as [5, 4]; or a list of points.",
            ["default"] = SpecKeys.Uniform,
            ["anyOf"] = new JsonArray(
                SchemaParts.OneOf(SpecKeys.Starts),
                Coordinate(),
                SchemaParts.List(Coordinate()),
                SchemaParts.List(SchemaParts.List(Coordinate()))),
        };
    }

    public static JsonObject Stop() => SchemaParts.Mapping(
        "When a trial ends before its last iteration.",
        new JsonObject
        {
            [SpecKeys.Target] = SchemaParts.Number(NumberRule.Any(""), "Stop when f(x) ≤ this."),
            [SpecKeys.GradientNorm] = SchemaParts.Number(NumberRule.From0Up(""), "Stop when ‖∇f(x)‖₂ ≤ this."),
            [SpecKeys.Stagnation] = SchemaParts.Mapping(
                "Stop when the best f(x) is not lower by more than improvement than it was so many iterations before.",
                new JsonObject
                {
                    [SpecKeys.Iterations] = SchemaParts.Number(Iterations(least: 1), "The length of the window."),
                    [SpecKeys.Improvement] = SchemaParts.Number(NumberRule.From0Up(""), "The decrease that counts as progress; default 0."),
                },
                SpecKeys.Iterations),
            [SpecKeys.DivergeAbove] = SchemaParts.Number(NumberRule.Above0(""), "The trial has diverged when f(x) is above this."),
        });

    public static JsonObject Trace()
    {
        JsonObject schema = SchemaParts.Mapping(
            "Which iterations are recorded; where any are, the first, the last and the best always are. Default: every one, with x.",
            new JsonObject
            {
                [SpecKeys.Every] = SchemaParts.Number(
                    NumberRule.Whole("", 0, SpecNumbers.MostIterations), "Record the multiples of this; 0 records nothing."),
                [SpecKeys.Log] = SchemaParts.Number(
                    NumberRule.Whole("", 1, SpecNumbers.MostPerDecade),
                    "Record so many iterations between each power of ten and the next."),
                [SpecKeys.X] = new JsonObject { ["description"] = "Whether x is recorded too.", ["type"] = "boolean", ["default"] = true },
            });
        schema["not"] = new JsonObject { ["required"] = SchemaParts.Texts([SpecKeys.Every, SpecKeys.Log]) };
        return schema;
    }
}
