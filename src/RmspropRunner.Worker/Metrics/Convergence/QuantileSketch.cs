namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>Quantiles of any number of values in bounded memory.</summary>
/// <remarks>
/// Counts values in buckets of equal relative width: a bucket is all doubles that share sign, exponent and the first
/// bits of the mantissa. With 7 bits a quantile is within 0.4 % of the true one. Past 4,096 buckets, neighbours are merged
/// in pairs, over and over, each time doubling that error; so it stays at 0.4 % while there are at most 4,096 values, and
/// for more while they lie within 32 factors of two, and comes to 3.2 % where they fill 40 decades. Zero, +∞ and −∞ have
/// buckets of their own and are exact. NaN counts as +∞: no number is worse.
/// </remarks>
internal sealed class QuantileSketch
{
    public const int MaximumBuckets = 4096;

    private const int FinestBits = 7;
    private const int MantissaBits = 52;

    private readonly List<int> _keys = [];
    private readonly List<long> _counts = [];
    private int _bits = FinestBits;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    /// <summary>How many values it has.</summary>
    public long Count { get; private set; }

    /// <summary>How many buckets it has.</summary>
    public int BucketCount => _keys.Count;

    /// <summary>How far a quantile may be from the true one, as a share of it, where no interpolation comes in.</summary>
    public double RelativeError => 1.0 / (1L << (_bits + 1));

    public void Add(double value)
    {
        value = double.IsNaN(value) ? double.PositiveInfinity : value;
        Add(KeyOf(value), 1);
        Count++;
        _minimum = Math.Min(_minimum, value);
        _maximum = Math.Max(_maximum, value);
        Shrink();
    }

    /// <summary>Adds all that another has.</summary>
    public void Merge(QuantileSketch other)
    {
        while (_bits > other._bits)
            Coarsen();
        for (int i = 0; i < other._keys.Count; i++)
        {
            int key = other._keys[i];
            for (int bits = other._bits; bits > _bits; bits--)
                key = CoarserKey(key);
            Add(key, other._counts[i]);
        }

        Count += other.Count;
        _minimum = Math.Min(_minimum, other._minimum);
        _maximum = Math.Max(_maximum, other._maximum);
        Shrink();
    }

    /// <summary>
    /// The value below which a share of all values lies, interpolated between neighbours as in the store's views; NaN where
    /// there are none.
    /// </summary>
    /// <param name="share">From 0 to 1.</param>
    public double Quantile(double share)
    {
        if (Count == 0)
            return double.NaN;
        double rank = (Count - 1) * share;
        long below = (long)rank;
        double part = rank - below;
        double lower = ValueAt(below);
        if (part == 0 || !double.IsFinite(lower))
            return lower;
        double upper = ValueAt(below + 1);
        return double.IsFinite(upper) ? lower + (upper - lower) * part : upper;
    }

    /// <summary>The value of that rank, from 0.</summary>
    private double ValueAt(long rank)
    {
        if (rank == 0)
            return _minimum;
        if (rank == Count - 1)
            return _maximum;
        int i = 0;
        for (long seen = _counts[0]; seen <= rank; seen += _counts[i])
            i++;
        return Math.Clamp(MiddleOf(_keys[i]), _minimum, _maximum);
    }

    private void Add(int key, long count)
    {
        int place = _keys.BinarySearch(key);
        if (place >= 0)
        {
            _counts[place] += count;
            return;
        }

        _keys.Insert(~place, key);
        _counts.Insert(~place, count);
    }

    private void Shrink()
    {
        while (_keys.Count > MaximumBuckets && _bits > 0)
            Coarsen();
    }

    private void Coarsen()
    {
        _bits--;
        int last = -1;
        for (int i = 0; i < _keys.Count; i++)
        {
            int key = CoarserKey(_keys[i]);
            if (last >= 0 && _keys[last] == key)
            {
                _counts[last] += _counts[i];
                continue;
            }

            last++;
            (_keys[last], _counts[last]) = (key, _counts[i]);
        }

        _keys.RemoveRange(last + 1, _keys.Count - last - 1);
        _counts.RemoveRange(last + 1, _counts.Count - last - 1);
    }

    /// <summary>0 for zero; from 1 for positive numbers, in their order; the same with a minus for negative ones.</summary>
    private int KeyOf(double value)
    {
        if (value == 0)
            return 0;
        int key = (int)(BitConverter.DoubleToInt64Bits(Math.Abs(value)) >> (MantissaBits - _bits)) + 1;
        return value < 0 ? -key : key;
    }

    private double MiddleOf(int key)
    {
        if (key == 0)
            return 0;
        long first = (long)(Math.Abs(key) - 1) << (MantissaBits - _bits);
        double low = BitConverter.Int64BitsToDouble(first);
        double middle = double.IsInfinity(low) ? low : BitConverter.Int64BitsToDouble(first + (1L << (MantissaBits - _bits - 1)));
        return key < 0 ? -middle : middle;
    }

    private static int CoarserKey(int key) => key switch
    {
        0 => 0,
        > 0 => ((key - 1) >> 1) + 1,
        _ => -(((-key - 1) >> 1) + 1),
    };
}
