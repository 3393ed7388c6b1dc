namespace RmspropRunner.Optim.Optimizers;

/// <summary>What RMSProp's mean of squared gradients is before the first step.</summary>
internal interface IInitialAccumulator
{
    static abstract double Of(ReadOnlySpan<double> settings);
}

internal readonly struct ZeroAccumulator : IInitialAccumulator
{
    public static double Of(ReadOnlySpan<double> settings) => 0;
}

internal readonly struct OneAccumulator : IInitialAccumulator
{
    public static double Of(ReadOnlySpan<double> settings) => 1;
}

/// <summary>As the fifth setting says.</summary>
internal readonly struct GivenAccumulator : IInitialAccumulator
{
    public static double Of(ReadOnlySpan<double> settings) => settings[4];
}
