using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>Rows of one vector each, aligned to a cache line.</summary>
internal sealed class LaneScratch<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int CacheLineBytes = 64;

    private readonly double[] _buffer;
    private readonly int _origin;
    private readonly int _rowCount;

    public LaneScratch(int rowCount)
    {
        _rowCount = rowCount;
        _buffer = GC.AllocateArray<double>(checked(rowCount * TLanes.Width + CacheLineBytes / sizeof(double)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _origin = (int)((CacheLineBytes - address % CacheLineBytes) % CacheLineBytes) / sizeof(double);
    }

    public Rows<TLanes> Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _origin), _rowCount);
    }

    /// <summary>One lane of one row.</summary>
    public ref double this[int row, int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _buffer[_origin + row * TLanes.Width + lane];
    }
}
