using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>What may be written under a model's name, for editors.</summary>
internal static class LearningSchema
{
    public static JsonObject Of(LearningModel model)
    {
        JsonObject properties = new() { [LearningKeys.Data] = Data() };
        if (model.HasHiddenLayers)
        {
            properties[LearningKeys.Hidden] = Hidden();
            properties[LearningKeys.Activation] = new JsonObject
            {
                ["description"] = "What hidden units do, or a list.",
                ["default"] = LearningKeys.Activations[0],
                ["anyOf"] = new JsonArray(SchemaParts.OneOf(LearningKeys.Activations), SchemaParts.List(SchemaParts.OneOf(LearningKeys.Activations))),
            };
            JsonObject loss = SchemaParts.OneOf(LearningKeys.Losses);
            loss.Insert(0, "description", "cross_entropy for classes, squared_error for a number; with a file it has to be said.");
            properties[LearningKeys.Loss] = loss;
        }

        properties[LearningKeys.BatchSize] = SchemaParts.Values(
            LearningRules.BatchSize(null), SpecLimits.Standard, "Rows of a mini-batch; without it, every iteration learns from all training rows.", null);
        properties[LearningKeys.L2] = SchemaParts.Values(
            LearningRules.L2, SpecLimits.Standard, "λ: λ/2 times the sum of the squared weights (not the biases) is added to the loss.", 0);
        properties[SpecKeys.Dimension] = SchemaParts.Values(
            NumberRule.Whole("", 1, DimensionRange.Limit), SpecLimits.Standard, "The number of parameters, which follows from data and layers.", null);
        properties[SpecKeys.Bounds] = ProblemSchema.BoundsOf(model.HasHiddenLayers
            ? "±1/√inputs for the weights and biases of each layer"
            : "[-0.01, 0.01]");
        return SchemaParts.Mapping($"{model.Summary}: {model.Formula}", properties, LearningKeys.Data);
    }

    private static JsonObject Data()
    {
        JsonObject properties = new()
        {
            [LearningKeys.File] = new JsonObject
            {
                ["description"] = "A CSV file with a first row of names, and numbers below; a target of classes may have words: a path relative to the spec, or a name under the spec's own data.",
                ["type"] = "string",
                ["minLength"] = 1,
            },
            [LearningKeys.Target] = new JsonObject
            {
                ["description"] = "The column to learn; all others are features.",
                ["type"] = SchemaParts.Texts(["string", "number", "boolean"]),
            },
        };
        foreach (MadeData each in MadeData.All)
            properties[each.Name] = Made(each);
        properties[LearningKeys.Standardize] = new JsonObject
        {
            ["description"] = "Whether each feature is moved to mean 0 and deviation 1 of the training rows.",
            ["type"] = "boolean",
            ["default"] = false,
        };
        properties[LearningKeys.Test] = Number(LearningRules.Test, "The share of rows kept back for testing.", 0);
        properties[LearningKeys.SplitSeed] = Number(LearningRules.Seed, "Which rows are kept back.", 1);

        JsonObject mapping = SchemaParts.Mapping("Data, and which of them are kept back.", properties);
        string[] made = [.. MadeData.All.Select(each => each.Name)];
        mapping["anyOf"] = new JsonArray(
        [
            Only([LearningKeys.File, LearningKeys.Target], made),
            .. made.Select(name => Only([name], [LearningKeys.File, LearningKeys.Target, .. made.Where(other => other != name)])),
        ]);
        return new JsonObject
        {
            ["description"] = "What to learn from: a data set that is made, or a column of a file.",
            ["anyOf"] = new JsonArray(SchemaParts.OneOf(made), mapping),
        };
    }

    private static JsonObject Only(string[] with, string[] without) => new()
    {
        ["required"] = SchemaParts.Texts(with),
        ["not"] = new JsonObject
        {
            ["anyOf"] = new JsonArray([.. without.Select(key => new JsonObject { ["required"] = SchemaParts.Texts([key]) })]),
        },
    };

    private static JsonObject Made(MadeData made)
    {
        JsonObject parameters = [];
        foreach (MadeParameter parameter in made.Parameters)
            parameters[parameter.Name] = Number(parameter.Rule, $"{parameter.Name}: {parameter.Rule.Accepts}.", parameter.Default);
        JsonObject schema = SchemaParts.Mapping($"{made.Description}.", parameters);
        schema["type"] = SchemaParts.Texts(["object", "null"]);
        return schema;
    }

    private static JsonObject Hidden()
    {
        JsonObject hidden = SchemaParts.List(SchemaParts.Number(LearningRules.Units));
        hidden.Insert(0, "description", "The units of each hidden layer, from the features on.");
        hidden["maxItems"] = LearningRules.MostLayers;
        hidden["default"] = new JsonArray([.. NetworkReader.DefaultHidden.Select(units => JsonValue.Create(units))]);
        return hidden;
    }

    private static JsonObject Number(NumberRule rule, string description, double otherwise)
    {
        JsonObject schema = SchemaParts.Number(rule, description);
        schema["default"] = otherwise;
        return schema;
    }
}
