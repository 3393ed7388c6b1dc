using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>What a row costs, and the cost's slope by each output. No finite output overflows.</summary>
internal static class Losses
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SquaredError<TLanes>(Rows<TLanes> outputs, TLanes target, Rows<TLanes> slopes)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes distance = outputs[0] - target;
        slopes[0] = TLanes.All(2) * distance;
        return distance * distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Logistic<TLanes>(Rows<TLanes> outputs, TLanes target, Rows<TLanes> slopes)
        where TLanes : struct, ILanes<TLanes>
    {
        // With e = exp(−|z|), which is at most 1: ln(1 + eᶻ) = max(z, 0) + ln(1 + e), and the logistic function of |z| is 1 / (1 + e).
        TLanes zero = TLanes.All(0);
        TLanes one = TLanes.All(1);
        TLanes z = outputs[0];
        TLanes e = Elementary.Exp(-TLanes.Abs(z));
        TLanes sum = one + e;
        TLanes isNegative = TLanes.LessThan(z, zero);
        slopes[0] = TLanes.Select(isNegative, e, one) / sum - target;

        // ln(sum)·e / (sum − 1) makes good what 1 + e rounded off (Kahan); where all of e was, ln(1 + e) is e.
        TLanes logarithm = (Elementary.Log(sum) * e) / (sum - one);
        logarithm = TLanes.Select(TLanes.Equal(sum, one), e, logarithm);
        return (TLanes.Select(isNegative, zero, z) - target * z) + logarithm;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes CrossEntropy<TLanes>(Rows<TLanes> outputs, TLanes target, Rows<TLanes> slopes)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = outputs[0];
        for (int c = 1; c < outputs.Count; c++)
            largest = TLanes.Select(TLanes.LessThan(largest, outputs[c]), outputs[c], largest);

        TLanes sum = TLanes.All(0);
        TLanes ofTarget = TLanes.All(0);
        for (int c = 0; c < outputs.Count; c++)
        {
            TLanes below = outputs[c] - largest;
            TLanes e = Elementary.Exp(below);
            slopes[c] = e;
            sum += e;
            ofTarget = TLanes.Select(TLanes.Equal(target, TLanes.All(c)), below, ofTarget);
        }

        TLanes one = TLanes.All(1);
        TLanes zero = TLanes.All(0);
        for (int c = 0; c < outputs.Count; c++)
            slopes[c] = slopes[c] / sum - TLanes.Select(TLanes.Equal(target, TLanes.All(c)), one, zero);
        return Elementary.Log(sum) - ofTarget;
    }
}
