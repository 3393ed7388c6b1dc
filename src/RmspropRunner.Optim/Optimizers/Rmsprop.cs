namespace RmspropRunner.Optim.Optimizers;

/// <summary>
/// RMSProp (Hinton, lecture 6e of "Neural Networks for Machine Learning", 2012): each parameter's step is divided by the
/// root of a decaying mean of its squared gradients. Frameworks write it differently; each way is a variant.
/// </summary>
public static class Rmsprop
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "rmsprop",
        Summary = "RMSProp: steps divided by the root of a decaying mean of squared gradients",
        Variants =
        [
            RmspropTorch.Variant,
            RmspropTutorial.Variant,
            RmspropNumpy.Variant,
            RmspropTf1.Variant,
            RmspropTfKerasV2.Variant,
            RmspropKeras3.Variant,
            RmspropOptax.Variant,
            RmspropTimmTf.Variant,
            RmspropGraves.Variant,
            RmspropChainer.Variant,
            RmspropMxnet.Variant,
            RmspropPaddle.Variant,
            RmspropLasagne.Variant,
            RmspropEnsmallen.Variant,
            RmspropCustom.Variant,
        ],
    };
}
