using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <content>Powers.</content>
public static partial class Elementary
{
    /// <summary>
    /// x to a whole exponent, by multiplication: the product of x, x², x⁴, …, each the square of the one before, that
    /// the exponent's binary digits name, from the lowest; for a negative exponent 1 divided by that. 1 for exponent 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Pow<TLanes>(TLanes x, int exponent)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes result = TLanes.All(1);
        TLanes square = x;
        uint digits = exponent < 0 ? 0u - (uint)exponent : (uint)exponent;
        while (true)
        {
            if ((digits & 1) != 0)
                result *= square;
            digits >>= 1;
            if (digits == 0)
                break;
            square *= square;
        }

        return exponent < 0 ? TLanes.All(1) / result : result;
    }

    /// <summary>
    /// x^y as e^(y·ln x), for x ≥ 0; NaN for a negative x, whatever y is, and 1 for y = 0. The relative error is about
    /// 1 + |y·ln x| ulp. Like <see cref="Exp{TLanes}"/>, 0 where the result would be under 1e−307.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Pow<TLanes>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.Equal(y, TLanes.All(0)), TLanes.All(1), Exp(y * Log(x)));
}
