using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>Optimizers that are another one under some setting give what that one gives.</summary>
public sealed class IdentityTests
{
    private const int Steps = 60;

    private static readonly double[] Start = [0.3, -1.2, 2.5];

    private static readonly double[][] Gradients = Draw(3, growth: 1);

    private static (string, double)[] All(params (string, double)[] more) => [("learning_rate", 0.01), ("rho", 0.95), ("epsilon", 1e-6), .. more];

    [Theory]
    [InlineData("ensmallen")]
    [InlineData("chainer")]
    [InlineData("custom")]
    [InlineData("mxnet")]
    public void Variants_with_epsilon_outside_are_torch_to_the_last_bit(string variant) =>
        AssertSame(new Method("rmsprop", "torch", All()), new Method("rmsprop", variant, All()));

    [Theory]
    [InlineData("lasagne")]
    [InlineData("paddle")]
    [InlineData("optax")]
    public void Variants_with_epsilon_inside_are_keras3_to_the_last_bit(string variant) =>
        AssertSame(new Method("rmsprop", "keras3", All()), new Method("rmsprop", variant, All()));

    [Fact]
    public void Graves_is_paddle_centred_with_momentum() => AssertSame(
        new Method("rmsprop", "graves", All()),
        new Method("rmsprop", "paddle", All(("centered", 1), ("momentum", 0.9))));

    [Fact]
    public void Mxnet_centred_is_graves() => AssertSame(
        new Method("rmsprop", "graves", All()),
        new Method("rmsprop", "mxnet", All(("centered", 1))));

    [Fact]
    public void TensorFlow_1_and_timm_are_the_same() => AssertSame(
        new Method("rmsprop", "tf1", All(("momentum", 0.8), ("centered", 1))),
        new Method("rmsprop", "timm_tf", All(("momentum", 0.8), ("centered", 1))));

    [Theory]
    [InlineData(0, "chainer")]
    [InlineData(0.9, "keras3")]
    public void Keras_2_moves_epsilon_inside_with_momentum(double momentum, string other) => AssertSame(
        new Method("rmsprop", "tf_keras_v2", All(("momentum", momentum))),
        new Method("rmsprop", other, momentum == 0 ? All() : All(("momentum", momentum))));

    [Theory]
    [InlineData("torch", 0, 0, 0, 0.0, 0)]
    [InlineData("tf1", 1, 1, 1, 0.9, 1)]
    [InlineData("keras3", 1, 1, 0, 0.9, 1)]
    [InlineData("graves", 1, 1, 0, 0.9, 1)]
    [InlineData("torch", 0, 0, 0, 0.9, 1)]
    [InlineData("timm_tf", 1, 1, 1, 0.5, 0)]
    public void Any_variant_can_be_written_as_custom(string variant, int inside, int inBuffer, int accumulator, double momentum, int centred) => AssertSame(
        new Method("rmsprop", variant, variant == "graves" ? All(("momentum", momentum)) : All(("momentum", momentum), ("centered", centred))),
        new Method("rmsprop", "custom", All(
            ("momentum", momentum),
            ("centered", centred),
            ("epsilon_inside", inside),
            ("learning_rate_in_buffer", inBuffer),
            ("initial_accumulator", accumulator))));

    [Fact]
    public void Optax_with_every_switch_can_be_written_as_custom()
    {
        (string, double)[] switches = All(("momentum", 0.7), ("centered", 1), ("nesterov", 1), ("bias_correction", 1), ("initial_accumulator", 0.3));
        AssertSame(
            new Method("rmsprop", "optax", switches),
            new Method("rmsprop", "custom", [.. switches, ("epsilon_inside", 1), ("learning_rate_in_buffer", 1)]));
        AssertDiffers(new Method("rmsprop", "optax", switches), new Method("rmsprop", "optax", [.. switches, ("epsilon_inside", 0)]));
    }

    [Theory]
    [InlineData("momentum")]
    [InlineData("initial_accumulator")]
    [InlineData("epsilon_inside")]
    [InlineData("learning_rate_in_buffer")]
    [InlineData("centered")]
    [InlineData("nesterov")]
    [InlineData("bias_correction")]
    public void Every_switch_of_custom_makes_a_difference_of_its_own(string name)
    {
        (string, double)[] rest = All(("momentum", 0.5));
        Method plain = new("rmsprop", "custom", "exponential", [.. rest, ("schedule_factor", 0.9)]);
        (string, double) change = (name, name == "momentum" ? 0.9 : 1);
        AssertDiffers(plain, plain with { Values = [change, .. plain.Values.Where(value => value.Name != name)] });
    }

