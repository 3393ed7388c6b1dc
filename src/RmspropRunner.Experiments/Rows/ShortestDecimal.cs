using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmspropRunner.Experiments.Rows;

/// <summary>
/// The shortest decimal that reads back as the same double, and of those the closest: what <c>ToString("R")</c> gives, in
/// half of its time. An export is bound by it: a row of a trace has three numbers and a vector of them. Where .NET's own
/// does not read back as the same number, which happens at 2⁻²⁵ and 2⁻⁹⁵⁸, this has the digit that is missing there.
/// </summary>
/// <remarks>
/// Raffaello Giulietti's Schubfach ("The Schubfach way to render doubles", 2020; the names are his): the interval of
/// decimals that round to the double is scaled by a power of ten, kept to 128 bits, such that it holds one or two
/// integers, or one multiple of ten; three multiplications tell which.
/// </remarks>
public static class ShortestDecimal
{
    /// <summary>The longest is -2.2250738585072014E-308; a number below 10¹⁷ may have zeros to its point.</summary>
    public const int MostBytes = 32;

    private const int MostDigits = 20;
    private const int FractionBits = 52;
    private const int ExponentBias = 1075;
    private const int LowestPower = -324;
    private const int HighestPower = 292;

    /// <summary>Numbers of more digits before the point, or more zeros after it, are written with an exponent.</summary>
    private const int MostWholeDigits = 17;
    private const int FewestWholeDigits = -3;

    /// <summary>⌈10⁻ᵏ · 2ʳ⌉ with r such that it has 128 bits, for each k. Made when the first number is written, in a millisecond or two.</summary>
    private static readonly Power[] Powers = MakePowers();

    /// <param name="number">Finite.</param>
    /// <param name="bytes">Where it goes; has room for <see cref="MostBytes"/>.</param>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(double number, Span<byte> bytes)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        int length = 0;
        if (bits < 0)
            bytes[length++] = (byte)'-';
        long fraction = bits & ((1L << FractionBits) - 1);
        int biased = (int)(bits >> FractionBits) & 0x7FF;
        if (biased == 0 && fraction == 0)
        {
            bytes[length++] = (byte)'0';
            return length;
        }

