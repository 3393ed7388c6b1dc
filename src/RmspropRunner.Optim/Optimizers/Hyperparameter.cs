using System.Globalization;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>A hyperparameter: its name in the spec, what it accepts and its default.</summary>
public sealed record Hyperparameter
{
    /// <summary>What a learning rate is called: schedules change the hyperparameter of this name.</summary>
    public const string LearningRateName = "learning_rate";

    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Description { get; init; }

    /// <summary>The value when the spec has none; null where the spec must give one.</summary>
    public double? Default { get; init; }

    /// <summary>True for a switch, whose values are false (0) and true (1).</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether only whole numbers are accepted; then there is a <see cref="Below"/>.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether texts leave it out where it has its default, which is what it has where a text says nothing of it.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>The lowest value accepted.</summary>
    public double Minimum { get; init; }

    /// <summary>Whether <see cref="Minimum"/> itself is refused.</summary>
    public bool AboveMinimum { get; init; }

    /// <summary>The value that everything accepted is below; +∞ for none.</summary>
    public double Below { get; init; } = double.PositiveInfinity;

    /// <summary>What it accepts, in words.</summary>
    public string Accepts => this switch
    {
        { IsSwitch: true } => "true or false",
        { IsWhole: true } => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Minimum} to {Below - 1}"),
        { Below: < double.PositiveInfinity } => string.Create(
            CultureInfo.InvariantCulture, $"a number {(AboveMinimum ? "above" : "from")} {Minimum} {(AboveMinimum ? "and " : "to ")}below {Below}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"a number {(AboveMinimum ? "above" : "from")} {Minimum}{(AboveMinimum ? "" : " up")}"),
    };

    public bool Allows(double value) =>
        double.IsFinite(value)
        && (AboveMinimum ? value > Minimum : value >= Minimum)
        && value < Below
        && (!IsWhole || value == Math.Floor(value))
        && (!IsSwitch || value is 0 or 1);

    /// <summary>Something that is on or off.</summary>
    public static Hyperparameter Switch(string name, string description, bool defaultValue) => new()
    {
        Name = name,
        Description = description,
        Default = defaultValue ? 1 : 0,
        IsSwitch = true,
        Below = 2,
    };

    /// <summary>lr, the size of a step: above 0.</summary>
    public static Hyperparameter LearningRate(double? defaultValue) => new()
    {
        Name = LearningRateName,
        Description = "lr, the size of a step",
        Default = defaultValue,
        AboveMinimum = true,
    };

    /// <summary>ρ, the decay of the mean of squared gradients: from 0 to below 1.</summary>
    public static Hyperparameter Rho(double? defaultValue) => new()
    {
        Name = "rho",
        Description = "ρ, the decay of the mean of squared gradients",
        Default = defaultValue,
        Below = 1,
    };

    /// <summary>ε, which keeps the divisor away from 0: from 0 up.</summary>
    public static Hyperparameter Epsilon(double defaultValue) => new()
    {
        Name = "epsilon",
        Description = "ε, which keeps the divisor away from 0",
        Default = defaultValue,
    };

    /// <summary>μ, the decay of the momentum buffer: from 0 to below 1.</summary>
    public static Hyperparameter Momentum(double defaultValue) => new()
    {
        Name = "momentum",
        Description = "μ, the decay of the momentum buffer",
        Default = defaultValue,
        Below = 1,
    };

    /// <summary>Whether a decaying mean of gradients is taken out: off unless said otherwise.</summary>
    public static Hyperparameter Centered() =>
        Switch("centered", "whether v̂ is the variance of the gradient, v − m²", defaultValue: false);

    /// <summary>What an accumulator of squared gradients is before the first step: from 0 up.</summary>
    public static Hyperparameter InitialAccumulator() =>
        new() { Name = "initial_accumulator", Description = "v before the first step", Default = 0 };
}
