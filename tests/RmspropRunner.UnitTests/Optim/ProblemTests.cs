using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class ProblemTests
{
    /// <summary>Those without noise: at a minimum, f itself is lowest and flat.</summary>
    public static TheoryData<string> NoiselessNames => [.. ProblemCatalog.All.Where(problem => problem.Metrics is null).Select(problem => problem.Name)];

    public static TheoryData<string> Names => [.. ProblemCatalog.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_the_slopes_that_central_differences_find(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Mt19937 random = new(3);
        foreach (int dimension in Dimensions(problem))
        {
            for (int point = 0; point < 50; point++)
            {
                double[] x = [.. Enumerable.Range(0, dimension)
                    .Select(i => Runs.Uniform(problem, i, random))];
                double[] gradient = Evaluate(problem, x).Gradient;
                double scale = gradient.Max(Math.Abs);
                for (int i = 0; i < dimension; i++)
                {
                    double step = 1e-5 * Math.Max(1, Math.Abs(x[i]));
                    double slope = (8 * (At(x, i, step) - At(x, i, -step)) - (At(x, i, 2 * step) - At(x, i, -2 * step))) / (12 * step);
                    Assert.True(
                        Math.Abs(slope - gradient[i]) <= 2e-6 * Math.Max(scale, 1),
                        $"{name}, n = {dimension}, x = [{string.Join(", ", x)}], i = {i}: {gradient[i]} instead of {slope}");
                }
            }
        }

        double At(double[] x, int i, double step)
        {
            double[] moved = [.. x];
            moved[i] += step;
            return Evaluate(problem, moved).Objective;
        }
    }

    [Theory]
    [MemberData(nameof(NoiselessNames))]
    public void The_declared_minimiser_has_the_declared_minimum_and_no_slope(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        foreach (int dimension in Dimensions(problem))
        {
            double[] minimiser = problem.Minimiser!(dimension);
            (double objective, double[] gradient) = Evaluate(problem, minimiser);
            double size = Math.Max(1, Math.Abs(Evaluate(problem, new double[dimension]).Objective));
            Assert.Equal(problem.MinimumIn(dimension)!.Value, objective, 1e-15 * Math.Max(size, Math.Abs(objective)));
            Assert.All(gradient, slope => Assert.Equal(0, slope, 1e-12 * size));
            Assert.All(minimiser.Index(), each => Assert.InRange(each.Item, Runs.BoundsOf(problem, each.Index).Low, Runs.BoundsOf(problem, each.Index).High));
        }
    }

    /// <summary>Where nothing is lower outside either, the points come from three times the domain.</summary>
    [Theory]
    [MemberData(nameof(NoiselessNames))]
    public void No_point_of_the_domain_is_lower_than_the_declared_minimum(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Mt19937 random = new(11);
        foreach (int dimension in Dimensions(problem))
        {
            double[] middle = [.. Enumerable.Range(0, dimension).Select(i => (Runs.BoundsOf(problem, i).Low + Runs.BoundsOf(problem, i).High) / 2)];
            for (int point = 0; point < 500; point++)
            {
                double reach = problem.GoesLowerOutside || point % 2 == 0 ? 1 : 3;
                double[] x = [.. Enumerable.Range(0, dimension).Select(i => middle[i] + reach * (Runs.Uniform(problem, i, random) - middle[i]))];
                Assert.True(Evaluate(problem, x).Objective >= problem.MinimumIn(dimension));
            }
        }
    }

    [Theory]
    [MemberData(nameof(NoiselessNames))]
    public void Descent_from_near_the_declared_minimiser_finds_nothing_lower(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Mt19937 random = new(17);
        foreach (int dimension in Dimensions(problem))
        {
            double minimum = problem.MinimumIn(dimension)!.Value;
            double tolerance = 4e-15 * Math.Max(1, Math.Max(Math.Abs(minimum), Math.Abs(Evaluate(problem, new double[dimension]).Objective)));
            for (int start = 0; start < 10; start++)
            {
                double[] x = [.. problem.Minimiser!(dimension).Select((at, i) => at + 0.02 * (random.NextDouble() - 0.5) * Math.Min(1, Width(i)))];
                double first = Evaluate(problem, x).Objective;
                double rate = 0.1;
                for (int step = 0; step < 50; step++)
                {
                    (double objective, double[] gradient) = Evaluate(problem, x);
                    Assert.True(objective >= minimum - tolerance, $"{name} goes down to {objective:R}, below {minimum:R}");
                    double[] next = [.. x.Select((at, i) => at - rate * gradient[i])];
                    if (Evaluate(problem, next).Objective < objective)
                        x = next;
                    else
                        rate /= 4;
                }

                Assert.True(Evaluate(problem, x).Objective < first);
            }
        }

        double Width(int i) => Runs.BoundsOf(problem, i).High - Runs.BoundsOf(problem, i).Low;
    }

    [Theory]
    [InlineData("schwefel", new[] { 5992.9, 420.9687463599820 })]
    [InlineData("michalewicz", new[] { 8.0096, 1.5708 })]
    [InlineData("mccormick", new[] { -3.688790, -4.688790 })]
    public void What_is_said_to_be_lower_outside_of_the_domain_is_there(string name, double[] x)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Assert.True(problem.GoesLowerOutside);
        Assert.True(Evaluate(problem, x).Objective < problem.MinimumIn(x.Length) - 0.1);
    }

    [Theory]
    [InlineData("rosenbrock", 5, new[] { -1.2, 1, -1.2, 1, -1.2 })]
    [InlineData("beale", 2, new[] { 2.8, 0.35 })]
    [InlineData("booth", 2, new[] { -9.0, -9 })]
    [InlineData("himmelblau", 2, new[] { 5.0, -5 })]
    [InlineData("sphere", 2, null)]
    public void Customary_starts_are_where_others_start(string name, int dimension, double[]? expected) =>
        Assert.Equal(expected, ProblemCatalog.Find(name)!.CustomaryStart?.Invoke(dimension));

    [Theory]
    [InlineData("himmelblau", new[] { -2.805118086952745, 3.131312518250573 }, new[] { -3.779310253377747, -3.283185991286170 }, new[] { 3.584428340330492, -1.848126526964404 })]
    [InlineData("six_hump_camel", new[] { -0.08984201310031806, 0.7126564030207396 })]
    [InlineData("branin", new[] { -Math.PI, 12.275 }, new[] { 3 * Math.PI, 2.475 })]
    public void Other_minimisers_are_as_deep(string name, params double[][] others)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Assert.All(others, x => Assert.Equal(problem.Minimum!.Value, Evaluate(problem, x).Objective, 1e-13));
    }

    [Theory]
    [InlineData("sphere", new[] { 3.0, -4.0 }, 25)]
    [InlineData("ellipsoid", new[] { 1.0, 1.0, 1.0 }, 1001001)]
    [InlineData("ellipsoid", new[] { 3.0 }, 9)]
    [InlineData("rosenbrock", new[] { -1.2, 1.0 }, 24.2)]
    [InlineData("rosenbrock", new[] { 0.0, 0.0, 0.0 }, 2)]
    [InlineData("rastrigin", new[] { 1.0, 0.5 }, 21.25)]
    [InlineData("ackley", new[] { 1.0, 1.0 }, 3.6253849384403627)]
    [InlineData("himmelblau", new[] { 0.0, 0.0 }, 170)]
    [InlineData("himmelblau", new[] { -3.779310253377747, -3.283185991286170 }, 0)]
    [InlineData("beale", new[] { 1.0, 1.0 }, 14.203125)]
    [InlineData("booth", new[] { 0.0, 0.0 }, 74)]
    [InlineData("griewank", new[] { 0.0, 0.0 }, 0.0)]
    [InlineData("griewank", new[] { 100.0, -200.0 }, 14.361254653183178)]
    [InlineData("griewank", new[] { 1.0, 2.0, 3.0 }, 1.0170279701835734)]
    [InlineData("schwefel", new[] { 0.0, 0.0 }, 837.9657745448674)]
    [InlineData("schwefel", new[] { -302.5, 420.5 }, 118.46613349481282)]
    [InlineData("styblinski_tang", new[] { 0.0, 0.0, 0.0 }, 0.0)]
    [InlineData("styblinski_tang", new[] { 1.0, 1.0 }, -10.0)]
    [InlineData("styblinski_tang", new[] { 2.5 }, -24.21875)]
    [InlineData("levy", new[] { 0.0, 0.0 }, 0.7158445541169745)]
    [InlineData("levy", new[] { -9.5, 7.25, 3.0 }, 60.16894469895008)]
    [InlineData("levy", new[] { 3.0 }, 1.25)]
    [InlineData("zakharov", new[] { 1.0, 1.0 }, 9.3125)]
    [InlineData("zakharov", new[] { 1.0, -2.0, 3.5 }, 229.06640625)]
    [InlineData("dixon_price", new[] { 0.0, 0.0 }, 1.0)]
    [InlineData("dixon_price", new[] { 1.0, 2.0, 3.0 }, 866.0)]
    [InlineData("michalewicz", new[] { 2.0, 1.5 }, -1.1932462893425093)]
    [InlineData("michalewicz", new[] { 2.202906, 1.570796, 1.284992, 1.923058, 1.72047 }, -4.687658179004162)]
    [InlineData("powell", new[] { 3.0, -1.0, 0.0, 1.0 }, 215.0)]
    [InlineData("powell", new[] { 3.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0 }, 337.0)]
    [InlineData("colville", new[] { 0.0, 0.0, 0.0, 0.0 }, 42.0)]
    [InlineData("colville", new[] { -3.0, -1.0, -3.0, -1.0 }, 19192.0)]
    [InlineData("matyas", new[] { 1.0, 2.0 }, 0.34)]
    [InlineData("three_hump_camel", new[] { 1.0, 1.0 }, 3.1166666666666667)]
    [InlineData("three_hump_camel", new[] { -2.0, 3.0 }, 4.866666666666666)]
    [InlineData("six_hump_camel", new[] { 0.0, 0.0 }, 0.0)]
    [InlineData("six_hump_camel", new[] { 1.0, 1.0 }, 3.2333333333333334)]
    [InlineData("six_hump_camel", new[] { -1.5, 1.75 }, 24.80625)]
    [InlineData("goldstein_price", new[] { 0.0, 0.0 }, 600.0)]
    [InlineData("goldstein_price", new[] { 1.0, 1.0 }, 1876.0)]
    [InlineData("goldstein_price", new[] { -0.6, -0.4 }, 30.0)]
    [InlineData("goldstein_price", new[] { 1.8, 0.2 }, 84.0)]
    [InlineData("branin", new[] { 0.0, 0.0 }, 55.602112642270264)]
    [InlineData("branin", new[] { -5.0, 15.0 }, 17.508299515778166)]
    [InlineData("branin", new[] { 2.5, 7.5 }, 24.12996441362226)]
    [InlineData("mccormick", new[] { 0.0, 0.0 }, 1.0)]
    [InlineData("mccormick", new[] { 1.0, 2.5 }, 7.64921677231038)]
    [InlineData("easom", new[] { 3.0, 3.0 }, -0.9415641575364945)]
    [InlineData("easom", new[] { 2.5, 4.0 }, -0.16605896274103463)]
    [InlineData("drop_wave", new[] { 1.0, 1.0 }, -0.23221968746199523)]
    [InlineData("drop_wave", new[] { 0.25, -0.5 }, -0.8862752710444524)]
    public void Values_are_the_published_ones(string name, double[] x, double expected) =>
        Assert.Equal(expected, Evaluate(ProblemCatalog.Find(name)!, x).Objective, 1e-12 * Math.Max(1, Math.Abs(expected)));

    private static IEnumerable<int> Dimensions(Problem problem) => new[] { 1, 2, 3, 4, 10, 12 }.Where(problem.Dimensions.Contains);

    private static (double Objective, double[] Gradient) Evaluate(Problem problem, double[] x) => Runs.Evaluate(problem, x);
}
