using System.Numerics;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Learning.Batches;

/// <summary>
/// An order of rows that is drawn without being kept: a row's number is computed from its place, so that any batch of any
/// epoch is found with neither the one before it nor a list. A Feistel network permutes the numbers of a power of two, and
/// is applied again to what lands past the last row.
/// </summary>
public readonly struct RowOrder
{
    private const int Rounds = 8;

    private static readonly ulong EpochSalt = CounterRandom.Salt("order of an epoch");
    private static readonly ulong SplitSalt = CounterRandom.Salt("rows kept back");

    private readonly uint _count;
    private readonly int _lowBits;
    private readonly uint _lowMask;
    private readonly uint _highMask;
    private readonly ulong _key;
    private readonly ulong _otherKey;

    /// <param name="count">Rows, from 1.</param>
    /// <param name="random">What it is drawn by.</param>
    private RowOrder(int count, CounterRandom random)
    {
        int bits = Math.Max(2, 32 - BitOperations.LeadingZeroCount((uint)count - 1));
        _count = (uint)count;
        _lowBits = bits / 2;
        _lowMask = (1u << _lowBits) - 1;
        _highMask = (1u << (bits - _lowBits)) - 1;
        _key = random.Bits(0);
        _otherKey = random.Bits(1);
    }

    /// <summary>The order in which an epoch meets the rows, the same for every optimizer.</summary>
    public static RowOrder OfEpoch(int count, uint seed, int epoch) =>
        new(count, new CounterRandom(EpochSalt, seed, epoch));

    /// <summary>The order whose first rows are kept back for testing.</summary>
    public static RowOrder OfSplit(int count, uint seed) => new(count, new CounterRandom(SplitSalt, seed, 0));

    /// <summary>The row, from 0, at a place, from 0.</summary>
    public int this[int place]
    {
        get
        {
            uint number = (uint)place;
            do
                number = Permuted(number);
            while (number >= _count);
            return (int)number;
        }
    }

    private uint Permuted(uint number)
    {
        uint low = number & _lowMask;
        uint high = number >> _lowBits;
        for (uint round = 0; round < Rounds; round += 2)
        {
            high ^= Mixed(low, _key, round) & _highMask;
            low ^= Mixed(high, _otherKey, round) & _lowMask;
        }

        return (high << _lowBits) | low;
    }

    /// <summary>The high bits of a product by an odd number depend on all bits of what is multiplied.</summary>
    private static uint Mixed(uint value, ulong key, uint round)
    {
        ulong mixed = (value + key + round * 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 32)) * 0x94D049BB133111EB;
        return (uint)(mixed >> 32);
    }
}
