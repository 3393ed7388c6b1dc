using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>The parameters of one trial, one after another, seen through vectors that may start at any of them.</summary>
/// <remarks>Indices are not checked, as in <see cref="Rows{TLanes}"/>.</remarks>
public readonly ref struct ParameterRow
{
    private readonly ref double _origin;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ParameterRow(ref double origin, int count)
    {
        _origin = ref origin;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The parameters from <paramref name="i"/> on, as many as the vector has lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(int i)
        where TLanes : struct, ILanes<TLanes> => TLanes.Load(ref Unsafe.Add(ref _origin, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TLanes>(int i, TLanes value)
        where TLanes : struct, ILanes<TLanes> => value.Store(ref Unsafe.Add(ref _origin, i));

    /// <summary>The same as rows of one lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<ScalarLane> AsRows() => new(ref _origin, Count);
}
