using System.Globalization;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>What a number of the spec has to be: a finite one within an interval. Reader and schema share it.</summary>
internal sealed record NumberRule
{
    /// <summary>What the number is, such as "a learning_rate".</summary>
    public required string Thing { get; init; }

    /// <summary>What is accepted, in words.</summary>
    public required string Accepts { get; init; }

    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Whether <see cref="Minimum"/> itself is refused.</summary>
    public bool AboveMinimum { get; init; }

    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Maximum"/> itself is refused.</summary>
    public bool BelowMaximum { get; init; }

    public bool IsWhole { get; init; }

    /// <summary>Whole numbers have to be multiples of this.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Written as true and false.</summary>
    public bool IsSwitch { get; init; }

    public bool Allows(double value) =>
        double.IsFinite(value)
        && (AboveMinimum ? value > Minimum : value >= Minimum)
        && (BelowMaximum ? value < Maximum : value <= Maximum)
        && (!IsWhole || value % Step == 0);

    public static NumberRule Any(string thing) => new() { Thing = thing, Accepts = "a number" };

    public static NumberRule From0Up(string thing) => new() { Thing = thing, Accepts = "a number from 0 up", Minimum = 0 };

    public static NumberRule From1Up(string thing) => new() { Thing = thing, Accepts = "a number from 1 up", Minimum = 1 };

    public static NumberRule Above0(string thing) =>
        new() { Thing = thing, Accepts = "a number above 0", Minimum = 0, AboveMinimum = true };

    public static NumberRule Whole(string thing, long least, long most) => new()
    {
        Thing = thing,
        Accepts = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        Minimum = least,
        Maximum = most,
        IsWhole = true,
    };

    public static NumberRule Of(Hyperparameter hyperparameter) => new()
    {
        Thing = hyperparameter.Name[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {hyperparameter.Name}" : $"a {hyperparameter.Name}",
        Accepts = hyperparameter.Accepts,
        Minimum = hyperparameter.Minimum,
        AboveMinimum = hyperparameter.AboveMinimum,
        Maximum = hyperparameter.Below,
        BelowMaximum = true,
        IsSwitch = hyperparameter.IsSwitch,
    };

    public static NumberRule DimensionOf(Problem problem) => new()
    {
        Thing = $"a dimension of {problem.Name}",
        Accepts = problem.Dimensions.ToString(),
        Minimum = problem.Dimensions.Least,
        Maximum = problem.Dimensions.Most,
        IsWhole = true,
        Step = problem.Dimensions.Step,
    };
}
