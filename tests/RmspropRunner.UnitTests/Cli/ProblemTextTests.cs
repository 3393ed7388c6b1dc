using RmspropRunner.Cli.Reports;
using RmspropRunner.Experiments.Descriptions;

namespace RmspropRunner.UnitTests.Cli;

public sealed class ProblemTextTests
{
    [Fact]
    public void A_problem_is_described_with_its_domain_and_its_minimum()
    {
        Assert.Equal(
            """
            mccormick
              A tilted, wavy valley that goes on falling outside its domain
              f(x)       sin(x + y) + (x − y)² − 1.5x + 2.5y + 1
              dimension  2, default 2
              bounds     [-1.5, 4] × [-3, 4], unless the spec has others
              minimum    -1.91322, at [-0.547198, -1.5472]; f goes lower outside of the bounds

            """,
            Described("mccormick"));
    }

    [Theory]
    [InlineData("rosenbrock", "start      [-1.2, 1] is customary")]
    [InlineData("powell", "dimension  a multiple of 4 from 4 to 1000000, default 4")]
    [InlineData("noisy_quadratic", "default 100")]
    [InlineData("styblinski_tang", "minimum    -78.3323 in 2 dimensions, at [-2.90353, -2.90353]")]
    public void What_not_every_problem_has_is_said_where_it_has_it(string name, string expected)
    {
        Assert.Contains(expected, Described(name));
        Assert.DoesNotContain(expected, Described("sphere"));
    }

    private static string Described(string name)
    {
        using StringWriter output = new() { NewLine = "\n" };
        ProblemText.Write(output, SpecDescriptions.Problems.Single(problem => problem.Name == name));
        return output.ToString();
    }
}
