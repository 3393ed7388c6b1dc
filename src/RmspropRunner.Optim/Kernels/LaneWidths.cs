using System.Runtime.Intrinsics;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Which width runs: the widest that the hardware has, unless <see cref="Variable"/> names another.</summary>
public static class LaneWidths
{
    /// <summary>The environment variable that forces a width: 1, 2, 4 or 8 trials a vector.</summary>
    public const string Variable = "RMSPROP_LANES";

    /// <summary>Every width, widest first.</summary>
    public static IReadOnlyList<LaneWidth> All { get; } =
        [LaneWidth.Vector512, LaneWidth.Vector256, LaneWidth.Vector128, LaneWidth.Scalar];

    /// <summary>The width in force on this machine.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Variable"/> is set, but not to a width.</exception>
    public static LaneWidth Default => LazyDefault.Value;

    private static readonly Lazy<LaneWidth> LazyDefault = new(() => Forced() ?? All.First(IsAccelerated));

    /// <summary>The narrowest width that carries <paramref name="trials"/> trials in one vector, up to <paramref name="widest"/>.</summary>
    public static LaneWidth For(int trials, LaneWidth widest) =>
        All.Reverse().FirstOrDefault(width => (int)width >= trials && width <= widest, widest);

    private static bool IsAccelerated(LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => Vector512.IsHardwareAccelerated,
        LaneWidth.Vector256 => Vector256.IsHardwareAccelerated,
        LaneWidth.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    private static LaneWidth? Forced()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
            return null;
        return All.Cast<LaneWidth?>().FirstOrDefault(width => ((int)width!).ToString() == text)
            ?? throw new InvalidOperationException($"{Variable} is '{text}'; it takes 1, 2, 4 or 8 (trials a vector).");
    }
}
