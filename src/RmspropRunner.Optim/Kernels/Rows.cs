using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>
/// Some rows of a structure-of-arrays buffer, seen through one vector: <c>rows[i]</c> holds parameter i of
/// <typeparamref name="TLanes"/>.Width neighbouring trials.
/// </summary>
/// <remarks>
/// Indices are not checked: a kernel loops to <see cref="Count"/>, and the JIT must be able to keep the reference in a
/// register. So kernels write <c>x[i] = x[i] - step</c>: for <c>x[i] -= step</c> the JIT takes this struct's address, and reads
/// it from memory again and again.
/// </remarks>
public readonly ref struct Rows<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref double _origin;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Rows(ref double origin, int count)
    {
        _origin = ref origin;
        Count = count;
    }

    public int Count { get; }

    public TLanes this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Load(ref Unsafe.Add(ref _origin, row * (nint)TLanes.Width));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => value.Store(ref Unsafe.Add(ref _origin, row * (nint)TLanes.Width));
    }

    /// <summary>The <paramref name="count"/> rows from row <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<TLanes> Slice(int first, int count) => new(ref Unsafe.Add(ref _origin, first * (nint)TLanes.Width), count);
}