    [Theory]
    [InlineData("torch")]
    [InlineData("keras3")]
    public void Centred_is_plain_where_the_mean_gradient_is_zero(string variant)
    {
        // Gradients that come and go away with their opposites leave a mean of (1 − ρ)·g at most: with ρ this near to 1,
        // its square is lost beside v to rounding.
        double[][] turning = [.. Gradients.Select((_, k) => Gradients[k / 2].Select(g => k % 2 == 0 ? g : -g).ToArray())];
        (string, double)[] slow = [("learning_rate", 1e-9), ("rho", 1 - 1.0 / (1L << 52)), ("epsilon", 0)];
        double[][] plain = InjectedGradients.Run(new Method("rmsprop", variant, slow), Start, turning);
        double[][] centred = InjectedGradients.Run(new Method("rmsprop", variant, [.. slow, ("centered", 1)]), Start, turning);
        AssertBits(plain, centred);
        Assert.NotEqual(Start, plain[^1]);
    }

    [Fact]
    public void A_buffer_that_keeps_nothing_is_no_buffer()
    {
        // μ = 0 takes the loop without a buffer; a μ whose products vanish takes the one with it.
        foreach (string variant in new[] { "torch", "keras3", "tf1", "paddle" })
        {
            AssertNear(
                new Method("rmsprop", variant, All()),
                new Method("rmsprop", variant, All(("momentum", 1e-300))),
                variant == "torch" ? 1e-14 : 0);
        }
    }

    [Fact]
    public void Adam_without_a_mean_and_without_correction_is_rmsprop_with_epsilon_outside() => AssertSame(
        new Method("rmsprop", "torch", All()),
        new Method("adam", ("learning_rate", 0.01), ("beta1", 0), ("beta2", 0.95), ("epsilon", 1e-6), ("bias_correction", 0)));

    [Fact]
    public void Adam_without_a_mean_is_rmsprop_with_bias_correction() => AssertNear(
        new Method("rmsprop", "optax", All(("bias_correction", 1), ("epsilon_inside", 0))),
        new Method("adam", ("learning_rate", 0.01), ("beta1", 0), ("beta2", 0.95), ("epsilon", 1e-6)),
        1e-14);

    [Fact]
    public void Adamw_without_decay_is_adam() =>
        AssertSame(new Method("adam"), new Method("adamw", ("weight_decay", 0)));

    [Fact]
    public void Adamw_is_adam_with_decoupled_decay() => AssertNear(
        new Method("adamw", ("learning_rate", 0.05), ("weight_decay", 0.1)),
        new Method("adam", ("learning_rate", 0.05), ("decoupled_weight_decay", 0.1)),
        1e-14);

    [Fact]
    public void Amsgrad_is_adam_while_the_mean_of_squares_grows_and_slower_once_it_falls()
    {
        double[][] growing = Draw(3, growth: 1.2);
        AssertSame(new Method("adam", ("beta2", 0.5)), new Method("amsgrad", ("beta2", 0.5)), [.. growing.Select(row => row.Select(Math.Abs).ToArray())]);
        AssertDiffers(new Method("adam", ("beta2", 0.5)), new Method("amsgrad", ("beta2", 0.5)), [.. growing.Reverse()]);
    }

