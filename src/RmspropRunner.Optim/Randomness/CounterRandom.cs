using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Randomness;

/// <summary>
/// Random numbers by place: which one it is (salt, seed, iteration and index) says what it is. There is no state and no
/// order, so it does not matter which trials draw side by side, nor how often. The generator is Philox4x32-10
/// (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
/// </summary>
/// <param name="salt">What is drawn: different salts give unrelated numbers. <see cref="Salt"/> makes one of words.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="iteration">The iteration, from 0.</param>
/// <remarks>Uniform and normal numbers of one salt come from the same bits: draw one kind for each salt.</remarks>
public readonly struct CounterRandom(ulong salt, uint seed, int iteration)
{
    /// <summary>2^−53, the distance of neighbouring uniform numbers.</summary>
    private const double Spacing = 1.0 / (1L << 53);

    /// <summary>A salt for what these words say: their 64-bit FNV-1a hash.</summary>
    public static ulong Salt(string words)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in words)
            hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    /// <summary>64 random bits.</summary>
    /// <param name="index">Which: any number.</param>
    public ulong Bits(long index) => Block(index).Low;

    /// <summary>A number from 0 up, below 1, with 53 random bits.</summary>
    /// <param name="index">Which: any number.</param>
    public double Uniform(long index) => (Block(index).Low >> 11) * Spacing;

    /// <summary>A whole number from 0 up, below <paramref name="bound"/>, all of them equally likely to within 2^−32.</summary>
    /// <param name="index">Which: any number.</param>
    /// <param name="bound">From 1 up.</param>
    public int Below(long index, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Block(index).Low, (ulong)bound, out _);
    }

    /// <summary>A number of the standard normal distribution; none is over 8.6 in size.</summary>
    /// <param name="index">Which: any number.</param>
    public double Normal(long index)
    {
        (double even, double odd) = Pair(index >> 1);
        return (index & 1) == 0 ? even : odd;
    }

    /// <summary>Fills a span with what <see cref="Normal"/> gives for the indices from <paramref name="first"/> on.</summary>
    public void Normals(long first, Span<double> numbers)
    {
        int i = 0;
        if ((first & 1) != 0 && numbers.Length > 0)
            numbers[i++] = Normal(first);
        for (; i + 1 < numbers.Length; i += 2)
            (numbers[i], numbers[i + 1]) = Pair((first + i) >> 1);
        if (i < numbers.Length)
            numbers[i] = Normal(first + i);
    }

    /// <summary>Box and Muller's two: a radius by the first uniform number, which is never 0, and an angle by the second.</summary>
    private (double Even, double Odd) Pair(long index)
    {
        (ulong low, ulong high) = Block(index);
        ScalarLane log = Elementary.Log(ScalarLane.All(((low >> 11) + 1) * Spacing));
        double radius = Math.Sqrt(-2 * log.Value);
        Elementary.SinCosTurns(ScalarLane.All((high >> 11) * Spacing), out ScalarLane sin, out ScalarLane cos);
        return (radius * cos.Value, radius * sin.Value);
    }

    private (ulong Low, ulong High) Block(long index)
    {
        (uint a, uint b, uint c, uint d) = Philox(
            ((uint)index, (uint)(index >> 32), (uint)iteration, seed), ((uint)salt, (uint)(salt >> 32)));
        return (a | (ulong)b << 32, c | (ulong)d << 32);
    }

    /// <summary>The block cipher itself: ten rounds, of two multiplications each.</summary>
    internal static (uint A, uint B, uint C, uint D) Philox((uint A, uint B, uint C, uint D) counter, (uint First, uint Second) key)
    {
        (uint a, uint b, uint c, uint d) = counter;
        (uint first, uint second) = key;
        for (int round = 0; round < 10; round++)
        {
            ulong left = 0xD2511F53UL * a;
            ulong right = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ first, (uint)right, (uint)(left >> 32) ^ d ^ second, (uint)left);
            first += 0x9E3779B9;
            second += 0xBB67AE85;
        }

        return (a, b, c, d);
    }
}
