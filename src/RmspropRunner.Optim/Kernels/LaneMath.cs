using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>What kernels choose and add up with; NaN stays NaN.</summary>
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

    /// <summary>sum + lane 0 + lane 1 and so on, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddEach<TLanes>(double sum, TLanes terms)
        where TLanes : struct, ILanes<TLanes>
    {
        Unsafe.SkipInit(out EightDoubles each);
        terms.Store(ref each.First);
        for (int i = 0; i < TLanes.Width; i++)
            sum += Unsafe.Add(ref each.First, i);
        return sum;
    }

    /// <summary>Room for the widest vector.</summary>
    [InlineArray(8)]
    private struct EightDoubles
    {
        public double First;
    }
}