    [Fact]
    public void Nadam_agrees_with_the_formula_by_powers()
    {
        const double lr = 0.03, beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8, psi = 0.004;
        double[][] actual = InjectedGradients.Run(
            new Method("nadam", ("learning_rate", lr), ("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon), ("momentum_decay", psi)), Start, Gradients);
        double x = Start[0], m = 0, v = 0, product = 1;
        for (int t = 1; t <= Steps; t++)
        {
            double g = Gradients[t - 1][0];
            double now = beta1 * (1 - 0.5 * Math.Pow(0.96, t * psi));
            double next = beta1 * (1 - 0.5 * Math.Pow(0.96, (t + 1) * psi));
            product *= now;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            double d = Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + epsilon;
            x -= lr * (1 - now) / (1 - product) * g / d + lr * next / (1 - product * next) * m / d;
            Assert.Equal(x, actual[t - 1][0], 1e-12);
        }
    }

    [Fact]
    public void Only_the_sign_of_the_gradient_moves_rprop()
    {
        double[][] scaled = [.. Gradients.Select((row, k) => row.Select(g => g * Math.ScaleB(1.5, k % 7 - 300)).ToArray())];
        AssertBits(InjectedGradients.Run(new Method("rprop"), Start, Gradients), InjectedGradients.Run(new Method("rprop"), Start, scaled));

        // Steps grow by 1.2 while the sign stays; where it turns, one is left out, and the next is half the last.
        double[][] path = InjectedGradients.Run(new Method("rprop"), [0.0], [[1], [3], [-2], [-5], [-1]]);
        double[] sizes = [0.01, 0.012, 0.006, 0.006, 0.0072];
        double[] signs = [-1, -1, 0, 1, 1];
        double x = 0;
        for (int k = 0; k < path.Length; k++)
        {
            x += signs[k] * sizes[k];
            Assert.Equal(x, path[k][0], 1e-15);
        }
    }

    [Fact]
    public void The_buffers_agree_at_a_constant_rate_and_part_under_a_schedule()
    {
        (string, double)[] momentum = All(("momentum", 0.9));
        AssertNear(
            new Method("rmsprop", "timm_tf", momentum),
            new Method("rmsprop", "timm_tf", [.. momentum, ("learning_rate_in_buffer", 0)]),
            1e-11);
        (string, double)[] decaying = [.. momentum, ("schedule_factor", 0.9)];
        AssertDiffers(
            new Method("rmsprop", "timm_tf", "exponential", decaying),
            new Method("rmsprop", "timm_tf", "exponential", [.. decaying, ("learning_rate_in_buffer", 0)]));
    }

    [Theory]
    [InlineData("torch", 0.01, 10)]
    [InlineData("keras3", 0.001, 3.1622776601683795)]
    [InlineData("ensmallen", 0.01, 10)]
    [InlineData("lasagne", 1, 3.1622776601683795)]
    public void The_first_step_is_the_rate_over_the_root_of_what_rho_leaves(string variant, double rate, double times)
    {
        double[][] path = InjectedGradients.Run(new Method("rmsprop", variant, ("learning_rate", rate)), [0.0, 0.0], [[1e3, -1e3]]);
        Assert.Equal(-times * rate, path[0][0], 1e-8 * rate);
        Assert.Equal(times * rate, path[0][1], 1e-8 * rate);
    }

    [Fact]
    public void TensorFlow_1_starts_far_slower_on_small_gradients() => Assert.InRange(
        InjectedGradients.Run(new Method("rmsprop", "tf1", ("learning_rate", 0.01)), [0.0], [[-1e-3]])[0][0], 0.99e-5, 1.1e-5);

    [Fact]
    public void Clipped_weights_stay_within_their_size()
    {
        Method clipped = new("rmsprop", "mxnet", ("learning_rate", 0.5), ("clip_weights", 0.75));
        Assert.All(InjectedGradients.Run(clipped, Start, Gradients).SelectMany(x => x), x => Assert.InRange(x, -0.75, 0.75));
        AssertSame(new Method("rmsprop", "mxnet", ("clip_weights", 1e6)), new Method("rmsprop", "mxnet"));
    }

    [Theory]
    [InlineData("torch")]
    [InlineData("keras3")]
    [InlineData("graves")]
    public void Centred_runs_away_under_a_constant_gradient(string variant)
    {
        // v̂ goes to 0, so steps grow to lr·g/ε or √ε, thousands of times what they are without centring; rounding may even
        // turn v̂ negative, and then the parameters are NaN, which is a divergence like any other.
        Method centred = variant == "graves"
            ? new Method("rmsprop", variant, ("epsilon", 1e-12))
            : new Method("rmsprop", variant, ("centered", 1), ("rho", 0.9), ("epsilon", 1e-12));
        Problem slope = Slope.Definition;
        RunRules rules = new(5000, new StopRules { DivergeAbove = 1e4 }, new TraceRules { Every = 0 });
        (TrialBatch run, _) = Runs.Run(slope, centred, [[0.0]], rules, LaneWidth.Scalar);
        Assert.True(
            run.Outcomes[0].StopReason == StopReason.Diverged || run.Outcomes[0].FinalObjective < -1e3,
            $"{run.Outcomes[0]}");

        (TrialBatch plain, _) = Runs.Run(slope, new Method("rmsprop", "torch", ("learning_rate", 0.001)), [[0.0]], rules, LaneWidth.Scalar);
        Assert.Equal(StopReason.Iterations, plain.Outcomes[0].StopReason);
        Assert.InRange(plain.Outcomes[0].FinalObjective, -6, -4);
    }

    private static double[][] Draw(int dimension, double growth)
    {
        Mt19937 random = new(5);
        double size = 1;
        double[][] rows = new double[Steps][];
        for (int k = 0; k < Steps; k++)
        {
            rows[k] = [.. Enumerable.Range(0, dimension).Select(i => size * Math.Pow(10, i - 1) * (random.NextDouble() - 0.4))];
            size *= growth;
        }

        return growth == 1 ? rows : [.. rows.Select((row, k) => row.Select((_, i) => Math.Pow(growth, k) * (i + 1)).ToArray())];
    }

    private static void AssertSame(Method expected, Method actual, double[][]? gradients = null) => AssertBits(
        InjectedGradients.Run(expected, Start, gradients ?? Gradients), InjectedGradients.Run(actual, Start, gradients ?? Gradients));

    private static void AssertBits(double[][] expected, double[][] actual) => Assert.Equal(
        expected.Select(row => string.Join(' ', row.Select(BitConverter.DoubleToInt64Bits))),
        actual.Select(row => string.Join(' ', row.Select(BitConverter.DoubleToInt64Bits))));

    private static void AssertNear(Method expected, Method actual, double tolerance)
    {
        double[][] left = InjectedGradients.Run(expected, Start, Gradients);
        double[][] right = InjectedGradients.Run(actual, Start, Gradients);
        foreach ((double[] a, double[] b) in left.Zip(right))
            Assert.All(a.Zip(b), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)), $"{pair}"));
    }

    private static void AssertDiffers(Method left, Method right, double[][]? gradients = null) => Assert.NotEqual(
        InjectedGradients.Run(left, Start, gradients ?? Gradients)[^1], InjectedGradients.Run(right, Start, gradients ?? Gradients)[^1]);
}
