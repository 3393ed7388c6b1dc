using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <content>The hyperbolic tangent.</content>
public static partial class Elementary
{
    /// <summary>tanh x to about 2 ulp; ±1 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes size = TLanes.Abs(x);
        TLanes xx = x * x;

        // Below 0.625 the ninth convergent of the continued fraction x / (1 + x²/(3 + x²/(5 + …))), as x minus a small part.
        TLanes upper = TLanes.All(44);
        upper = upper * xx + TLanes.All(12870);
        upper = upper * xx + TLanes.All(810810);
        upper = upper * xx + TLanes.All(11486475);
        TLanes lower = TLanes.All(45);
        lower = lower * xx + TLanes.All(13860);
        lower = lower * xx + TLanes.All(945945);
        lower = lower * xx + TLanes.All(16216200);
        lower = lower * xx + TLanes.All(34459425);

        // From there on 1 − 2 / (e^2|x| + 1). Both have one division, which they share.
        TLanes isSmall = TLanes.LessThan(size, TLanes.All(0.625));
        TLanes whole = TLanes.Select(isSmall, size, TLanes.All(1));
        TLanes part = TLanes.Select(isSmall, (size * xx) * upper, TLanes.All(2));
        TLanes divisor = TLanes.Select(isSmall, lower, Exp(size + size) + TLanes.All(1));
        TLanes result = whole - part / divisor;
        return TLanes.Select(TLanes.LessThan(x, TLanes.All(0)), -result, result);
    }
}
