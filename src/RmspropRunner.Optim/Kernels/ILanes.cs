namespace RmspropRunner.Optim.Kernels;

/// <summary>
/// One double for each of <see cref="Width"/> trials. Numeric code is written once, generic over this type, and runs
/// at every width with the same bits: only IEEE 754 add, subtract, multiply, divide and square root, each rounded on
/// its own, in the order written. Nothing here fuses a multiply with an add.
/// </summary>
/// <remarks>A comparison gives a mask: all bits of a lane set where it holds, none where it does not.</remarks>
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Width { get; }

    static abstract TSelf Load(ref readonly double source);

    void Store(ref double destination);

    static abstract TSelf All(double value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    /// <summary>2^n, where <paramref name="shifted"/> is n + 1.5·2^52 and −1022 ≤ n ≤ 1023.</summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>⌊log₂ x⌋ of a positive normal number; for others no use, but the same at every width.</summary>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>x / 2^<see cref="Exponent"/>, in [1, 2), of a positive normal number; for others no use, but the same at every width.</summary>
    static abstract TSelf Significand(TSelf value);

    /// <summary>A mask of the odd n, where <paramref name="shifted"/> is n + 1.5·2^52 and |n| &lt; 2^51.</summary>
    static abstract TSelf IsOdd(TSelf shifted);

    /// <summary>−value where n modulo 4 is 2 or 3, else value; <paramref name="shifted"/> as above.</summary>
    static abstract TSelf NegateInSecondHalf(TSelf value, TSelf shifted);

    static abstract TSelf LessThan(TSelf left, TSelf right);

    static abstract TSelf LessThanOrEqual(TSelf left, TSelf right);

    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Either(TSelf mask, TSelf otherMask);

    static abstract TSelf Both(TSelf mask, TSelf otherMask);

    static abstract TSelf Not(TSelf mask);

    static abstract TSelf Select(TSelf mask, TSelf whereSet, TSelf elsewhere);

    /// <summary>sum + lane 0 + lane 1 and so on, one after the other.</summary>
    static abstract double AddEach(double sum, TSelf terms);

    /// <summary>Bit i is set where lane i of the mask is.</summary>
    static abstract uint Bits(TSelf mask);
}
