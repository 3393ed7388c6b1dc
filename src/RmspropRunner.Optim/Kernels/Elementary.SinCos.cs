using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <content>Sine and cosine of an angle in radians.</content>
public static partial class Elementary
{
    private const double TwoOverPi = 0.6366197723675814;

    // π/2 in three parts; the first two end in zero bits, so that k times each is exact for |k| < 2^20.
    private const double QuarterTurnHigh = 1.5707963267341256;
    private const double QuarterTurnMiddle = 6.077100506303966e-11;
    private const double QuarterTurnLow = 2.0222662487959506e-21;

    /// <summary>2^30: from here on an angle counts as a whole number of turns.</summary>
    private const double LargestAngle = 1073741824.0;

    /// <summary>
    /// sin x and cos x, x in radians. The error is about 1 ulp up to |x| = 1.6e6, measured against 1 near the
    /// zeros, and at most |x|·2e−16 from there to 2^30; beyond, x counts as a whole number of turns, so that the result
    /// is 0 and 1. NaN for a non-finite x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos<TLanes>(TLanes x, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        // x − x is 0, or NaN of what is not finite. x − k·π/2 as r + low, with what the second subtraction rounds off kept in low.
        TLanes isReducible = TLanes.LessThan(TLanes.Abs(x), TLanes.All(LargestAngle));
        x = TLanes.Select(isReducible, x, x - x);
        TLanes shifted = x * TLanes.All(TwoOverPi) + TLanes.All(RoundingShift);
        TLanes k = shifted - TLanes.All(RoundingShift);
        TLanes first = x - k * TLanes.All(QuarterTurnHigh);
        TLanes second = k * TLanes.All(QuarterTurnMiddle);
        TLanes r = first - second;
        TLanes taken = first - r;
        TLanes roundedOff = (first - (r + taken)) + (taken - second);
        TLanes low = roundedOff - k * TLanes.All(QuarterTurnLow);
        TLanes rr = r * r;

        // sin(r + low) and cos(r + low) for |r| ≤ π/4, by Taylor's polynomials of degree 17 and 16.
        TLanes s = TLanes.All(2.8114572543455206e-15);
        s = s * rr - TLanes.All(7.647163731819816e-13);
        s = s * rr + TLanes.All(1.6059043836821613e-10);
        s = s * rr - TLanes.All(2.505210838544172e-08);
        s = s * rr + TLanes.All(2.7557319223985893e-06);
        s = s * rr - TLanes.All(0.0001984126984126984);
        s = s * rr + TLanes.All(0.008333333333333333);
        s = s * rr - TLanes.All(0.16666666666666666);
        TLanes halfSquare = TLanes.All(0.5) * rr;
        s = r + ((s * rr) * r + (low - halfSquare * low));

        TLanes c = TLanes.All(4.779477332387385e-14);
        c = c * rr - TLanes.All(1.1470745597729725e-11);
        c = c * rr + TLanes.All(2.08767569878681e-09);
        c = c * rr - TLanes.All(2.755731922398589e-07);
        c = c * rr + TLanes.All(2.48015873015873e-05);
        c = c * rr - TLanes.All(0.001388888888888889);
        c = c * rr + TLanes.All(0.041666666666666664);
        TLanes main = TLanes.All(1) - halfSquare;
        c = main + (((TLanes.All(1) - main) - halfSquare) + ((c * rr) * rr - r * low));

        TurnQuarters(shifted, s, c, out sin, out cos);
    }
}
