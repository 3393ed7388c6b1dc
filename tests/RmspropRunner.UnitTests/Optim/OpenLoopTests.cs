using System.Text.Json;
using RmspropRunner.UnitTests.Reference;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>The same gradients injected into other libraries' optimizers and into ours: the parameters must agree.</summary>
/// <remarks>
/// TensorFlow.js's cases are all without centring: its centred path subtracts what no other framework does, so there is
/// nothing to agree with. What its cases call keras is keras3 here.
/// </remarks>
public sealed class OpenLoopTests
{
    private const string Torch = "torch-open-loop.json";
    private const string TensorFlowJs = "tfjs-open-loop.json";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["lr"] = "learning_rate",
        ["alpha"] = "rho",
        ["eps"] = "epsilon",
        ["initial_accumulator_value"] = "initial_accumulator",
    };

    public static TheoryData<string, int, string, double> Cases
    {
        get
        {
            TheoryData<string, int, string, double> cases = [];
            foreach ((string file, double tolerance) in new[] { (Torch, 1e-12), (TensorFlowJs, 2e-5) })
            {
                int index = 0;
                foreach (JsonElement each in ReferenceFile.Read(file).GetProperty("cases").EnumerateArray())
                    cases.Add(file, index++, $"{each.GetProperty("optimizer")} {each.GetProperty("options")}", tolerance);
            }

            return cases;
        }
    }

    [Fact]
    public void There_are_eighteen_cases() => Assert.Equal(18, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_agree_at_every_step(string file, int index, string name, double tolerance)
    {
        JsonElement reference = ReferenceFile.Read(file).GetProperty("cases")[index];
        double[][] gradients = [.. reference.GetProperty("gradients").EnumerateArray().Select(row => row.Doubles())];
        double[][] expected = [.. reference.GetProperty("parameters").EnumerateArray().Select(row => row.Doubles())];
        double[][] actual = InjectedGradients.Run(Ours(reference), reference.GetProperty("start").Doubles(), gradients);
        for (int k = 0; k < expected.Length; k++)
        {
            for (int i = 0; i < expected[k].Length; i++)
            {
                Assert.True(
                    Math.Abs(actual[k][i] - expected[k][i]) <= tolerance * Math.Abs(expected[k][i]),
                    $"{name}, step {k + 1}, parameter {i + 1}: {actual[k][i]:R} instead of {expected[k][i]:R}");
            }
        }
    }

    private static Method Ours(JsonElement reference)
    {
        JsonElement options = reference.GetProperty("options");
        bool isNesterov = options.TryGetProperty("nesterov", out _);
        bool hasMomentum = options.TryGetProperty("momentum", out _);
        string optimizer = reference.GetProperty("optimizer").GetString()!;
        string? variant = optimizer != "rmsprop" ? null : reference.TryGetProperty("variant", out _) ? "keras3" : "torch";
        if (optimizer == "sgd")
            optimizer = isNesterov ? "nesterov" : hasMomentum ? "momentum" : "gradient_descent";
        return new Method(optimizer, variant, [.. options.EnumerateObject().Where(option => option.Name != "nesterov").SelectMany(Settings)]);
    }

    private static IEnumerable<(string Name, double Value)> Settings(JsonProperty option) => option.Value.ValueKind switch
    {
        JsonValueKind.Array => option.Value.Doubles().Select((beta, i) => ($"beta{i + 1}", beta)),
        JsonValueKind.Number => [(Names.GetValueOrDefault(option.Name, option.Name), option.Value.GetDouble())],
        _ => [(option.Name, option.Value.GetBoolean() ? 1 : 0)],
    };
}
