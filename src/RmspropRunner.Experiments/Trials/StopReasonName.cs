using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Trials;

/// <summary>Stop reasons as databases, files and tables spell them.</summary>
public static class StopReasonName
{
    public static string Of(StopReason reason) => reason switch
    {
        StopReason.Diverged => "diverged",
        StopReason.Target => "target",
        StopReason.GradientNorm => "gradient_norm",
        StopReason.Stagnation => "stagnation",
        StopReason.Iterations => "iterations",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a stop reason."),
    };

    public static StopReason Parse(string text) => text switch
    {
        "diverged" => StopReason.Diverged,
        "target" => StopReason.Target,
        "gradient_norm" => StopReason.GradientNorm,
        "stagnation" => StopReason.Stagnation,
        "iterations" => StopReason.Iterations,
        _ => throw new FormatException($"Expected a stop reason, found '{text}'."),
    };
}
