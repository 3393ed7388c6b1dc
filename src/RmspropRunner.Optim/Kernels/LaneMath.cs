using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>What update rules choose with; NaN stays NaN.</summary>
internal static class LaneMath
{
    /// <summary>x, but at most <paramref name="most"/> in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Clip<TLanes>(TLanes x, TLanes most)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(most, x), most, TLanes.Select(TLanes.LessThan(x, -most), -most, x));

    /// <summary>−1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sign<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes zero = TLanes.All(0);
        return TLanes.Select(TLanes.LessThan(zero, x), TLanes.All(1), TLanes.Select(TLanes.LessThan(x, zero), TLanes.All(-1), x));
    }

    /// <summary>The smaller; the right one where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Min<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes> => TLanes.Select(TLanes.LessThan(left, right), left, right);

    /// <summary>The larger; the right one where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes> => TLanes.Select(TLanes.LessThan(right, left), left, right);
}
