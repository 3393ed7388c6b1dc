using System.Runtime.InteropServices;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>How each trial ended, in rows: the final objective, the best one, the final point.</summary>
internal sealed class KernelResults(int trials, int dimension)
{
    private readonly double[] _values = new double[trials * (2 + dimension)];

    public Span<double> Row(int trial) => _values.AsSpan(trial * (2 + dimension), 2 + dimension);

    public void Read(string path) => File.ReadAllBytes(path).AsSpan().CopyTo(MemoryMarshal.AsBytes(_values.AsSpan()));

    /// <summary>Says whether both sides did the same, to the bit.</summary>
    public string Compare(KernelResults other)
    {
        int different = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            if (!Bits(Row(trial)).SequenceEqual(Bits(other.Row(trial))))
                different++;
        }

        return different == 0 ? "the same bits" : $"{different} trials DIFFER";
    }

    private static ReadOnlySpan<long> Bits(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values);
}
