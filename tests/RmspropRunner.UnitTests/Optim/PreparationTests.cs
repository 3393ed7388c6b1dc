using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Preparations;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>Clipping and decay before the step of any optimizer, seen in a step of gradient descent at a rate of 1.</summary>
public sealed class PreparationTests
{
    private static readonly double[] Start = [10, -20, 0.5];

    [Fact]
    public void Each_coordinate_is_clipped() =>
        AssertNear([0.25, -0.25, 0.1], Step([3, -4, 0.1], ("clip_value", 0.25)));

    [Fact]
    public void A_norm_above_the_limit_becomes_the_limit_in_the_same_direction() =>
        AssertNear([0.3, -0.4, 0], Step([3, -4, 0], ("clip_norm", 0.5)));

    [Fact]
    public void A_norm_within_the_limit_stays_to_the_last_bit() =>
        Assert.Equal(Step([3, -4, 0.1]), Step([3, -4, 0.1], ("clip_norm", 5.1)));

    [Fact]
    public void Huge_gradients_are_clipped_without_overflow() =>
        AssertNear([0.6, -0.8, 0], Step([6e200, -8e200, 0], ("clip_norm", 1)));

    [Fact]
    public void No_gradient_stays_none() => Assert.Equal([0, 0, 0], Step([0, 0, 0], ("clip_norm", 1), ("clip_value", 1)));

    [Fact]
    public void Values_are_clipped_before_the_norm_and_the_norm_before_the_penalty()
    {
        AssertNear([0.6, -0.6, 0.8 * 0.6], Step([3000, -4000, 0.8], ("clip_value", 1), ("clip_norm", 0.6 * Math.Sqrt(2.64))));
        AssertNear(
            [0.5 * 3 / 5 + 1, -0.5 * 4 / 5 - 2, 0.05],
            Step([3, -4, 0], ("clip_norm", 0.5), ("weight_decay", 0.1)));
    }

    [Fact]
    public void The_penalty_is_added_to_the_gradient_and_decay_is_taken_off_beside_it()
    {
        // At the same λ the two are the same for gradient descent, and not for what divides by gradients.
        AssertNear(Step([3, -4, 1], ("weight_decay", 0.1)), Step([3, -4, 1], ("decoupled_weight_decay", 0.1)));
        double[][] gradients = [[3, -4, 1]];
        double[] penalised = InjectedGradients.Run(new Method("rmsprop", "keras3", ("learning_rate", 1), ("weight_decay", 0.1)), Start, gradients)[0];
        double[] decayed = InjectedGradients.Run(new Method("rmsprop", "keras3", ("learning_rate", 1), ("decoupled_weight_decay", 0.1)), Start, gradients)[0];
        double[] plain = InjectedGradients.Run(new Method("rmsprop", "keras3", ("learning_rate", 1)), Start, gradients)[0];
        AssertNear([.. plain.Zip(Start, (x, start) => x - 0.1 * start)], decayed);
        Assert.True(Math.Abs(penalised[0] - plain[0]) < 1e-6, "the divisor takes the penalty's size out again");
    }

    [Fact]
    public void Decay_beside_the_gradient_goes_with_the_schedule()
    {
        Method method = new("gradient_descent", null, "linear_warmup", ("learning_rate", 1), ("decoupled_weight_decay", 0.3), ("schedule_iterations", 3));
        double[][] path = InjectedGradients.Run(method, [1.0], [[0.0], [0.0]]);
        Assert.Equal(0.9, path[0][0], 1e-15);
        Assert.Equal(0.9 * (1 - 0.3 * 5 / 9), path[1][0], 1e-15);
    }

    [Fact]
    public void The_penalty_of_torchs_own_is_the_common_one()
    {
        double[][] gradients = [[3, -4, 1], [2, 2, 2], [-1, 0, 1]];
        Assert.Equal(
            InjectedGradients.Run(new Method("rmsprop", "torch", ("weight_decay", 0.1)), Start, gradients),
            InjectedGradients.Run(new Method("rmsprop", "ensmallen", ("weight_decay", 0.1)), Start, gradients));
    }

    [Fact]
    public void What_is_zero_is_the_optimizer_itself()
    {
        Method plain = new("adam");
        Method zeros = new("adam", [.. Preparation.Hyperparameters.Select(each => (each.Name, 0.0))]);
        Assert.Same(plain.Make().Rule, zeros.Make().Rule);
        Assert.Equal(5, zeros.Make().Settings.Length);
    }

    [Fact]
    public void Every_optimizer_takes_them_unless_it_has_a_decay_of_its_own()
    {
        foreach (Optimizer optimizer in OptimizerCatalog.All)
        {
            foreach (OptimizerVariant variant in optimizer.Variants)
            {
                IEnumerable<string> taken = variant.Hyperparameters.Concat(variant.CommonHyperparameters).Select(each => each.Name);
                Assert.Equal(optimizer.Name == "adamw" ? 3 : 4, taken.Intersect(Preparation.Hyperparameters.Select(each => each.Name)).Count());
                Assert.Equal(taken.Distinct(), taken);
                Assert.True(variant.HasLearningRate);
            }
        }
    }

    /// <summary>What a step takes off x, at every width.</summary>
    private static double[] Step(double[] gradient, params (string, double)[] settings)
    {
        Method method = new("gradient_descent", [("learning_rate", 1), .. settings]);
        double[] x = Assert.Single(LaneWidths.All.Select(width => InjectedGradients.Run(method, Start, [gradient], width)[0]).DistinctBy(row => string.Join(' ', row)));
        return [.. Start.Zip(x, (from, to) => from - to)];
    }

    private static void AssertNear(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
