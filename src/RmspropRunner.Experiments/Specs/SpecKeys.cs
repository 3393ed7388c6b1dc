using RmspropRunner.Optim.Problems.Transformations;

namespace RmspropRunner.Experiments.Specs;

/// <summary>The words of the spec language, shared by its reader, its writer and its schema.</summary>
internal static class SpecKeys
{
    public const string Name = "name";
    public const string Description = "description";
    public const string Problems = "problems";
    public const string Optimizers = "optimizers";
    public const string Seeds = "seeds";
    public const string Start = "start";
    public const string Iterations = "iterations";
    public const string Stop = "stop";
    public const string Trace = "trace";
    public const string Data = "data";

    public const string Dimension = "dimension";
    public const string Bounds = "bounds";
    public const string File = "file";
    public const string Gzip = "gzip";

    public const string Plugins = "plugins";
    public const string Digest = "digest";
    public const string Expression = "expression";
    public const string Variables = "variables";
    public const string Minimum = "minimum";
    public const string Variant = "variant";
    public const string Schedule = "schedule";

    public const string From = "from";
    public const string To = "to";
    public const string Count = "count";
    public const string Scale = "scale";
    public const string Linear = "linear";
    public const string Log = "log";

    public const string Uniform = "uniform";
    public const string Customary = "customary";

    public const string Shift = TransformationText.Shift;
    public const string Rotation = TransformationText.Rotation;
    public const string Conditioning = TransformationText.Conditioning;
    public const string Noise = TransformationText.Noise;
    public const string Value = TransformationText.Value;
    public const string Gradient = TransformationText.Gradient;
    public const string RelativeValue = TransformationText.RelativeValue;
    public const string RelativeGradient = TransformationText.RelativeGradient;

    public const string Target = "target";
    public const string GradientNorm = "gradient_norm";
    public const string Stagnation = "stagnation";
    public const string Improvement = "improvement";
    public const string DivergeAbove = "diverge_above";

    public const string Every = "every";
    public const string X = "x";

    public static IReadOnlyList<string> OfSpec { get; } =
        [Name, Description, Problems, Optimizers, Seeds, Start, Iterations, Stop, Trace, Data, Plugins];

    public static IReadOnlyList<string> OfProblem { get; } = [Dimension, Bounds];

    public static IReadOnlyList<string> OfPlugin { get; } = [File, Digest];

    /// <summary>What makes another problem of a function.</summary>
    public static IReadOnlyList<string> OfTransformation { get; } = [Shift, Rotation, Scale, Conditioning, Noise];

    public static IReadOnlyList<string> OfFunction { get; } = [.. OfProblem, .. OfTransformation];

    public static IReadOnlyList<string> OfNoise { get; } = [Value, Gradient, RelativeValue, RelativeGradient];

    public static IReadOnlyList<string> Starts { get; } = [Uniform, Customary];

    public static IReadOnlyList<string> OfFormula { get; } = [Expression, Bounds, Dimension, Variables, Minimum, Name, .. OfTransformation];

    public static IReadOnlyList<string> OfRange { get; } = [From, To, Count, Scale];

    public static IReadOnlyList<string> OfSeeds { get; } = [Count, From];

    public static IReadOnlyList<string> OfStop { get; } = [Target, GradientNorm, Stagnation, DivergeAbove];

    public static IReadOnlyList<string> OfStagnation { get; } = [Iterations, Improvement];

    public static IReadOnlyList<string> OfTrace { get; } = [Every, Log, X];

    public static IReadOnlyList<string> Scales { get; } = [Linear, Log];
}
