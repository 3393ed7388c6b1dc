using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>A rule after whose step every parameter is clipped to ±c, c being the sixth setting.</summary>
internal readonly struct WeightClipping<TRule> : IUpdateRule
    where TRule : struct, IUpdateRule
{
    public static int StateCount => TRule.StateCount;

    public static bool IsCoordinatewise => TRule.IsCoordinatewise;

    public static int SharedStateCount => TRule.SharedStateCount;

    public static double InitialState(int index, ReadOnlySpan<double> settings) => TRule.InitialState(index, settings);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TRule.Step(x, gradient, state, settings);
        TLanes most = settings[5];
        for (int i = 0; i < x.Count; i++)
            x[i] = LaneMath.Clip(x[i], most);
    }
}
