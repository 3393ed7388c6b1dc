namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>What a hidden unit makes of its sum.</summary>
public enum Activation
{
    Tanh,

    /// <summary>max(0, z), with slope 0 at 0.</summary>
    Relu,
}
