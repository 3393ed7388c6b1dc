namespace RmspropRunner.Optim.Optimizers;

/// <summary>The five settings that most variants of RMSProp begin with, in the places where <c>RmspropRule</c> reads them.</summary>
internal static class RmspropSettings
{
    private const int Momentum = 3;
    private const int Centred = 4;

    /// <summary>lr, ρ, ε, μ, which is 0, and whether it is centred, which it is not, unless the spec says otherwise.</summary>
    /// <param name="learningRate">Its default; null where the spec must give it.</param>
    /// <param name="rho">Its default.</param>
    /// <param name="epsilon">Its default.</param>
    public static IReadOnlyList<Hyperparameter> Of(double? learningRate, double rho, double epsilon) =>
    [
        Hyperparameter.LearningRate(learningRate),
        Hyperparameter.Rho(rho),
        Hyperparameter.Epsilon(epsilon),
        Hyperparameter.Momentum(0),
        Hyperparameter.Centered(),
    ];

    /// <summary>What the last two of them switch: a buffer where there is momentum, and centring.</summary>
    public static RmspropSwitches Switches(IReadOnlyList<double> values) => new()
    {
        Buffered = values[Momentum] != 0,
        Centred = values[Centred] != 0,
    };
}
