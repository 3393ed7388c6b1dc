namespace RmspropRunner.Optim.Kernels;

/// <summary>The parts of a double's bits, as <see cref="ILanes{TSelf}.Exponent"/> and its neighbour take them apart.</summary>
internal static class FloatBits
{
    /// <summary>Bits below the exponent.</summary>
    public const int FractionLength = 52;

    /// <summary>The bits of the fraction.</summary>
    public const long Fraction = 0x000F_FFFF_FFFF_FFFF;

    /// <summary>The bits of 1.0.</summary>
    public const long One = 0x3FF0_0000_0000_0000;

    /// <summary>The bits of 2^52; an integer below 2^52 put into its fraction makes 2^52 + that integer.</summary>
    public const long TwoTo52 = 0x4330_0000_0000_0000;

    /// <summary>2^52 and the exponent's bias, 1023.</summary>
    public const double ExponentOffset = 4503599627370496.0 + 1023;
}
