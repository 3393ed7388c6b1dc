using System.Globalization;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>What the numbers of learning problems have to be.</summary>
internal static class LearningRules
{
    /// <summary>A made data set has at most this many features in all rows together: 8 MB.</summary>
    public const long MostMadeValues = 1_000_000;

    /// <summary>A column with more distinct values is no column of classes.</summary>
    public const int MostClasses = 1000;

    public const int MostLayers = 16;

    public static NumberRule Rows { get; } = NumberRule.Whole("a number of rows", 2, 100_000);

    public static NumberRule Classes { get; } = NumberRule.Whole("a number of classes", 2, 100);

    public static NumberRule Noise { get; } = UpTo("a noise", 1_000_000);

    public static NumberRule Turns { get; } = UpTo("a number of turns", 100);

    public static NumberRule Seed { get; } = NumberRule.Whole("a seed", 0, uint.MaxValue);

    public static NumberRule Units { get; } = NumberRule.Whole("a number of hidden units", 1, 10_000);

    public static NumberRule L2 { get; } = NumberRule.From0Up("an l2");

    public static NumberRule Test { get; } = new()
    {
        Thing = "a share of test rows",
        Accepts = "a number from 0 to below 1",
        Minimum = 0,
        Maximum = 1,
        BelowMaximum = true,
    };

    public static NumberRule Features(int least) => NumberRule.Whole("a number of features", least, 1000);

    /// <summary>A batch has as many rows as there are to learn from, or fewer.</summary>
    /// <param name="rows">The training rows; null where nobody knows.</param>
    public static NumberRule BatchSize(int? rows)
    {
        NumberRule rule = NumberRule.Whole("a batch_size", 1, rows ?? int.MaxValue);
        return rows is null ? rule : rule with { Accepts = $"{rule.Accepts}, the number of training rows" };
    }

    private static NumberRule UpTo(string thing, double most) => new()
    {
        Thing = thing,
        Accepts = string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {most}"),
        Minimum = 0,
        Maximum = most,
    };
}
