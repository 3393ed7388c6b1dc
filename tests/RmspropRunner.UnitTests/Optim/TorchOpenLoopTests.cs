using System.Text.Json;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.UnitTests.Reference;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>The same gradients injected into torch's optimizers and into ours: the parameters must agree.</summary>
public sealed class TorchOpenLoopTests
{
    private const double RelativeTolerance = 1e-12;

    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> cases = [];
            JsonElement[] all = [.. ReferenceFile.Read("torch-open-loop.json").GetProperty("cases").EnumerateArray()];
            for (int i = 0; i < all.Length; i++)
            {
                if (Ours(all[i]) is not null)
                    cases.Add(i, $"{all[i].GetProperty("optimizer")} {all[i].GetProperty("options")}");
            }

            return cases;
        }
    }

    [Fact]
    public void Every_case_of_an_optimizer_that_exists_here_is_among_them() => Assert.Equal(11, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_agree_at_every_step(int index, string name)
    {
        JsonElement reference = ReferenceFile.Read("torch-open-loop.json").GetProperty("cases")[index];
        (OptimizerVariant variant, double[] settings) = Ours(reference)!.Value;
        double[] start = reference.GetProperty("start").Doubles();
        UpdateRule rule = variant.Rule(settings);
        LaneBlock block = new(new BlockRows(start.Length, rule.StateCount, settings.Length, false, false), 1, LaneWidth.Scalar) { Count = 1 };
        Fill(block, block.Layout.X, start);
        Fill(block, block.Layout.Settings, settings);
        for (int state = 0; state < rule.StateCount; state++)
            Fill(block, block.Layout.State + state * start.Length, [.. start.Select(_ => rule.InitialState(state, settings))]);

        double[][] gradients = [.. reference.GetProperty("gradients").EnumerateArray().Select(row => row.Doubles())];
        double[][] expected = [.. reference.GetProperty("parameters").EnumerateArray().Select(row => row.Doubles())];
        UpdateKernel kernel = rule.Kernel(LaneWidth.Scalar);
        for (int k = 0; k < gradients.Length; k++)
        {
            Fill(block, block.Layout.Gradient, gradients[k]);
            kernel.Step(block);
            for (int i = 0; i < start.Length; i++)
            {
                double actual = block[block.Layout.X + i, 0];
                double want = expected[k][i];
                Assert.True(
                    Math.Abs(actual - want) <= RelativeTolerance * Math.Abs(want),
                    $"{name}, step {k + 1}, parameter {i + 1}: {actual:R} instead of {want:R}");
            }
        }
    }

    private static void Fill(LaneBlock block, int firstRow, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            block[firstRow + i, 0] = values[i];
    }

    /// <summary>Our optimizer for a case; null where there is none yet.</summary>
    private static (OptimizerVariant Variant, double[] Settings)? Ours(JsonElement reference)
    {
        JsonElement options = reference.GetProperty("options");
        double learningRate = options.GetProperty("lr").GetDouble();
        switch (reference.GetProperty("optimizer").GetString())
        {
            case "rmsprop":
                return (Runs.Variant("rmsprop", "torch"),
                [
                    learningRate, Number("alpha", 0.99), Number("eps", 1e-8), Number("momentum", 0),
                    options.TryGetProperty("centered", out JsonElement centred) && centred.GetBoolean() ? 1 : 0,
                    Number("weight_decay", 0),
                ]);
            case "adagrad":
                return (Runs.Variant("adagrad"), [learningRate, Number("eps", 1e-10), Number("initial_accumulator_value", 0)]);
            case "sgd" when options.TryGetProperty("weight_decay", out _):
                return null;
            case "sgd" when options.TryGetProperty("nesterov", out _):
                return (Runs.Variant("nesterov"), [learningRate, Number("momentum", 0)]);
            case "sgd" when options.TryGetProperty("momentum", out _):
                return (Runs.Variant("momentum"), [learningRate, Number("momentum", 0)]);
            case "sgd":
                return (Runs.Variant("gradient_descent"), [learningRate]);
            default:
                return null;
        }

        double Number(string option, double otherwise) =>
            options.TryGetProperty(option, out JsonElement value) ? value.GetDouble() : otherwise;
    }
}
