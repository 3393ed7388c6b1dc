using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>What the numbers of a transformation have to be; its readers and its schema share them.</summary>
internal static class TransformationRules
{
    public static NumberRule Shift { get; } = NumberRule.Any("a shift");

    public static NumberRule Rotation { get; } = NumberRule.Whole("a rotation's seed", 0, uint.MaxValue);

    public static NumberRule Scale { get; } = NumberRule.Above0("a scale");

    public static NumberRule Conditioning { get; } = NumberRule.From1Up("a condition number");

    public static NumberRule Noise { get; } = NumberRule.From0Up("a standard deviation");
}
