using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Learning;

public sealed class LearningGradientTests
{
    public static TheoryData<string> Names => LearningCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_the_slopes_that_central_differences_find(string name)
    {
        foreach ((int? batch, double penalty) in new (int?, double)[] { (null, 0), (7, 0), (7, 0.3) })
        {
            Problem problem = LearningCases.Of(name, batch, penalty).ToProblem("");
            for (uint seed = 1; seed <= 5; seed++)
            {
                double[] x = LearningCases.Point(problem, seed, name == "relu" || problem.CustomaryStart is null ? 1 : 100);
                const int iteration = 9;
                double[] gradient = LearningCases.Evaluate(problem, x, seed, iteration).Gradient;
                double scale = Math.Max(1, gradient.Max(Math.Abs));
                for (int i = 0; i < x.Length; i++)
                {
                    const double step = 1e-6;
                    double slope = (At(i, step) - At(i, -step)) / (2 * step);
                    Assert.True(Math.Abs(slope - gradient[i]) <= 1e-7 * scale, $"{name}, batch {batch}, seed {seed}, i = {i}: {gradient[i]} instead of {slope}");
                }

                double At(int i, double by)
                {
                    double[] moved = [.. x];
                    moved[i] += by;
                    return LearningCases.Evaluate(problem, moved, seed, iteration).Objective;
                }
            }
        }
    }

    [Fact]
    public void Softmax_of_two_classes_is_logistic()
    {
        LearningData data = LearningCases.Clouds(2);
        Problem logistic = LearningCases.Of("logistic", 8).ToProblem("");
        Problem softmax = (LearningCases.Of("softmax", 8) with { Data = data }).ToProblem("");
        for (uint seed = 1; seed <= 20; seed++)
        {
            // The logistic z is the second class's less the first's.
            double[] x = LearningCases.Point(softmax, seed, 300);
            double[] difference = [x[2] - x[0], x[3] - x[1], x[5] - x[4]];
            (double expected, double[] gradient) = LearningCases.Evaluate(logistic, difference, seed, 3);
            (double found, double[] slopes) = LearningCases.Evaluate(softmax, x, seed, 3);
            Assert.Equal(expected, found, 1e-13);
            Assert.Equal(gradient[0], slopes[2], 1e-13);
            Assert.Equal(gradient[2], slopes[5], 1e-13);
            double[] measured = LearningCases.Measure(logistic, difference);
            Assert.All(LearningCases.Measure(softmax, x).Zip(measured), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
        }
    }

    [Theory]
    [InlineData("logistic", 1e300)]
    [InlineData("softmax", 1e300)]
    [InlineData("logistic", -1e300)]
    [InlineData("softmax", -1e300)]
    public void Outputs_however_large_have_a_finite_loss_and_gradient(string name, double weight)
    {
        Problem problem = LearningCases.Of(name).ToProblem("");
        double[] x = [.. Enumerable.Range(0, problem.Dimensions.Least).Select(i => i % 2 == 0 ? weight : -weight / 3)];
        (double objective, double[] gradient) = LearningCases.Evaluate(problem, x);
        Assert.True(double.IsFinite(objective), $"{objective}");
        Assert.All(gradient, slope => Assert.True(double.IsFinite(slope), $"{slope}"));
    }

    [Fact]
    public void A_row_classified_with_great_certainty_still_costs_a_little()
    {
        DataShape shape = new(1, 1, 2);
        LearningProblem one = new()
        {
            Model = LearningModel.LogisticRegression,
            Data = new LearningData("one", shape, () => new DataRows(1, [1], [1]), new DataSplit(0, 1), isStandardised: false),
            Loss = Loss.Logistic,
        };
        (double objective, double[] gradient) = LearningCases.Evaluate(one.ToProblem(""), [60, 0]);
        Assert.Equal(8.7565107626965204e-27, objective, 1e-41);
        Assert.Equal(0, gradient[0], 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_that_is_not_a_number_is_not_hidden(string name)
    {
        Problem problem = LearningCases.Of(name).ToProblem("");
        double[] x = LearningCases.Point(problem, 1);
        x[0] = double.NaN;
        Assert.True(double.IsNaN(LearningCases.Evaluate(problem, x).Objective));
    }

    [Fact]
    public void The_penalty_is_half_of_l2_times_the_squared_weights_without_the_biases()
    {
        Problem free = LearningCases.Of("tanh").ToProblem("");
        Problem penalised = LearningCases.Of("tanh", penalty: 0.5).ToProblem("");
        double[] x = LearningCases.Point(free, 3);

        // 2 features, 5 and 4 hidden units, 3 classes: weights, then biases, layer by layer.
        double[] weights = [.. x[..10], .. x[15..35], .. x[39..51]];
        (double without, double[] slopes) = LearningCases.Evaluate(free, x);
        (double with, double[] steeper) = LearningCases.Evaluate(penalised, x);
        Assert.Equal(54, x.Length);
        Assert.Equal(without + 0.25 * weights.Sum(weight => weight * weight), with, 1e-14);
        Assert.Equal(slopes[0] + 0.5 * x[0], steeper[0], 1e-14);
        Assert.Equal(slopes[10], steeper[10]);
        Assert.Equal(LearningCases.Measure(free, x), LearningCases.Measure(penalised, x));
    }
}
