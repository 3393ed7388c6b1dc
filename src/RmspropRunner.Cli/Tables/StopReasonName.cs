using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Cli.Tables;

internal static class StopReasonName
{
    public static string Of(StopReason reason) => reason switch
    {
        StopReason.Diverged => "diverged",
        StopReason.Target => "target",
        StopReason.GradientNorm => "gradient_norm",
        StopReason.Stagnation => "stagnation",
        StopReason.Iterations => "iterations",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a stop reason."),
    };
}
