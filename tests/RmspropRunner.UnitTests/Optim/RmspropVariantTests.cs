using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>What the frameworks' RMSProp is without a setting, and what can be spelled out beyond it.</summary>
public sealed class RmspropVariantTests
{
    private static readonly double[][] Gradients =
        [[0.5, -1.25], [0.125, -0.5], [-0.75, 0.03125], [0.25, 2], [-0.0625, -1], [1.5, 0.75], [0.375, -0.25], [-1, 0.5]];

    [Theory]
    [InlineData("torch", 0.01, 0.99, 1e-8)]
    [InlineData("tf1", null, 0.9, 1e-10, "epsilon_inside", "learning_rate_in_buffer", "initial_accumulator")]
    [InlineData("tf_keras_v2", 0.001, 0.9, 1e-7, "learning_rate_in_buffer")]
    [InlineData("keras3", 0.001, 0.9, 1e-7, "epsilon_inside", "learning_rate_in_buffer")]
    [InlineData("optax", null, 0.9, 1e-8, "epsilon_inside", "learning_rate_in_buffer")]
    [InlineData("timm_tf", 0.01, 0.9, 1e-10, "epsilon_inside", "learning_rate_in_buffer", "initial_accumulator")]
    [InlineData("graves", 1e-4, 0.95, 1e-4, "epsilon_inside", "learning_rate_in_buffer", "centered", "momentum")]
    [InlineData("chainer", 0.01, 0.99, 1e-8)]
    [InlineData("mxnet", 0.001, 0.9, 1e-8)]
    [InlineData("paddle", null, 0.95, 1e-6, "epsilon_inside", "learning_rate_in_buffer")]
    [InlineData("lasagne", 1.0, 0.9, 1e-6, "epsilon_inside")]
    [InlineData("ensmallen", 0.01, 0.99, 1e-8)]
    public void A_variant_without_a_setting_is_its_frameworks_default(
        string variant, double? learningRate, double rho, double epsilon, params string[] switches)
    {
        Assert.Equal(learningRate, Runs.Variant("rmsprop", variant).Hyperparameters[0].Default);
        (string, double) rate = (Hyperparameter.LearningRateName, learningRate ?? 0.05);
        Method custom = new("rmsprop", "custom", [rate, ("rho", rho), ("epsilon", epsilon), .. switches.Select(name => (name, name == "momentum" ? 0.9 : 1.0))]);
        Assert.Equal(
            InjectedGradients.Run(custom, [0.3, -0.7], Gradients),
            InjectedGradients.Run(new Method("rmsprop", variant, rate), [0.3, -0.7], Gradients));
    }

    [Theory]
    [InlineData("tutorial", 1e-8)]
    [InlineData("numpy", 1e-6)]
    public void The_tutorials_leave_rate_and_decay_to_the_spec(string variant, double epsilon) =>
        Assert.Equal([null, null, epsilon], Runs.Variant("rmsprop", variant).Hyperparameters.Select(each => each.Default));

    [Fact]
    public void Every_switch_goes_with_every_other_as_the_formula_says()
    {
        SpecResult result = ExperimentSpec.Parse($$"""
            name: switches
            problems: [recorded: { file: gradients.csv }]
            optimizers:
              - rmsprop:
                  variant: custom
                  learning_rate: 0.05
                  epsilon: 1e-2
                  momentum: [0, 0.8]
                  initial_accumulator: [0, 0.3]
                  epsilon_inside: [false, true]
                  learning_rate_in_buffer: [false, true]
                  centered: [false, true]
                  nesterov: [false, true]
                  bias_correction: [false, true]
                  schedule: { exponential: { factor: 0.75 } }
            start: [0.3, -0.7]
            iterations: {{Gradients.Length}}
            data: { gradients.csv: "{{string.Join("\\n", Gradients.Select(row => FormattableString.Invariant($"{row[0]},{row[1]}")))}}" }
            """);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        ExperimentPlan plan = new(result.Spec);
        ShardResult shard = new ShardRunner(plan, LaneWidth.Vector256).Run(new Shard(1, 128), new TraceBuffer(), _ => { }, CancellationToken.None);

        Assert.Equal(128, plan.Count);
        foreach ((Trial trial, TrialRecord record) in plan.Trials(shard.Shard).Zip(shard.Trials))
        {
            double[] expected = [.. Enumerable.Range(0, 2).Select(i => ByFormula(trial.Configuration.Settings, [0.3, -0.7], i))];
            Assert.All(expected.Zip(record.FinalX), each => Assert.Equal(each.First, each.Second, 1e-12));
        }

        // Without momentum there is no buffer to look ahead or to keep the rate: 64 ways with it, and 16 without.
        Assert.Equal(80, shard.Trials.DistinctBy(trial => (Math.Round(trial.FinalX[0], 9), Math.Round(trial.FinalX[1], 9))).Count());
    }

    /// <summary>The formula of <c>custom</c>, for one parameter, with a rate that falls by a quarter each time.</summary>
    private static double ByFormula(double[] settings, double[] start, int i)
    {
        double rate = settings[0], rho = settings[1], epsilon = settings[2], momentum = settings[3];
        bool isInside = settings[5] != 0, keepsRate = settings[6] != 0, isCentred = settings[7] != 0, looksAhead = settings[8] != 0, isCorrected = settings[9] != 0;
        double x = start[i], v = settings[4], m = 0, b = 0;
        for (int t = 1; t <= Gradients.Length; t++)
        {
            double g = Gradients[t - 1][i];
            v = rho * v + (1 - rho) * g * g;
            m = rho * m + (1 - rho) * g;
            double correction = isCorrected ? 1 - Math.Pow(rho, t) : 1;
            double centred = v / correction - (isCentred ? Math.Pow(m / correction, 2) : 0);
            double d = isInside ? Math.Sqrt(centred + epsilon) : Math.Sqrt(centred) + epsilon;
            double u = keepsRate ? rate * g / d : g / d;
            b = momentum * b + u;
            double step = looksAhead ? u + momentum * b : b;
            x -= keepsRate ? step : rate * step;
            rate *= 0.75;
        }

        return x;
    }
}