        (ulong digits, int exponent) = biased == 0
            ? Shortest((ulong)fraction, 1 - ExponentBias, isPowerOfTwo: false)
            : Shortest((ulong)(fraction | 1L << FractionBits), biased - ExponentBias, isPowerOfTwo: fraction == 0 && biased > 1);
        return length + Write(digits, exponent, bytes[length..]);
    }

    /// <summary>The decimal for c·2^q.</summary>
    /// <param name="c">The significand.</param>
    /// <param name="q">Its exponent.</param>
    /// <param name="isPowerOfTwo">Whether the next lower double is half as far as the next higher.</param>
    /// <remarks>
    /// Math.BigMul keeps it from being compiled ahead; without the attribute a short run would be over before the runtime
    /// has compiled it well.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ulong Digits, int Exponent) Shortest(ulong c, int q, bool isPowerOfTwo)
    {
        // ⌊log₁₀ 2^q⌋, or of ¾·2^q; and ⌊log₂ 10⁻ᵏ⌋.
        int k = (int)((q * 661_971_961_083L - (isPowerOfTwo ? 274_743_187_321L : 0)) >> 41);
        int h = q + (int)((-k * 913_124_641_741L) >> 38) + 1;
        Power power = Powers[k - LowestPower];

        // Four times the number, and the halves of the ways to its neighbours, all scaled. An even significand is what
        // a decimal in the middle between two doubles rounds to, so the ends belong to its interval.
        ulong odd = c & 1;
        ulong low = RoundToOdd(power, (4 * c - (isPowerOfTwo ? 1UL : 2UL)) << h) + odd;
        ulong middle = RoundToOdd(power, (4 * c) << h);
        ulong high = RoundToOdd(power, (4 * c + 2) << h) - odd;

        ulong s = middle / 4;
        if (s >= 10)
        {
            // One digit less, where a multiple of ten is in the interval.
            ulong tenth = s / 10;
            bool isBelowInside = low <= 40 * tenth;
            bool isAboveInside = 40 * (tenth + 1) <= high;
            if (isBelowInside != isAboveInside)
                return (isBelowInside ? tenth : tenth + 1, k + 1);
        }

        bool isFloorInside = low <= 4 * s;
        bool isCeilingInside = 4 * (s + 1) <= high;
        if (isFloorInside != isCeilingInside)
            return (isFloorInside ? s : s + 1, k);

        // Both, or neither: the closer one, and of two as close the even one.
        ulong half = 4 * s + 2;
        bool isFloor = middle < half || middle == half && (s & 1) == 0;
        return (isFloor ? s : s + 1, k);
    }

    /// <summary>The product's high bits, the last of which says whether any below it is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RoundToOdd(Power power, ulong factor)
    {
        ulong carried = Math.BigMul(power.Lower, factor, out _);
        ulong upper = Math.BigMul(power.Upper, factor, out ulong lower);
        ulong sum = lower + carried;
        upper += sum < lower ? 1UL : 0;
        return upper | (sum > 1 ? 1UL : 0);
    }

    private static int Write(ulong digits, int exponent, Span<byte> bytes)
    {
        while (digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }

        Span<byte> text = stackalloc byte[MostDigits];
        digits.TryFormat(text, out int count, default, CultureInfo.InvariantCulture);
        text = text[..count];
        int whole = count + exponent;
        if (whole is > MostWholeDigits or < FewestWholeDigits)
            return WriteScientific(text, whole - 1, bytes);

        if (whole <= 0)
        {
            "0."u8.CopyTo(bytes);
            bytes[2..(2 - whole)].Fill((byte)'0');
            text.CopyTo(bytes[(2 - whole)..]);
            return 2 - whole + count;
        }

        if (count <= whole)
        {
            text.CopyTo(bytes);
            bytes[count..whole].Fill((byte)'0');
            return whole;
        }

        text[..whole].CopyTo(bytes);
        bytes[whole] = (byte)'.';
        text[whole..].CopyTo(bytes[(whole + 1)..]);
        return count + 1;
    }

    private static int WriteScientific(ReadOnlySpan<byte> text, int exponent, Span<byte> bytes)
    {
        int length = 0;
        bytes[length++] = text[0];
        if (text.Length > 1)
        {
            bytes[length++] = (byte)'.';
            text[1..].CopyTo(bytes[length..]);
            length += text.Length - 1;
        }

        bytes[length++] = (byte)'E';
        bytes[length++] = exponent < 0 ? (byte)'-' : (byte)'+';
        exponent = Math.Abs(exponent);
        if (exponent >= 100)
            bytes[length++] = (byte)('0' + exponent / 100);
        bytes[length++] = (byte)('0' + exponent / 10 % 10);
        bytes[length++] = (byte)('0' + exponent % 10);
        return length;
    }

    private static Power[] MakePowers()
    {
        Power[] powers = new Power[HighestPower - LowestPower + 1];
        for (int i = 0; i < powers.Length; i++)
            powers[i] = MakePower(LowestPower + i);
        return powers;
    }

    private static Power MakePower(int k)
    {
        const int Bits = 128;
        BigInteger ten = BigInteger.Pow(10, Math.Abs(k));
        int length = (int)ten.GetBitLength();
        if (k <= 0 && length <= Bits)
            return Of(ten << (Bits - length));
        BigInteger rest = k <= 0 ? ten : (BigInteger.One << (Bits + length)) / ten;
        return Of((rest >> ((int)rest.GetBitLength() - Bits)) + 1);

        static Power Of(BigInteger bits) => new((ulong)(bits >> 64), (ulong)(bits & ulong.MaxValue));
    }

    /// <summary>128 bits. A UInt128 would keep all this from being compiled ahead, and a short run would write its numbers slowly.</summary>
    private readonly record struct Power(ulong Upper, ulong Lower);
}
