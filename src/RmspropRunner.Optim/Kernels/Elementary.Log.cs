using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <content>The natural logarithm of every double.</content>
public static partial class Elementary
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>ln x to about 1 ulp, for subnormal numbers too; −∞ at 0, NaN below 0, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes zero = TLanes.All(0);
        TLanes one = TLanes.All(1);
        TLanes isSmall = TLanes.LessThan(x, TLanes.All(SmallestNormal));
        TLanes normal = TLanes.Select(isSmall, x * TLanes.All(18014398509481984.0), x);
        TLanes k = TLanes.Exponent(normal) - TLanes.Select(isSmall, TLanes.All(54), zero);
        TLanes m = TLanes.Significand(normal);

        // x = 2^k·m with m from √½ to √2.
        TLanes isHigh = TLanes.LessThan(TLanes.All(1.4142135623730951), m);
        m = TLanes.Select(isHigh, m * TLanes.All(0.5), m);
        k += TLanes.Select(isHigh, one, zero);

        // ln m = 2·artanh s with s = f / (2 + f), f = m − 1, |s| < 0.172; series is what 2s, its first term, leaves, over s.
        TLanes f = m - one;
        TLanes s = f / (TLanes.All(2) + f);
        TLanes ss = s * s;
        TLanes series = TLanes.All(0.09523809523809523);
        series = series * ss + TLanes.All(0.10526315789473684);
        series = series * ss + TLanes.All(0.11764705882352941);
        series = series * ss + TLanes.All(0.13333333333333333);
        series = series * ss + TLanes.All(0.15384615384615385);
        series = series * ss + TLanes.All(0.18181818181818182);
        series = series * ss + TLanes.All(0.2222222222222222);
        series = series * ss + TLanes.All(0.2857142857142857);
        series = series * ss + TLanes.All(0.4);
        series = series * ss + TLanes.All(0.6666666666666666);
        series = series * ss;

        // 2s = f − s·f and s·f = f²/2 − s·f²/2, so that the leading terms, f and k·ln 2, are exact.
        TLanes halfSquare = (TLanes.All(0.5) * f) * f;
        TLanes correction = s * (halfSquare + series) + k * TLanes.All(Ln2Low);
        TLanes result = k * TLanes.All(Ln2High) - ((halfSquare - correction) - f);

        result = TLanes.Select(TLanes.LessThan(x, TLanes.All(double.PositiveInfinity)), result, x);
        result = TLanes.Select(TLanes.LessThan(x, zero), TLanes.All(double.NaN), result);
        return TLanes.Select(TLanes.Equal(x, zero), TLanes.All(double.NegativeInfinity), result);
    }
}
