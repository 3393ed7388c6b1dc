using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Learning.Networks;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>The words of learning problems.</summary>
internal static class LearningKeys
{
    public const string Data = "data";
    public const string BatchSize = "batch_size";
    public const string L2 = "l2";
    public const string Hidden = "hidden";
    public const string Activation = "activation";
    public const string Loss = "loss";

    public const string File = SpecKeys.File;
    public const string Target = SpecKeys.Target;
    public const string Standardize = "standardize";
    public const string Test = "test";
    public const string SplitSeed = "split_seed";

    public const string Rows = "rows";
    public const string Features = "features";
    public const string Classes = "classes";
    public const string Noise = "noise";
    public const string Turns = "turns";
    public const string Seed = "seed";

    public static IReadOnlyList<string> Activations { get; } = ["tanh", "relu"];

    public static IReadOnlyList<string> Losses { get; } = ["cross_entropy", "squared_error"];

    /// <summary>The keys that stand beside a source of data.</summary>
    public static IReadOnlyList<string> OfSplit { get; } = [Standardize, Test, SplitSeed];

    public static IReadOnlyList<string> Of(LearningModel model) =>
    [
        Data,
        .. model.HasHiddenLayers ? [Hidden, Activation, Loss] : Array.Empty<string>(),
        BatchSize,
        L2,
        .. SpecKeys.OfProblem,
    ];

    public static string Word(Activation activation) => Activations[(int)activation];

    public static string Word(Loss loss) => Losses[loss == Optim.Learning.Networks.Loss.SquaredError ? 1 : 0];
}
