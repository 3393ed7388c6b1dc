using System.Runtime.InteropServices;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>How each trial ended, in rows: the final objective, the best one, the final point.</summary>
internal sealed class KernelResults(int trials, int dimension)
{
    private readonly double[] _values = new double[trials * (2 + dimension)];

    public Span<double> Row(int trial) => _values.AsSpan(trial * (2 + dimension), 2 + dimension);

    public void Read(string path) => File.ReadAllBytes(path).AsSpan().CopyTo(MemoryMarshal.AsBytes(_values.AsSpan()));

    /// <summary>Says whether both sides did the same: to the bit, but for objectives where <paramref name="sumsDiffer"/>.</summary>
    public string Compare(KernelResults other, bool sumsDiffer)
    {
        int different = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            ReadOnlySpan<double> own = Row(trial);
            ReadOnlySpan<double> others = other.Row(trial);
            bool isSame = Bits(own[2..]).SequenceEqual(Bits(others[2..]))
                && (sumsDiffer ? IsNear(own[0], others[0]) && IsNear(own[1], others[1]) : Bits(own[..2]).SequenceEqual(Bits(others[..2])));
            different += isSame ? 0 : 1;
        }

        return different == 0 ? "the same bits" : $"{different} trials DIFFER";
    }

    /// <summary>Sums of the same terms in another order.</summary>
    private static bool IsNear(double one, double other) => Math.Abs(one - other) <= 1e-12 * Math.Abs(one);

    private static ReadOnlySpan<long> Bits(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values);
}
