using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class TransformationTests
{
    private static readonly Transformation[] Moves =
    [
        new() { Shift = [0.5] },
        new() { Rotation = 7 },
        new() { Scale = 0.3 },
        new() { Conditioning = 100 },
        new() { Shift = [-0.25], Rotation = 1, Scale = 2, Conditioning = 10 },
    ];

    public static TheoryData<string> Names => [.. ProblemCatalog.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Minimum_and_minimiser_of_a_moved_problem_stay_right(string name)
    {
        foreach ((Problem problem, Problem moved, int dimension) in Moved(name))
        {
            if (problem.GoesLowerOutside)
            {
                Assert.Null(moved.MinimumIn(dimension));
                Assert.Null(moved.Minimiser);
                continue;
            }

            Mt19937 random = new(5);
            double[] minimiser = moved.Minimiser!(dimension);
            double minimum = moved.MinimumIn(dimension)!.Value;
            double size = Math.Max(1, Math.Max(Math.Abs(minimum), Math.Abs(Runs.Loss(problem, new double[dimension]))));
            Assert.Equal(problem.MinimumIn(dimension), minimum);
            Assert.Equal(minimum, Runs.Loss(moved, minimiser), 1e-15 * size);
            for (int point = 0; point < 100; point++)
            {
                double reach = point % 2 == 0 ? 0.01 : 1;
                double[] x = [.. minimiser.Select((at, i) => at + reach * (Runs.Uniform(problem, i, random) - problem.Minimiser!(dimension)[i]))];
                Assert.True(Runs.Loss(moved, x) >= minimum - 4e-15 * size);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_moved_problems_are_the_slopes_that_central_differences_find(string name)
    {
        foreach ((_, Problem moved, int dimension) in Moved(name))
        {
            Mt19937 random = new(3);
            for (int point = 0; point < 5; point++)
            {
                double[] x = [.. Enumerable.Range(0, dimension).Select(i => Runs.Uniform(moved, i, random))];
                double[] gradient = Runs.Evaluate(moved, x).Gradient;
                double scale = Math.Max(1, gradient.Max(Math.Abs));
                for (int i = 0; i < dimension; i++)
                {
                    double step = 3e-6 * Math.Max(1, Math.Abs(x[i]));
                    double slope = (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
                    Assert.True(Math.Abs(slope - gradient[i]) <= 1e-5 * scale, $"{moved.Label}: {gradient[i]} instead of {slope}");

                    double At(double by)
                    {
                        double[] beside = [.. x];
                        beside[i] += by;
                        return Runs.Evaluate(moved, beside).Objective;
                    }
                }
            }
        }
    }

    [Fact]
    public void Each_move_is_the_documented_formula()
    {
        double[] x = [1.5, -0.5, 2];
        Problem rosenbrock = Rosenbrock.Definition;
        Assert.Equal(At([0.5, -1.5, 1]), Value(new Transformation { Shift = [1] }));
        Assert.Equal(At([0.5, -2.5, -1]), Value(new Transformation { Shift = [1, 2, 3] }));
        Assert.Equal(At([2, -2, 3]), Value(new Transformation { Scale = 2 }));

        // About the minimiser, (1, 1, 1), by 1, 3 and 9.
        Assert.Equal(At([1.5, -3.5, 10]), Value(new Transformation { Conditioning = 81 }), 1e-8);

        double[] matrix = RandomRotation.Create(3, 4);
        double[] turned = [.. Enumerable.Range(0, 3).Select(i => 1 + Enumerable.Range(0, 3).Sum(j => matrix[3 * i + j] * (x[j] - 1)))];
        Assert.Equal(At(turned), Value(new Transformation { Rotation = 4 }), 1e-10);

        double Value(Transformation transformation) => Runs.Evaluate(transformation.Of(rosenbrock), x).Objective;

        double At(double[] point) => Runs.Evaluate(rosenbrock, point).Objective;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(200)]
    public void Rotations_are_orthogonal_and_another_for_each_seed(int dimension)
    {
        double[] matrix = RandomRotation.Create(dimension, 3);
        for (int i = 0; i < dimension; i++)
        {
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, dimension).Sum(k => matrix[i * dimension + k] * matrix[j * dimension + k]), 1e-14);
        }

        Assert.Equal(matrix, RandomRotation.Create(dimension, 3));
        if (dimension > 1)
            Assert.NotEqual(matrix, RandomRotation.Create(dimension, 4));
    }

    [Fact]
    public void A_conditioned_and_turned_sphere_has_that_condition_number()
    {
        Problem bowl = new Transformation { Rotation = 2, Conditioning = 1e4 }.Of(Sphere.Definition);

        // f is ½·xᵀHx: the ends of H's spectrum, by power iteration on H and on what is left of its largest eigenvalue.
        double largest = Largest(0);
        Assert.Equal(2e4, largest, 1e-6 * largest);
        Assert.Equal(2, largest - Largest(largest), 1e-3);

        double Largest(double less)
        {
            double[] x = [1, 0.3, -0.2];
            double length = 0;
            for (int step = 0; step < 20_000; step++)
            {
                double[] slope = [.. Runs.Evaluate(bowl, x).Gradient.Select((g, i) => less == 0 ? g : less * x[i] - g)];
                length = Math.Sqrt(slope.Sum(g => g * g));
                x = [.. slope.Select(g => g / length)];
            }

            return length;
        }
    }

    [Fact]
    public void A_transformation_that_changes_nothing_is_the_problem_itself()
    {
        Assert.Same(Sphere.Definition, Transformation.None.Of(Sphere.Definition));
        Assert.Same(Sphere.Definition, new Transformation { Shift = [0, 0], Scale = 1, Conditioning = 1, Noise = new Noise { Value = 0 } }.Of(Sphere.Definition));
    }

    [Fact]
    public void Labels_and_parameters_say_what_was_changed_in_one_way()
    {
        AssertWords("rosenbrock (shift 1, noise 0.1)", """{"shift":1,"noise":{"value":0.1,"gradient":0.1}}""", new() { Shift = [1, 1], Noise = new() { Value = 0.1, Gradient = 0.1 } });
        AssertWords("rosenbrock (shift [1, -0.5], rotation 3)", """{"shift":[1,-0.5],"rotation":3}""", new() { Shift = [1, -0.5], Rotation = 3 });
        AssertWords("rosenbrock (shift #301c25ba40aaa330)", """{"shift":[1,2,3,4,5]}""", new() { Shift = [1, 2, 3, 4, 5] });
        AssertWords(
            "rosenbrock (scale 2, conditioning 100, relative gradient noise 1.5)",
            """{"scale":2,"conditioning":100,"noise":{"relative_gradient":1.5}}""",
            new() { Scale = 2, Conditioning = 100, Noise = new() { RelativeGradient = 1.5 } });

        static void AssertWords(string label, string parameters, Transformation transformation)
        {
            Problem problem = transformation.Of(Rosenbrock.Definition);
            Assert.Equal((label, parameters), (problem.Label, problem.Parameters));
            Assert.Equal(("rosenbrock", Rosenbrock.Definition.Bounds), (problem.Name, problem.Bounds));
            Assert.Equal([-1.2, 1], problem.CustomaryStart!(2));
        }
    }

    [Fact]
    public void Noise_has_the_deviations_that_were_asked_for_and_leaves_the_loss_alone()
    {
        double[] x = [1, -2];
        AssertNoise(new Noise { Value = 0.5 }, 0.5, 0, 0);
        AssertNoise(new Noise { Gradient = 0.25 }, 0, 0.25, 0.25);
        AssertNoise(new Noise { RelativeValue = 0.1 }, 0.5, 0, 0);
        AssertNoise(new Noise { RelativeGradient = 0.1 }, 0, 0.2, 0.4);
        AssertNoise(new Noise { Value = 1.2, RelativeValue = 0.1, Gradient = 0.3, RelativeGradient = 0.2 }, 1.3, 0.5, Math.Sqrt(0.73));

        void AssertNoise(Noise noise, double ofValue, double ofFirst, double ofSecond)
        {
            const int count = 20_000;
            Problem noisy = new Transformation { Noise = noise }.Of(Sphere.Definition);
            double[][] samples = [.. Enumerable.Range(0, count).Select(i => Runs.Evaluate(noisy, x, (uint)(i % 100), i / 100))
                .Select(sample => new[] { sample.Objective, sample.Gradient[0], sample.Gradient[1] })];
            double[] means = [5, 2, -4];
            double[] deviations = [ofValue, ofFirst, ofSecond];
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(means[i], samples.Average(sample => sample[i]), 5 * deviations[i] / Math.Sqrt(count) + 1e-15);
                double deviation = Math.Sqrt(samples.Average(sample => (sample[i] - means[i]) * (sample[i] - means[i])));
                Assert.Equal(deviations[i], deviation, 0.03 * deviations[i]);
            }

            Assert.Equal(5, Runs.Loss(noisy, x));
            Assert.Equal(0, noisy.MinimumIn(2));
            Assert.Equal([0, 0], noisy.Minimiser!(2));
        }
    }

    [Fact]
    public void Noise_depends_on_seed_and_iteration_and_not_on_where_the_optimizer_is()
    {
        Problem noisy = new Transformation { Noise = new Noise { Value = 1, Gradient = 1 } }.Of(Sphere.Definition);
        (double value, double[] gradient) = Runs.Evaluate(noisy, [0, 0], 5, 9);
        (double farValue, double[] farGradient) = Runs.Evaluate(noisy, [4, 0], 5, 9);
        Assert.Equal(value, farValue - 16, 1e-14);
        Assert.Equal(gradient[0], farGradient[0] - 8, 1e-14);
        Assert.Equal(gradient[1], farGradient[1]);
        Assert.NotEqual(gradient[0], gradient[1]);
        Assert.NotEqual(value, Runs.Evaluate(noisy, [0, 0], 6, 9).Objective);
        Assert.NotEqual(value, Runs.Evaluate(noisy, [0, 0], 5, 10).Objective);
    }

    [Fact]
    public void A_moved_noisy_problem_measures_the_loss_where_it_moved_to()
    {
        Problem moved = new Transformation { Shift = [1, 2], Noise = new Noise { Value = 3 } }.Of(ProblemCatalog.Find("noisy_rosenbrock")!);
        Assert.Equal(0, Runs.Loss(moved, [2, 3]));
        Assert.Equal(24.2, Runs.Loss(moved, [-0.2, 3]), 1e-13);
    }

    private static IEnumerable<(Problem Problem, Problem Moved, int Dimension)> Moved(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        foreach (Transformation transformation in Moves)
        {
            foreach (int dimension in new[] { 1, 2, 4, 5 }.Where(problem.Dimensions.Contains))
                yield return (problem, transformation.Of(problem), dimension);
        }
    }
}
