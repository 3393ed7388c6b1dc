namespace RmspropRunner.Optim.Randomness;

/// <summary>
/// The Mersenne Twister MT19937 as NumPy's legacy generator seeds and reads it: <c>numpy.random.seed(n)</c> followed by
/// <c>numpy.random.rand()</c> gives the same doubles. (Matsumoto and Nishimura 1998, init_genrand; genrand_res53.)
/// </summary>
public sealed class Mt19937
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next;

    public Mt19937(uint seed) => Seed(seed);

    /// <summary>Starts again from <paramref name="seed"/>.</summary>
    public void Seed(uint seed)
    {
        uint word = seed;
        _state[0] = word;
        for (int i = 1; i < Size; i++)
        {
            word = 1812433253u * (word ^ (word >> 30)) + (uint)i;
            _state[i] = word;
        }

        _next = 0;
    }

    /// <summary>The next double in [0, 1), with 53 random bits.</summary>
    public double NextDouble()
    {
        uint high = NextUInt32() >> 5;
        uint low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    // Words are twisted one at a time, when read: a start point needs a few, not all 624.
    private uint NextUInt32()
    {
        int i = _next;
        int successor = i + 1 == Size ? 0 : i + 1;
        int middle = i + Middle < Size ? i + Middle : i + Middle - Size;
        uint mixed = (_state[i] & 0x80000000u) | (_state[successor] & 0x7fffffffu);
        uint word = _state[middle] ^ (mixed >> 1) ^ ((mixed & 1) != 0 ? 0x9908b0dfu : 0u);
        _state[i] = word;
        _next = successor;

        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680u;
        word ^= (word << 15) & 0xefc60000u;
        return word ^ (word >> 18);
    }
}
