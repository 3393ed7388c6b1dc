using RmspropRunner.Experiments.Specs;
using RmspropRunner.UnitTests.Specs;

namespace RmspropRunner.UnitTests.Learning;

/// <summary>Spec texts of learning problems.</summary>
internal static class LearningText
{
    /// <summary>Flowers of three kinds, two of which have the same number of petals.</summary>
    public const string Flowers = "height,petals,kind\\n1.5,5,10\\n2,6,20\\n1,5,10\\n3,6,30\\n2.5,7,20\\n3.5,6,30\\n";

    /// <summary>The problem's entry begins in column 12 of line 2; the flowers stand in line 5.</summary>
    public static string With(string problem, string rest = "", int iterations = 10) => SpecText.With(
        rest, problems: $"[{problem}]", optimizers: "[rmsprop, gradient_descent: { learning_rate: 0.05 }]", iterations: $"{iterations}");

    public static string WithFlowers(string problem, int iterations = 10) =>
        With(problem, $"data: {{ flowers.csv: \"{Flowers}\" }}", iterations);

    public static ExperimentSpec Read(string yaml)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return result.Spec;
    }
}
