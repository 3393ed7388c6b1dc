namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>
/// Normal noise on what the optimizer sees: f·(1 + <see cref="RelativeValue"/>·N) + <see cref="Value"/>·N in place of f, and the
/// same for each coordinate of the gradient. Each N is a number of its own of the standard normal distribution, by seed,
/// iteration and coordinate, so that every optimizer meets the same ones.
/// </summary>
public sealed record Noise
{
    public static Noise None { get; } = new();

    /// <summary>Standard deviation of what is added to f: from 0 up.</summary>
    public double Value { get; init; }

    /// <summary>Standard deviation of what is added to each coordinate of the gradient: from 0 up.</summary>
    public double Gradient { get; init; }

    /// <summary>Standard deviation of the factor of f, about 1: from 0 up.</summary>
    public double RelativeValue { get; init; }

    /// <summary>Standard deviation of the factor of each coordinate of the gradient, about 1: from 0 up.</summary>
    public double RelativeGradient { get; init; }

    public bool IsNone => this == None;
}
