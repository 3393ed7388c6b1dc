using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>
/// The working state of some trials that run side by side: rows of doubles, one lane a trial, in one buffer aligned to
/// a cache line, so that no vector load crosses one.
/// </summary>
/// <remarks>
/// Live trials fill lanes 0 to <see cref="Count"/> − 1. A finished one is replaced by the last live one, so vectors stay
/// full until fewer trials than lanes are left. Lanes from Count on, up to the vector's width, are computed and never read.
/// </remarks>
public sealed class LaneBlock
{
    private const int CacheLineBytes = 64;

    private readonly double[] _buffer;
    private readonly int _origin;

    /// <param name="rows">How the rows are divided.</param>
    /// <param name="capacity">The most trials it holds, in lanes; rounded up to whole vectors.</param>
    /// <param name="width">The width of the kernels that will run on it.</param>
    public LaneBlock(BlockRows rows, int capacity, LaneWidth width)
    {
        Layout = rows;
        Stride = (capacity + (int)width - 1) / (int)width * (int)width;
        const int padding = CacheLineBytes / sizeof(double);
        _buffer = GC.AllocateArray<double>(checked(rows.Total * Stride + padding), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _origin = (int)((CacheLineBytes - address % CacheLineBytes) % CacheLineBytes) / sizeof(double);
    }

    public BlockRows Layout { get; }

    /// <summary>Doubles from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Trials still running.</summary>
    public int Count { get; set; }

    public ref double this[int row, int lane] => ref _buffer[_origin + row * Stride + lane];

    /// <summary>Row <paramref name="row"/>, all lanes.</summary>
    public Span<double> Row(int row) => _buffer.AsSpan(_origin + row * Stride, Stride);

    /// <summary>The <paramref name="count"/> rows from <paramref name="first"/> on, in the vector that starts at <paramref name="lane"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<TLanes> Rows<TLanes>(int first, int count, int lane)
        where TLanes : struct, ILanes<TLanes> =>
        new(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _origin + first * Stride + lane), Stride, count);

    /// <summary>Takes a finished trial's lane out, moving the last live one into its place.</summary>
    public void Remove(int lane)
    {
        Count--;
        if (lane == Count)
            return;
        for (int row = 0; row < Layout.Total; row++)
            this[row, lane] = this[row, Count];
    }
}
