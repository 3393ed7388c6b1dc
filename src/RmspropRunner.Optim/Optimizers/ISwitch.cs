namespace RmspropRunner.Optim.Optimizers;

/// <summary>
/// A choice made in a type: code generic over it is compiled once for each choice, without a test of it, so that one loop
/// serves every combination of choices at the speed of a loop of its own.
/// </summary>
internal interface ISwitch
{
    static abstract bool IsOn { get; }
}

internal readonly struct On : ISwitch
{
    public static bool IsOn => true;
}

internal readonly struct Off : ISwitch
{
    public static bool IsOn => false;
}
